import 'server-only'
import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { consentedAmong, lockChildren } from '@/lib/family/queries/consents'
import type { Actor } from '@/lib/kernel/actor'
import { type Day, dayToDate } from '@/lib/kernel/calendar'
import { type CommonReason, type Context, done, invalid, type Result, refuse } from '@/lib/kernel/command'
import type { Tx } from '@/lib/kernel/db'
import { recordEvent, recordEvents } from '@/lib/kernel/events'
import type { Prisma } from '@/lib/kernel/prisma/client'
import type { ResultSource } from '@/lib/kernel/prisma/enums'
import { shownMark } from '@/lib/kernel/shown-mark'
import { readSpreadsheet, type Unreadable } from '@/lib/kernel/spreadsheet'
import { tableSentence } from '../messages/diagnostics'
import {
  countResultsInReach,
  findDiagnosticClass,
  findMethod,
  listClassDiagnostics,
  listTaken,
  lockResult,
  releaseResults,
  standsFor,
} from '../queries/diagnostics'
import { type DiagnosticReason, fitsGrade, type Method, mayRelease, type Scales } from '../rules/diagnostics'
import { SHEET_TEXT } from '../rules/result-limits'
import { cellsOf, type ResultTableRow, readResultTable, readScales } from '../rules/result-table'
import { summaryOf } from '../rules/summary'
import type { pasteResultsSchema } from '../schema/diagnostics'
import type { ResultPreview } from '../types'

type Refused = DiagnosticReason | CommonReason

type Row = { studentId: string; scales: Scales }

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
  const ids = rows.map(({ studentId }) => studentId)
  if ((await listTaken(tx, ids, method.code, takenOn)).length > 0) return false
  await tx.diagnosticResult.createMany({
    data: rows.map(({ studentId, scales }) => ({
      ...{ id: randomUUID(), municipalityId, organizationId, studentId, methodCode: method.code, source },
      ...{ takenOn: dayToDate(takenOn), scales: scales as Prisma.InputJsonValue, summary: summaryOf(method, scales) },
      ...{ standsFor: standsFor(studentId, method.code, takenOn), createdAt: now, createdById: userId },
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

/** What was pasted, or read from a file: cells by row; read before the transaction, so that no connection waits for a file. */
export async function readResultSheet(input: {
  text: string | null
  file: File | null
}): Promise<{ table: string[][]; sheet: string | null } | Unreadable> {
  if (!input.file) return { table: cellsOf(input.text ?? ''), sheet: null }
  const tables = await readSpreadsheet(new Uint8Array(await input.file.arrayBuffer()))
  if (!Array.isArray(tables)) return tables
  const sheet = (tables[0]?.rows ?? []).map((row) => row.map((cell) => cell.replace(/\s+/g, ' ')).join('\t')).join('\n')
  if (sheet.length > SHEET_TEXT)
    return { unreadable: 'В файле больше, чем один класс. Оставьте в нём строки этого класса.' }
  return { table: cellsOf(sheet), sheet }
}

/**
 * The same out of a table, pasted or from a file (`readResultTable`). First it is shown as it was understood, what is wrong at its row, and
 * nothing is kept; with the mark of what was shown it goes in, all rows or none. Refused: as `enterResults`; a file or text that is no such
 * table is a field error.
 */
export async function pasteResults(
  context: Context,
  input: z.output<typeof pasteResultsSchema>,
  read: Awaited<ReturnType<typeof readResultSheet>>,
): Promise<Result<{ classId: string; count: number; preview: ResultPreview | null }, Refused>> {
  const found = await placeOf(context, input)
  if (!found.ok) return found.refusal
  const { method, children, classId } = found.place
  const field = input.file ? 'file' : 'text'
  if ('unreadable' in read) return invalid({ [field]: [read.unreadable] })
  const table = readResultTable(read.table, method, children)
  if ('reason' in table) return invalid({ [field]: [tableSentence(table.reason, method)] })
  const rows = await judged(context, found.place, input.takenOn, table.rows)
  const errors = rows.filter(({ faults }) => faults.length > 0).length
  const mark = errors > 0 ? null : shownMark([classId, method.code, input.takenOn, JSON.stringify(read.table)])
  if (mark === null || input.seen !== mark) {
    const { columns, empty } = table
    return done({ classId, count: 0, preview: { rows, columns, empty, errors, mark, sheet: read.sheet } })
  }
  const results = rows.flatMap(({ studentId, scales }) => (studentId ? [{ studentId, scales }] : []))
  if (!(await writeResults(context, found.place, input.takenOn, results, 'TABLE'))) return refuse('ALREADY_TAKEN')
  return done({ classId, count: results.length, preview: null })
}

/** The rows with what the family and earlier results say to them. */
async function judged(
  { tx }: Context,
  { method }: Place,
  takenOn: Day,
  rows: readonly ResultTableRow[],
): Promise<ResultTableRow[]> {
  const ids = rows.flatMap(({ studentId }) => (studentId ? [studentId] : []))
  const consented = await consentedAmong(tx, ids, 'DIAGNOSTICS', takenOn)
  const taken = new Set(await listTaken(tx, ids, method.code, takenOn))
  return rows.map((row) => {
    const { studentId, faults } = row
    if (!studentId) return row
    const more = []
    if (!consented.has(studentId)) more.push({ column: 'name', message: 'Нет согласия семьи на этот день.' })
    if (taken.has(studentId)) more.push({ column: 'name', message: 'Результат за этот день уже внесён.' })
    return { ...row, faults: [...faults, ...more] }
  })
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

/** The psychologist's own words for a result. Refused: NOT_FOUND, YEAR_CLOSED, CHANGED_MEANWHILE. */
export async function saveSummary(
  context: Context,
  input: { resultId: string; version: number; summary: string },
): Promise<Result<{ studentId: string }, Refused>> {
  const { tx, scope, today } = context
  const result = await lockResult(tx, scope, input.resultId, today)
  if (!result) return refuse('NOT_FOUND')
  if (!result.yearOpen) return refuse('YEAR_CLOSED')
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

/** Corrects the scales of a result with a reason; all that stood before is kept, the oldest first. Refused: NOT_FOUND, YEAR_CLOSED, CHANGED_MEANWHILE; scales are field errors. */
export async function correctResult(
  context: Context,
  input: { resultId: string; version: number; scales: Record<string, string>; reason: string },
): Promise<Result<{ studentId: string }, Refused>> {
  const { tx, scope, now, today, actor } = context
  const result = await lockResult(tx, scope, input.resultId, today)
  if (!result) return refuse('NOT_FOUND')
  if (!result.yearOpen) return refuse('YEAR_CLOSED')
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
