import 'server-only'
import { randomUUID } from 'node:crypto'
import { type Day, dayToDate } from '@/lib/kernel/calendar'
import { type CommonReason, type Context, done, type Result, refuse } from '@/lib/kernel/command'
import { guarded, isExclusionViolation, isForeignKeyViolation, type Tx } from '@/lib/kernel/db'
import { recordEvent } from '@/lib/kernel/events'
import { newRecordNames } from '../messages'
import { canRunRollOver } from '../policy'
import { findClass, findOrganizationFacts, findYearFacts, holdOrganization } from '../queries/classes'
import {
  findRollOver,
  listNewRecords,
  lockOrganizationForRollOver,
  readRollFacts,
  type StandingRollOver,
} from '../queries/roll-over'
import { type ClassReason, decideYearOpen } from '../rules/classes'
import {
  choicesFor,
  decideRollOver,
  planMark,
  planRollOver,
  type RollChoice,
  type RollOverReason,
  type RollPlan,
  sameChoice,
} from '../rules/roll-over'
import type { YearFacts } from '../types'

type Refused = RollOverReason | ClassReason | 'ENROLLMENT_OVERLAPS' | CommonReason

/** Rows of one table in one statement, however many. */
async function insertRows(tx: Tx, table: string, columns: string[], rows: object[]): Promise<void> {
  if (rows.length === 0) return
  const names = columns.map((name) => `"${name}"`).join(', ')
  await tx.$executeRawUnsafe(
    `INSERT INTO "${table}" (${names}) SELECT ${names} FROM json_populate_recordset(NULL::"${table}", $1::json)`,
    JSON.stringify(rows),
  )
}

/**
 * Stores what is to become of pupils of a class; null takes a choice back, so that the rule decides again. Refused: YEAR_CLOSED,
 * CHOICE_NOT_POSSIBLE; NOT_FOUND when a pupil is not in the class.
 */
export async function chooseRollOver(
  { tx, now, today, actor, scope }: Context,
  input: { classId: string; choices: Record<string, RollChoice | null> },
): Promise<Result<{ yearId: string }, Refused>> {
  const { organizationId, municipalityId } = scope
  if (!canRunRollOver(actor) || !organizationId) return refuse('FORBIDDEN')
  await holdOrganization(tx, organizationId)
  const group = await findClass(tx, scope, input.classId, today)
  const place = await findOrganizationFacts(tx, scope, organizationId)
  if (!group || !place) return refuse('NOT_FOUND')
  const yearId = group.year.id
  // A roll-over that is late runs out of a year that is closed already; only one that was run ends the choosing.
  if (group.year.rolledOver) return refuse('YEAR_CLOSED')
  const facts = await readRollFacts(tx, organizationId, yearId)
  const possible = choicesFor(group, facts.classes, place)
  const inClass = new Set(
    facts.pupils.filter(({ classGroupId }) => classGroupId === group.id).map((p) => p.enrollmentId),
  )
  const given = Object.entries(input.choices)
  if (given.some(([enrollmentId]) => !inClass.has(enrollmentId))) return refuse('NOT_FOUND')
  if (given.some(([, choice]) => choice && !possible.some((each) => sameChoice(each, choice)))) {
    return refuse('CHOICE_NOT_POSSIBLE')
  }
  await tx.rollOverChoice.deleteMany({ where: { fromEnrollmentId: { in: given.map(([id]) => id) }, organizationId } })
  await tx.rollOverChoice.createMany({
    data: given.flatMap(([fromEnrollmentId, choice]) =>
      choice
        ? [{ fromEnrollmentId, organizationId, yearId, ...choice, decidedAt: now, decidedById: actor.userId }]
        : [],
    ),
  })
  await recordEvent(tx, actor, now, {
    ...{ kind: 'rollOverChosen', municipalityId, organizationId, subjectId: group.id },
    data: { pupils: given.length },
  })
  return done({ yearId })
}

/** The year that begins the day after the given one ends. */
async function findNextYear(context: Context, organizationId: string, from: YearFacts): Promise<YearFacts | null> {
  const next = await context.tx.academicYear.findFirst({
    where: { municipalityId: context.scope.municipalityId, startsOn: { gt: dayToDate(from.startsOn) } },
    orderBy: { startsOn: 'asc' },
    select: { id: true },
  })
  return next && findYearFacts(context.tx, context.scope, organizationId, next.id)
}

/**
 * Takes the whole organisation into the next academic year, in one transaction and a constant number of statements: classes of the
 * new year with their staff, an enrolment from its first day for everybody who stays, an end for everybody else. Run twice it is
 * done once. Refused: the reasons of `decideRollOver`; CHANGED_MEANWHILE when the plan is no longer the one that was looked at.
 */
export async function runRollOver(
  context: Context,
  input: { requestKey: string; yearId: string; mark: string },
): Promise<Result<{ id: string }, Refused>> {
  const { tx, now, today, actor, scope } = context
  const { organizationId, municipalityId } = scope
  if (!canRunRollOver(actor) || !organizationId) return refuse('FORBIDDEN')
  await lockOrganizationForRollOver(tx, organizationId)
  const from = await findYearFacts(tx, scope, organizationId, input.yearId)
  const place = await findOrganizationFacts(tx, scope, organizationId)
  if (!from || !place) return refuse('NOT_FOUND')
  const before = await tx.rollOver.findUnique({
    where: { requestKey: input.requestKey },
    select: { id: true, organizationId: true },
  })
  if (before) return before.organizationId === organizationId ? done({ id: before.id }, true) : refuse('NOT_FOUND')
  const to = await findNextYear(context, organizationId, from)
  const facts = await readRollFacts(tx, organizationId, from.id)
  const plan = planRollOver({ ...facts, place, newYear: { startsOn: to?.startsOn ?? from.endsOn } })
  const objection = decideRollOver({ from, to, plan, today }) ?? (to && decideYearOpen(to))
  if (objection || !to) return refuse(objection ?? 'ROLL_OVER_NO_YEAR')
  if (planMark(plan) !== input.mark) return refuse('CHANGED_MEANWHILE')
  const id = randomUUID()
  const written = await guarded(tx, isExclusionViolation, async () => {
    await tx.rollOver.create({
      data: {
        ...{ id, municipalityId, organizationId, fromYearId: from.id, toYearId: to.id },
        ...{ createdAt: now, createdById: actor.userId, requestKey: input.requestKey },
        standsFor: `${organizationId} ${from.id}`,
      },
    })
    await writePlan(context, organizationId, id, from, to, plan)
    return true
  })
  if (!written) return refuse('ENROLLMENT_OVERLAPS')
  await recordEvent(tx, actor, now, {
    ...{ kind: 'yearRolledOver', municipalityId, organizationId, subjectId: id },
    data: { fromYearId: from.id, toYearId: to.id, pupils: plan.rows.length, classes: plan.newClasses.length },
  })
  return done({ id })
}

async function writePlan(
  { tx, now, actor, scope }: Context,
  organizationId: string,
  rollOverId: string,
  from: YearFacts,
  to: YearFacts,
  plan: RollPlan,
): Promise<void> {
  const { municipalityId } = scope
  const made = await tx.classGroup.createManyAndReturn({
    data: plan.newClasses.map(({ fromClassId: _, ...group }) => ({
      ...{ ...group, municipalityId, organizationId, yearId: to.id, createdAt: now, createdById: actor.userId },
    })),
    // A class of that name which is there already takes the pupils; its staff is its own.
    skipDuplicates: true,
    select: { id: true, name: true },
  })
  const all = await tx.classGroup.findMany({
    where: { organizationId, yearId: to.id },
    select: { id: true, name: true },
  })
  const idByName = new Map(all.map((group) => [group.name, group.id]))
  const sources = new Map(plan.newClasses.map((group) => [group.name, group.fromClassId]))
  await carryStaff(
    tx,
    made.flatMap(({ id, name }) => {
      const source = sources.get(name)
      return source ? [{ from: source, to: id }] : []
    }),
    { startsOn: to.startsOn, endsOn: from.endsOn, now, userId: actor.userId },
  )
  const rows = plan.rows.map(({ choice, ...row }) => {
    const toClassId = choice?.toName ? idByName.get(choice.toName) : null
    if (!choice || toClassId === undefined) throw new Error('The plan has a row without a class')
    return { ...row, decision: choice.decision, toClassId, toEnrollmentId: toClassId ? randomUUID() : null }
  })
  // The kind of the old stay goes over to the new one.
  await tx.$executeRaw`
    UPDATE "Enrollment" e SET "validUntil" = ${from.endsOn}::date, "version" = e."version" + 1, "leaveReason" = (CASE r."decision"
        WHEN 'GRADUATE' THEN 'GRADUATED' WHEN 'LEAVE' THEN 'LEFT' ELSE 'YEAR_ENDED' END)::"LeaveReason"
    FROM json_to_recordset(${JSON.stringify(rows)}::json) AS r("enrollmentId" uuid, "decision" text) WHERE e."id" = r."enrollmentId"`
  await tx.$executeRaw`
    INSERT INTO "Enrollment" ("id", "municipalityId", "studentId", "organizationId", "classGroupId", "yearId", "kind", "validFrom",
      "createdAt", "createdById")
    SELECT r."toEnrollmentId", e."municipalityId", e."studentId", e."organizationId", r."toClassId", ${to.id}::uuid, e."kind",
      ${to.startsOn}::date, ${now}, ${actor.userId}::uuid
    FROM json_to_recordset(${JSON.stringify(rows)}::json) AS r("enrollmentId" uuid, "toEnrollmentId" uuid, "toClassId" uuid)
    JOIN "Enrollment" e ON e."id" = r."enrollmentId" WHERE r."toClassId" IS NOT NULL`
  await insertRows(
    tx,
    'RollOverRow',
    ['rollOverId', 'studentId', 'decision', 'fromEnrollmentId', 'toEnrollmentId'],
    rows.map(({ studentId, decision, enrollmentId, toEnrollmentId }) => ({
      ...{ rollOverId, studentId, decision, toEnrollmentId },
      fromEnrollmentId: enrollmentId,
    })),
  )
  await tx.$executeRaw`
    UPDATE "Student" t SET "graduatedOn" = CASE WHEN r."decision" = 'GRADUATE' THEN ${from.endsOn}::date ELSE t."graduatedOn" END,
      "leftOn" = CASE WHEN r."decision" = 'LEAVE' THEN ${from.endsOn}::date ELSE t."leftOn" END
    FROM "RollOverRow" r WHERE r."rollOverId" = ${rollOverId}::uuid AND r."studentId" = t."id" AND r."decision" IN ('GRADUATE', 'LEAVE')`
}

/** The staff that stands at the old year's end works with the class on; subject teachers and psychologists too. */
async function carryStaff(
  tx: Tx,
  pairs: { from: string; to: string }[],
  days: { startsOn: Day; endsOn: Day; now: Date; userId: string },
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "ClassStaff" ("id", "classGroupId", "userId", "duty", "validFrom", "createdAt", "createdById")
    SELECT gen_random_uuid(), p."to", s."userId", s."duty", ${days.startsOn}::date, ${days.now}, ${days.userId}::uuid
    FROM json_to_recordset(${JSON.stringify(pairs)}::json) AS p("from" uuid, "to" uuid)
    JOIN "ClassStaff" s ON s."classGroupId" = p."from"
      AND s."validFrom" <= ${days.endsOn}::date AND (s."validUntil" IS NULL OR s."validUntil" > ${days.endsOn}::date)`
}

/**
 * What domains above hold in the new year: this one knows nothing of it, so whoever calls the undoing brings it (lib/plans). The same
 * transaction, the organisation held.
 */
export type RollOverAbove = {
  /** What has been recorded since, in words; anything at all forbids the undoing. */
  newRecords: (context: Context, rollOver: StandingRollOver) => Promise<string[]>
  /** Takes away what was made together with the roll-over. */
  takeBack: (context: Context, rollOver: StandingRollOver) => Promise<void>
}

/**
 * Takes a roll-over back while the new year holds nothing but what it made. Refused: ROLL_OVER_NOT_STANDING, ROLL_OVER_HAS_RECORDS with
 * what there is.
 */
export async function undoRollOver(
  context: Context,
  input: { rollOverId: string },
  above: RollOverAbove,
): Promise<Result<{ yearId: string }, Refused>> {
  const { tx, now, actor, scope } = context
  const { organizationId, municipalityId } = scope
  if (!canRunRollOver(actor) || !organizationId) return refuse('FORBIDDEN')
  await lockOrganizationForRollOver(tx, organizationId)
  const rollOver = await findRollOver(tx, scope, { id: input.rollOverId })
  if (!rollOver) return refuse('NOT_FOUND')
  if (rollOver.undone) return refuse('ROLL_OVER_NOT_STANDING')
  const own = (await listNewRecords(tx, rollOver)).map((kind) => newRecordNames[kind])
  const points = [...own, ...(await above.newRecords(context, rollOver))]
  if (points.length > 0) return refuse('ROLL_OVER_HAS_RECORDS', { points })
  const undone = await guarded(tx, isForeignKeyViolation, async () => {
    await above.takeBack(context, rollOver)
    await takeBack(tx, rollOver)
    await tx.rollOver.update({
      where: { id: rollOver.id },
      data: { undoneAt: now, undoneById: actor.userId, standsFor: null },
    })
    return true
  })
  if (!undone) return refuse('ROLL_OVER_HAS_RECORDS', { points: [newRecordNames.LINKED] })
  await recordEvent(tx, actor, now, {
    ...{ kind: 'rollOverUndone', municipalityId, organizationId, subjectId: rollOver.id },
    data: { fromYearId: rollOver.fromYearId, toYearId: rollOver.toYearId },
  })
  return done({ yearId: rollOver.fromYearId })
}

/** Rows and classes that bear the roll-over's instant are its own; what was there before it stays. */
async function takeBack(tx: Tx, { id, organizationId, toYearId, createdAt }: StandingRollOver): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM "Enrollment" e USING "RollOverRow" r WHERE r."rollOverId" = ${id}::uuid AND e."id" = r."toEnrollmentId"`
  await tx.$executeRaw`
    DELETE FROM "ClassStaff" s USING "ClassGroup" c WHERE c."id" = s."classGroupId" AND s."createdAt" = ${createdAt}
      AND c."organizationId" = ${organizationId}::uuid AND c."yearId" = ${toYearId}::uuid`
  await tx.classGroup.deleteMany({ where: { organizationId, yearId: toYearId, createdAt } })
  await tx.$executeRaw`
    UPDATE "Student" t SET "graduatedOn" = NULL, "leftOn" = NULL FROM "RollOverRow" r
    WHERE r."rollOverId" = ${id}::uuid AND r."studentId" = t."id" AND r."decision" IN ('GRADUATE', 'LEAVE')`
  await tx.$executeRaw`
    UPDATE "Enrollment" e SET "validUntil" = NULL, "leaveReason" = NULL, "version" = e."version" + 1
    FROM "RollOverRow" r WHERE r."rollOverId" = ${id}::uuid AND e."id" = r."fromEnrollmentId"`
}
