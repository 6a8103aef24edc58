import 'server-only'
import { randomUUID } from 'node:crypto'
import { consentedAmong, lockChildren } from '@/lib/family/queries/consents'
import type { Actor } from '@/lib/kernel/actor'
import { type Day, dayToDate } from '@/lib/kernel/calendar'
import { type CommonReason, type Context, done, invalid, type Result, refuse } from '@/lib/kernel/command'
import type { Tx } from '@/lib/kernel/db'
import { recordEvent, recordEvents } from '@/lib/kernel/events'
import type { Prisma } from '@/lib/kernel/prisma/client'
import type { ResultSource } from '@/lib/kernel/prisma/enums'
import { nameKey } from '@/lib/students/rules/names'
import {
  countResultsInReach,
  findDiagnosticClass,
  findMethod,
  listClassDiagnostics,
  lockResult,
  releaseResults,
} from '../queries/diagnostics'
import { type DiagnosticReason, fitsGrade, isValue, type Method, mayRelease, type Scales } from '../rules/diagnostics'
import { INTERESTS_CODE, PAIRS, readAnswers, scoreInterests } from '../rules/interests'
import { summaryOf } from '../rules/summary'

type Refused = DiagnosticReason | CommonReason
const ANSWERS_WRONG = `Ответы с листа: ${PAIRS.length} цифр подряд, на каждую пару 1 или 2.`

type Row = { studentId: string; scales: Scales }

/** A scale as typed: a whole number within its bounds, or what is wrong with it. */
function readScales(method: Method, typed: Record<string, string>): { scales: Scales; wrong: [string, string][] } {
  const wrong: [string, string][] = []
  // Answers of the portal's own questionnaire on paper are counted here, not by hand.
  if (method.code === INTERESTS_CODE && typed.answers) {
    const answers = readAnswers(typed.answers)
    return answers ? { scales: scoreInterests(answers), wrong } : { scales: {}, wrong: [['answers', ANSWERS_WRONG]] }
  }
  const scales: Scales = {}
  for (const scale of method.scales) {
    const text = typed[scale.code] ?? ''
    const value = Number(text.replace(',', '.'))
    if (text === '' || !isValue(scale, value))
      wrong.push([scale.code, `${scale.title}: целое число от 0 до ${scale.max}.`])
    else scales[scale.code] = value
  }
  return { scales, wrong }
}

/** The cells of a pasted row after the name: scales in their order, or one cell with all answers of a paper sheet. */
function typedCells(method: Method, cells: string[]): Record<string, string> {
  const [first = '', ...rest] = cells
  if (method.code === INTERESTS_CODE && first.length >= PAIRS.length && rest.every((cell) => cell === ''))
    return { answers: first }
  return Object.fromEntries(method.scales.map(({ code }, nth) => [code, cells[nth] ?? '']))
}

type Place = { method: Method; children: Awaited<ReturnType<typeof listClassDiagnostics>>; classId: string }

async function placeOf(
  { tx, scope, today, actor }: Context,
  input: { classId: string; methodCode: string; takenOn: Day },
): Promise<{ ok: true; place: Place } | { ok: false; refusal: Result<never, Refused> }> {
  const no = (reason: Refused) => ({ ok: false as const, refusal: refuse(reason) })
  const group = await findDiagnosticClass(tx, scope, input.classId, today, 'PSYCHOLOGIST')
  if (!group) return no('NOT_FOUND')
  if (!group.yearOpen) return no('YEAR_CLOSED')
  if (input.takenOn > today) return no('TAKEN_AHEAD')
  const method = await findMethod(tx, actor.municipalityId, input.methodCode)
  if (!method?.active) return no('METHOD_UNKNOWN')
  if (!fitsGrade(method, group.grade)) return no('METHOD_UNFIT')
  const children = await listClassDiagnostics(tx, scope, group.id, today, today)
  return { ok: true, place: { method, children, classId: group.id } }
}

/**
 * Writes results of several children behind their locks, all or none; as many statements for one as for thirty. False when one of them
 * has a result of the method on that day already.
 */
async function writeResults(
  { tx, now, today, actor }: Context,
  { method, classId }: Place,
  takenOn: Day,
  rows: Row[],
  source: ResultSource,
): Promise<boolean> {
  const { municipalityId, organizationId, userId } = actor
  await lockChildren(
    tx,
    classId,
    today,
    rows.map(({ studentId }) => studentId),
  )
  const standsFor = (studentId: string) => `${studentId} ${method.code} ${takenOn}`
  const taken = await tx.diagnosticResult.count({
    where: { standsFor: { in: rows.map(({ studentId }) => standsFor(studentId)) } },
  })
  if (taken > 0) return false
  await tx.diagnosticResult.createMany({
    data: rows.map(({ studentId, scales }) => ({
      ...{ id: randomUUID(), municipalityId, organizationId, studentId, methodCode: method.code, source },
      ...{ takenOn: dayToDate(takenOn), scales: scales as Prisma.InputJsonValue, summary: summaryOf(method, scales) },
      ...{ standsFor: standsFor(studentId), createdAt: now, createdById: userId },
    })),
  })
  await recordEvent(tx, actor, now, {
    ...{ kind: 'resultsEntered', municipalityId, organizationId, subjectId: null },
    data: { method: method.code, count: rows.length, source },
  })
  return true
}

/**
 * Results of a class entered by hand: a row of scales for each child, all of a row or nothing of it; all rows or none. Needs the consent on
 * the day it was taken. Field errors by child and scale. Refused: NOT_FOUND, YEAR_CLOSED, TAKEN_AHEAD, METHOD_UNKNOWN, METHOD_UNFIT,
 * NOTHING_ENTERED, ALREADY_TAKEN (a child has a result of the method on that day). (Rule 16.)
 */
export async function enterResults(
  context: Context,
  input: { classId: string; methodCode: string; takenOn: Day; rows: Record<string, Record<string, string>> },
): Promise<Result<{ classId: string; count: number }, Refused>> {
  const found = await placeOf(context, input)
  if (!found.ok) return found.refusal
  const { method, children, classId } = found.place
  const known = new Set(children.map(({ studentId }) => studentId))
  const entered = Object.entries(input.rows).filter(([, typed]) => Object.values(typed).some((text) => text !== ''))
  if (entered.length === 0) return refuse('NOTHING_ENTERED')
  if (entered.some(([studentId]) => !known.has(studentId))) return refuse('NOT_FOUND')
  const consented = await consentedAmong(
    context.tx,
    entered.map(([id]) => id),
    'DIAGNOSTICS',
    input.takenOn,
  )
  const errors: Record<string, string[]> = {}
  const rows: Row[] = []
  for (const [studentId, typed] of entered) {
    const { scales, wrong } = readScales(method, typed)
    for (const [code, message] of wrong) errors[`rows.${studentId}.${code}`] = [message]
    if (!consented.has(studentId)) {
      const first = method.scales[0]?.code ?? ''
      errors[`rows.${studentId}.${first}`] = ['Нет согласия семьи на этот день.']
    }
    rows.push({ studentId, scales })
  }
  if (Object.keys(errors).length > 0) return invalid(errors)
  if (!(await writeResults(context, found.place, input.takenOn, rows, 'ENTERED'))) return refuse('ALREADY_TAKEN')
  return done({ classId, count: rows.length })
}

/**
 * The same out of a pasted table: the first cell is the child's name as the class's list has it, the others its scales in the order of
 * the method. Numbered errors of rows; all rows or none. Refused: as `enterResults`.
 */
export async function pasteResults(
  context: Context,
  input: { classId: string; methodCode: string; takenOn: Day; text: string },
): Promise<Result<{ classId: string; count: number }, Refused>> {
  const found = await placeOf(context, input)
  if (!found.ok) return found.refusal
  const { method, children, classId } = found.place
  const byName = new Map<string, string[]>()
  for (const child of children) {
    for (const name of [child, { ...child, middleName: null }]) {
      const known = byName.get(nameKey(name)) ?? []
      byName.set(nameKey(name), [...new Set([...known, child.studentId])])
    }
  }
  const lines = input.text
    .split(/\r?\n/)
    .map((line) => line.split(line.includes('\t') ? '\t' : ';').map((cell) => cell.trim()))
  const errors: string[] = []
  const rows: Row[] = []
  for (const [at, [name = '', ...cells]] of lines.entries()) {
    if (name === '' && cells.every((cell) => cell === '')) continue
    const [lastName = '', firstName = '', middleName = ''] = name.split(/\s+/)
    const ids = byName.get(nameKey({ lastName, firstName, middleName: middleName || null })) ?? []
    const told = `Строка ${at + 1}`
    if (ids.length !== 1 || !ids[0]) {
      errors.push(
        `${told}: ${ids.length > 1 ? 'таких детей в классе несколько, внесите на странице ввода' : 'такого ребёнка в классе нет'}.`,
      )
      continue
    }
    if (rows.some(({ studentId }) => studentId === ids[0])) errors.push(`${told}: этот ребёнок уже был выше.`)
    const typed = typedCells(method, cells)
    const { scales, wrong } = readScales(method, typed)
    for (const [, message] of wrong) errors.push(`${told}. ${message}`)
    rows.push({ studentId: ids[0], scales })
  }
  if (rows.length === 0 && errors.length === 0) return refuse('NOTHING_ENTERED')
  const consented = await consentedAmong(
    context.tx,
    rows.map(({ studentId }) => studentId),
    'DIAGNOSTICS',
    input.takenOn,
  )
  for (const { studentId } of rows) {
    const child = children.find((each) => each.studentId === studentId)
    if (!consented.has(studentId))
      errors.push(`${child?.lastName} ${child?.firstName}: нет согласия семьи на этот день.`)
  }
  if (errors.length > 0) return invalid({ text: [errors.slice(0, 12).join(' ')] })
  if (!(await writeResults(context, found.place, input.takenOn, rows, 'TABLE'))) return refuse('ALREADY_TAKEN')
  return done({ classId, count: rows.length })
}

/**
 * Opens summaries to teachers, or to families too, for several children of a class at once; one statement. Sent by two at once each result
 * is released once, with an event each. Refused: NOT_FOUND (one not of the psychologist's children), NOTHING_TO_RELEASE.
 */
export async function releaseClassResults(
  { tx, now, today, actor, scope }: Context,
  input: { classId: string; to: 'STAFF' | 'FAMILY'; rows: string[] },
): Promise<Result<{ classId: string; count: number }, Refused>> {
  const ids = [...new Set(input.rows)]
  if (ids.length === 0) return refuse('NOTHING_TO_RELEASE')
  if ((await countResultsInReach(tx, scope, ids, today)) !== ids.length) return refuse('NOT_FOUND')
  const released = await releaseResults(tx, scope, ids, input.to, { today, now, userId: actor.userId })
  if (released.length === 0) return refuse('NOTHING_TO_RELEASE')
  await tellReleased(tx, actor, now, released, input.to)
  return done({ classId: input.classId, count: released.length })
}

/** The psychologist's own words for a result. Refused: NOT_FOUND, CHANGED_MEANWHILE. */
export async function saveSummary(
  context: Context,
  input: { resultId: string; version: number; summary: string },
): Promise<Result<{ studentId: string }, Refused>> {
  const { tx, scope, today } = context
  const result = await lockResult(tx, scope, input.resultId, today)
  if (!result) return refuse('NOT_FOUND')
  if (result.version !== input.version) {
    return refuse('CHANGED_MEANWHILE', { theirs: { Вывод: result.summary }, version: result.version })
  }
  await tx.diagnosticResult.update({
    where: { id: result.id },
    data: { summary: input.summary, version: { increment: 1 } },
  })
  await tellChange(context, result.studentId, 'summary')
  return done({ studentId: result.studentId })
}

async function tellChange({ tx, now, actor }: Context, subjectId: string, what: string): Promise<void> {
  await recordEvent(tx, actor, now, {
    ...{ kind: 'resultChanged', municipalityId: actor.municipalityId, organizationId: actor.organizationId, subjectId },
    data: { what },
  })
}

/** What was told of a child, and to whom, is in the log for each child. */
async function tellReleased(
  tx: Tx,
  actor: Actor,
  now: Date,
  released: { id: string; studentId: string }[],
  to: 'STAFF' | 'FAMILY',
): Promise<void> {
  const { municipalityId, organizationId } = actor
  await recordEvents(
    tx,
    actor,
    now,
    released.map(({ id, studentId }) => ({
      ...{ kind: 'resultsReleased', municipalityId, organizationId, subjectId: studentId },
      data: { resultId: id, to },
    })),
  )
}

/** Opens one summary. Refused: NOT_FOUND, NOTHING_TO_RELEASE (it is open to them already). */
export async function releaseResult(
  { tx, now, today, actor, scope }: Context,
  input: { resultId: string; to: 'STAFF' | 'FAMILY' },
): Promise<Result<{ studentId: string }, Refused>> {
  const result = await lockResult(tx, scope, input.resultId, today)
  if (!result) return refuse('NOT_FOUND')
  if (!mayRelease(result.visibility, input.to)) return refuse('NOTHING_TO_RELEASE')
  const released = await releaseResults(tx, scope, [result.id], input.to, { today, now, userId: actor.userId })
  await tellReleased(tx, actor, now, released, input.to)
  return done({ studentId: result.studentId })
}

/** Corrects the scales of a result with a reason; all that stood before is kept, the oldest first. Refused: NOT_FOUND, CHANGED_MEANWHILE; scales are field errors. */
export async function correctResult(
  context: Context,
  input: { resultId: string; version: number; scales: Record<string, string>; reason: string },
): Promise<Result<{ studentId: string }, Refused>> {
  const { tx, scope, now, today, actor } = context
  const result = await lockResult(tx, scope, input.resultId, today)
  if (!result) return refuse('NOT_FOUND')
  if (result.version !== input.version) return refuse('CHANGED_MEANWHILE', { theirs: {}, version: result.version })
  const method = await findMethod(tx, actor.municipalityId, result.methodCode)
  if (!method) return refuse('METHOD_UNKNOWN')
  const { scales, wrong } = readScales(method, input.scales)
  if (wrong.length > 0)
    return invalid(Object.fromEntries(wrong.map(([code, message]) => [`scales.${code}`, [message]])))
  const { before } = await tx.diagnosticResult.findUniqueOrThrow({
    where: { id: result.id },
    select: { before: true },
  })
  const stood = { scales: result.scales, summary: result.summary, reason: input.reason, until: now.toISOString() }
  await tx.diagnosticResult.update({
    where: { id: result.id },
    data: {
      ...{ scales: scales as Prisma.InputJsonValue, correction: input.reason, version: { increment: 1 } },
      before: [...(before === null ? [] : [before].flat()), stood] as Prisma.InputJsonValue,
    },
  })
  await tellChange(context, result.studentId, 'scales')
  return done({ studentId: result.studentId })
}
