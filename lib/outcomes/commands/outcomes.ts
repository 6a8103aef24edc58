import 'server-only'
import { randomUUID } from 'node:crypto'
import { type CommonReason, type Context, done, invalid, type Result, refuse } from '@/lib/kernel/command'
import { recordEvent } from '@/lib/kernel/events'
import type { OutcomePhase } from '@/lib/kernel/prisma/enums'
import { categoryNames, rowMessages } from '../messages'
import { findOutcomeClass, listOutcomePupils, lockOutcomeClass } from '../queries/outcomes'
import {
  decideConfirmation,
  decideCorrection,
  decideEntry,
  judgeRow,
  type OutcomeFacts,
  type OutcomeReason,
  type RowFault,
  sameFacts,
  type TypedOutcome,
} from '../rules/outcomes'
import type { OutcomeClassHead, OutcomePupil } from '../types'

type Refused = OutcomeReason | CommonReason

const standsFor = (classId: string, studentId: string, phase: OutcomePhase) => `${classId} ${studentId} ${phase}`

const faultsAt = (path: string, faults: RowFault[]): [string, string[]][] =>
  faults.map(({ field, reason }) => [`${path}${field}`, [rowMessages[reason]]])

function rowOf(
  { now, actor }: Context,
  group: OutcomeClassHead,
  studentId: string,
  phase: OutcomePhase,
  facts: OutcomeFacts,
) {
  return {
    ...{ id: randomUUID(), municipalityId: actor.municipalityId, organizationId: group.organizationId, ...facts },
    ...{ classGroupId: group.id, yearId: group.year.id, studentId, phase },
    ...{ standsFor: standsFor(group.id, studentId, phase), recordedAt: now, recordedById: actor.userId },
  }
}

/** The sheet's next version; whoever writes holds the class's row. */
async function nextVersion({ tx, actor }: Context, group: OutcomeClassHead, phase: OutcomePhase): Promise<void> {
  await tx.outcomeSheet.upsert({
    where: { classGroupId_phase: { classGroupId: group.id, phase } },
    create: {
      classGroupId: group.id,
      phase,
      municipalityId: actor.municipalityId,
      organizationId: group.organizationId,
    },
    update: { version: { increment: 1 } },
  })
}

/** The class behind its lock, led by the person or of the own organisation. */
async function classToWrite({ tx, scope, today }: Context, classId: string): Promise<OutcomeClassHead | null> {
  if (!(await findOutcomeClass(tx, scope, classId, today, 'LEADS'))) return null
  await lockOutcomeClass(tx, classId)
  return findOutcomeClass(tx, scope, classId, today, 'LEADS')
}

/**
 * Where the graduates of a class want to go, or are: all rows or none, as many statements for one as for thirty. What a row leaves empty
 * is taken back. Refused: NOT_FOUND (a class not led), ENTRY_TOO_EARLY, ENTRY_OVER, OUTCOMES_CONFIRMED, NOT_ON_ROSTER, CHANGED_MEANWHILE
 * with what the other has written; faults of a row by «rows.<pupil>.<field>».
 */
export async function saveOutcomes(
  context: Context,
  input: { classId: string; phase: OutcomePhase; version: number; rows: Record<string, TypedOutcome> },
): Promise<Result<{ classId: string; phase: OutcomePhase; count: number }, Refused>> {
  const { tx, today, actor, now } = context
  const { phase } = input
  const group = await classToWrite(context, input.classId)
  if (!group) return refuse('NOT_FOUND')
  const objection = decideEntry(phase, { year: group.year, today, confirmed: group.confirmedAt !== null })
  if (objection) return refuse(objection)
  const pupils = new Map(
    (await listOutcomePupils(tx, group, today, { stillHere: false })).map((pupil) => [pupil.studentId, pupil]),
  )
  const stored = (pupil: OutcomePupil) => (phase === 'INTENTION' ? pupil.intention : pupil.actual)
  const faults: [string, string[]][] = []
  const changed: { pupil: OutcomePupil; facts: OutcomeFacts | null }[] = []
  for (const [studentId, typed] of Object.entries(input.rows)) {
    const pupil = pupils.get(studentId)
    if (!pupil) return refuse('NOT_ON_ROSTER')
    const row = judgeRow(typed, { grade: group.grade, phase, profile: group.profile })
    faults.push(...faultsAt(`rows.${studentId}.`, row.faults))
    const before = stored(pupil)
    const same = row.facts && before ? sameFacts(row.facts, before) : !row.facts && !before
    if (!same) changed.push({ pupil, facts: row.facts })
  }
  if (faults.length > 0) return invalid(Object.fromEntries(faults))
  const given = { classId: group.id, phase }
  if (changed.length === 0) return done({ ...given, count: 0 }, true)
  const version = group.versions[phase]
  if (input.version !== version) {
    const theirs = changed.map(({ pupil }) => {
      const before = stored(pupil)
      return [`${pupil.lastName} ${pupil.firstName}`, before ? categoryNames[before.category] : 'не внесено']
    })
    return refuse('CHANGED_MEANWHILE', { theirs: Object.fromEntries(theirs), version })
  }
  const ids = changed.map(({ pupil }) => standsFor(group.id, pupil.studentId, phase))
  await tx.graduateOutcome.deleteMany({ where: { standsFor: { in: ids } } })
  await tx.graduateOutcome.createMany({
    data: changed.flatMap(({ pupil, facts }) => (facts ? [rowOf(context, group, pupil.studentId, phase, facts)] : [])),
  })
  await nextVersion(context, group, phase)
  await recordEvent(tx, actor, now, {
    ...{ kind: 'outcomesSaved', municipalityId: actor.municipalityId, organizationId: group.organizationId },
    ...{ subjectId: group.id, data: { phase, pupils: changed.length } },
  })
  return done({ ...given, count: changed.length })
}

/**
 * The head's word that the facts of a class are complete. Refused: NOT_FOUND, ENTRY_TOO_EARLY, NOBODY_GRADUATES, NOT_ALL_TOLD (with how
 * many are missing), OUTCOMES_CONFIRMED, CHANGED_MEANWHILE when the table is no longer the one that was looked at.
 */
export async function confirmOutcomes(
  context: Context,
  input: { classId: string; version: number },
): Promise<Result<{ classId: string }, Refused>> {
  const { tx, today, actor, now } = context
  const group = await classToWrite(context, input.classId)
  if (!group) return refuse('NOT_FOUND')
  const pupils = await listOutcomePupils(tx, group, today, { stillHere: false })
  const missing = pupils.filter(({ actual }) => actual === null)
  const objection = decideConfirmation({
    ...{ year: group.year, today, confirmed: group.confirmedAt !== null },
    ...{ roster: pupils.length, told: pupils.length - missing.length },
  })
  if (objection) {
    const points = missing.map(({ lastName, firstName }) => `${lastName} ${firstName}`)
    return refuse(objection, objection === 'NOT_ALL_TOLD' ? { points } : undefined)
  }
  if (input.version !== group.versions.ACTUAL) return refuse('CHANGED_MEANWHILE', { version: group.versions.ACTUAL })
  await tx.outcomeSheet.update({
    where: { classGroupId_phase: { classGroupId: group.id, phase: 'ACTUAL' } },
    data: {
      ...{ confirmedAt: now, confirmedById: actor.userId, graduates: pupils.length },
      version: { increment: 1 },
    },
  })
  await recordEvent(tx, actor, now, {
    ...{ kind: 'outcomesConfirmed', municipalityId: actor.municipalityId, organizationId: group.organizationId },
    ...{ subjectId: group.id, data: { graduates: pupils.length } },
  })
  return done({ classId: group.id })
}

/**
 * One pupil's fact said anew after the last day or the head's word, with a reason; what stood stays as a record (rule 20). Also enters
 * what was never told. Refused: NOT_FOUND (a class or a pupil of another), STILL_OPEN, ENTRY_TOO_EARLY,
 * NOTHING_CHANGED, CHANGED_MEANWHILE.
 */
export async function correctOutcome(
  context: Context,
  input: { classId: string; studentId: string; version: number; reason: string } & TypedOutcome,
): Promise<Result<{ classId: string }, Refused>> {
  const { tx, today, actor, now } = context
  const group = await classToWrite(context, input.classId)
  if (!group) return refuse('NOT_FOUND')
  const objection = decideCorrection({ year: group.year, today, confirmed: group.confirmedAt !== null })
  if (objection) return refuse(objection)
  const [pupil] = await listOutcomePupils(tx, group, today, { stillHere: false, studentId: input.studentId })
  if (!pupil) return refuse('NOT_FOUND')
  const { facts, faults } = judgeRow(input, { grade: group.grade, phase: 'ACTUAL', profile: group.profile })
  if (faults.length > 0) return invalid(Object.fromEntries(faultsAt('', faults)))
  if (!facts) return invalid({ category: [rowMessages.CATEGORY_MISSING] })
  if (pupil.actual && sameFacts(facts, pupil.actual)) return refuse('NOTHING_CHANGED')
  const version = group.versions.ACTUAL
  if (input.version !== version) {
    const theirs = { Сейчас: pupil.actual ? categoryNames[pupil.actual.category] : 'не внесено' }
    return refuse('CHANGED_MEANWHILE', { theirs, version })
  }
  if (pupil.actual) await tx.graduateOutcome.update({ where: { id: pupil.actual.id }, data: { standsFor: null } })
  await tx.graduateOutcome.create({
    data: {
      ...rowOf(context, group, pupil.studentId, 'ACTUAL', facts),
      replacesId: pupil.actual?.id ?? null,
      reason: input.reason,
    },
  })
  await nextVersion(context, group, 'ACTUAL')
  await recordEvent(tx, actor, now, {
    ...{ kind: 'outcomeCorrected', municipalityId: actor.municipalityId, organizationId: group.organizationId },
    ...{ subjectId: pupil.studentId, data: { classId: group.id } },
  })
  return done({ classId: group.id })
}
