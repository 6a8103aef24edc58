import 'server-only'
import { randomInt, randomUUID, timingSafeEqual } from 'node:crypto'
import { consentedAmong } from '@/lib/family/queries/consents'
import { SLIP_ALPHABET } from '@/lib/family/rules/slips'
import type { Visitor } from '@/lib/kernel/anonymous'
import { type Day, dayToDate, localDay } from '@/lib/kernel/calendar'
import { type CommonReason, type Context, done, type Result, refuse } from '@/lib/kernel/command'
import { inTransaction, type Tx } from '@/lib/kernel/db'
import { recordEvent } from '@/lib/kernel/events'
import type { Prisma } from '@/lib/kernel/prisma/client'
import { consume, limiter } from '@/lib/kernel/throttle'
import {
  findDiagnosticClass,
  findMethod,
  listClassDiagnostics,
  lockSheet,
  lockSheetBySelector,
  type SheetFacts,
} from '../queries/diagnostics'
import { hashOfSheetCode, SHEET_PART, secretOfSheet } from '../queries/sheet-code'
import { readSheetInHand } from '../queries/sheet-in-hand'
import { type DiagnosticReason, decideSheet, fitsGrade, SHEET_TRIES } from '../rules/diagnostics'
import { INTERESTS, INTERESTS_CODE, PAIRS, scoreInterests } from '../rules/interests'
import { summaryOf } from '../rules/summary'
import { PAGES, PAIRS_A_PAGE } from '../schema/diagnostics'

type Refused = DiagnosticReason | CommonReason

const drawSelector = () =>
  Array.from({ length: SHEET_PART }, () => SLIP_ALPHABET[randomInt(SLIP_ALPHABET.length)]).join('')
const DRAWS = 8

/**
 * Begins a sitting of the portal's questionnaire for a class of the psychologist's, today: a sheet with a one-time code for every child
 * whose consent stands. Sent twice with one `requestKey` it is begun once. Refused: NOT_FOUND, YEAR_CLOSED, METHOD_UNKNOWN (switched off
 * in the municipality), METHOD_UNFIT (grade), NOBODY_CONSENTED. (Rule 16.)
 */
export async function beginSitting(
  { tx, now, today, actor, scope }: Context,
  input: { requestKey: string; classId: string },
): Promise<Result<{ id: string }, Refused>> {
  const group = await findDiagnosticClass(tx, scope, input.classId, today, 'PSYCHOLOGIST')
  if (!group) return refuse('NOT_FOUND')
  if (!group.yearOpen) return refuse('YEAR_CLOSED')
  const method = await findMethod(tx, actor.municipalityId, INTERESTS_CODE)
  if (!method?.active) return refuse('METHOD_UNKNOWN')
  if (!fitsGrade(method, group.grade)) return refuse('METHOD_UNFIT')
  const children = await listClassDiagnostics(tx, scope, group.id, today, today)
  const asked = children.filter(({ consented }) => consented).map(({ studentId }) => studentId)
  if (asked.length === 0) return refuse('NOBODY_CONSENTED')
  const { municipalityId, organizationId, userId } = actor
  const [made] = await tx.diagnosticSitting.createManyAndReturn({
    data: [
      {
        ...{
          municipalityId,
          organizationId,
          classGroupId: group.id,
          methodCode: INTERESTS_CODE,
          requestKey: input.requestKey,
        },
        ...{ heldOn: dayToDate(today), createdAt: now, createdById: userId },
      },
    ],
    skipDuplicates: true,
    select: { id: true },
  })
  if (!made) {
    const where = { requestKey: input.requestKey, createdById: userId }
    const before = await tx.diagnosticSitting.findFirst({ where, select: { id: true } })
    return before ? done({ id: before.id }, true) : refuse('NOT_FOUND')
  }
  let missing = asked
  for (let draw = 0; draw < DRAWS && missing.length > 0; draw++) {
    await tx.diagnosticSheet.createMany({
      skipDuplicates: true,
      data: missing.map((studentId) => {
        const id = randomUUID()
        const codeHash = hashOfSheetCode(secretOfSheet(id))
        return { id, sittingId: made.id, studentId, selector: drawSelector(), codeHash, answers: PAIRS.map(() => 0) }
      }),
    })
    const there = await tx.diagnosticSheet.findMany({ where: { sittingId: made.id }, select: { studentId: true } })
    const have = new Set(there.map(({ studentId }) => studentId))
    missing = missing.filter((id) => !have.has(id))
  }
  if (missing.length > 0) throw new Error(`No free selector for ${missing.length} sheets`)
  await recordEvent(tx, actor, now, {
    ...{ kind: 'sittingBegun', municipalityId, organizationId, subjectId: group.id },
    data: { sittingId: made.id, sheets: asked.length },
  })
  return done({ id: made.id })
}

const WINDOW_SECONDS = 15 * 60
/** Two classes may open their cards behind one address at once. */
const takeTry = (visitor: Visitor) => consume(limiter('sheet:address', 200, WINDOW_SECONDS), visitor.address)
/** Pages of answers: each pupil sends four and more; a sheet in hand has been opened by its code. */
const takePage = (sheetId: string) => consume(limiter('sheet:pages', 60, WINDOW_SECONDS), sheetId)
const todayOf = (sheet: SheetFacts, now: Date) => localDay(now, sheet.timeZone)

async function maySheetGoOn(tx: Tx, { studentId }: SheetFacts, today: Day): Promise<boolean> {
  return (await consentedAmong(tx, [studentId], 'DIAGNOSTICS', today)).has(studentId)
}

/**
 * A pupil opens the sheet by its code. Refused: TOO_MANY_CODES (200 tries of an address in 15 minutes: classes sit behind one),
 * CODE_UNKNOWN, CODE_LOCKED (five wrong ones of one sheet), SHEET_FINISHED, SHEET_NOT_TODAY, CONSENT_MISSING (withdrawn since the cards
 * were printed).
 */
export async function openSheet(
  visitor: Visitor,
  { code }: { code: { selector: string; secret: string } },
): Promise<Result<{ sheetId: string }, DiagnosticReason>> {
  if (!(await takeTry(visitor))) return refuse('TOO_MANY_CODES')
  return inTransaction(async (tx, now) => {
    const sheet = await lockSheetBySelector(tx, code.selector)
    if (!sheet) return refuse('CODE_UNKNOWN')
    const fits = timingSafeEqual(Buffer.from(hashOfSheetCode(code.secret), 'hex'), Buffer.from(sheet.codeHash, 'hex'))
    if (!fits) {
      if (sheet.finished || sheet.tries >= SHEET_TRIES) return refuse('CODE_UNKNOWN')
      await tx.diagnosticSheet.update({ where: { id: sheet.id }, data: { tries: { increment: 1 } } })
      if (sheet.tries + 1 < SHEET_TRIES) return refuse('CODE_UNKNOWN')
      const { municipalityId, organizationId, studentId: subjectId } = sheet
      await recordEvent(tx, null, now, { kind: 'sheetLocked', municipalityId, organizationId, subjectId })
      return refuse('CODE_LOCKED')
    }
    const today = todayOf(sheet, now)
    const objection = decideSheet(sheet, today)
    if (objection) return refuse(objection)
    return (await maySheetGoOn(tx, sheet, today)) ? done({ sheetId: sheet.id }) : refuse('CONSENT_MISSING')
  })
}

/**
 * The answers of one page; the last page ends the sheet and makes the result, which the psychologist alone sees. Kept page by page: a
 * lost connection loses one page at most. Refused: SHEET_GONE, TOO_MANY_CODES (60 pages of one sheet in 15 minutes), SHEET_FINISHED,
 * SHEET_NOT_TODAY, PAIRS_OPEN (a pair of the page, or at the end of the sheet, is open), CONSENT_MISSING (withdrawn meanwhile).
 */
export async function answerPairs(
  _visitor: Visitor,
  input: { page: number; answers: Record<string, '1' | '2'> },
): Promise<Result<{ next: number | null }, DiagnosticReason>> {
  const sheetId = await readSheetInHand()
  if (!sheetId) return refuse('SHEET_GONE')
  if (!(await takePage(sheetId))) return refuse('TOO_MANY_CODES')
  return inTransaction(async (tx, now) => {
    const sheet = await lockSheet(tx, sheetId)
    if (!sheet) return refuse('SHEET_GONE')
    const today = todayOf(sheet, now)
    const objection = decideSheet(sheet, today)
    if (objection) return refuse(objection)
    const from = (input.page - 1) * PAIRS_A_PAGE
    const answers = sheet.answers.map((known, at) =>
      at >= from && at < from + PAIRS_A_PAGE ? Number(input.answers[String(at)] ?? 0) : known,
    )
    const openOnPage = answers.slice(from, from + PAIRS_A_PAGE).includes(0)
    await tx.diagnosticSheet.update({ where: { id: sheet.id }, data: { answers, version: { increment: 1 } } })
    if (openOnPage) return refuse('PAIRS_OPEN')
    if (input.page < PAGES) return done({ next: input.page + 1 })
    if (answers.includes(0)) return refuse('PAIRS_OPEN')
    if (!(await maySheetGoOn(tx, sheet, today))) return refuse('CONSENT_MISSING')
    const { municipalityId, organizationId, studentId, methodCode } = sheet
    const scales = scoreInterests(answers)
    const { count } = await tx.diagnosticResult.createMany({
      skipDuplicates: true,
      data: [
        {
          ...{ municipalityId, organizationId, studentId },
          ...{ methodCode, takenOn: dayToDate(today), source: 'SCREEN', createdAt: now },
          ...{ scales: scales as Prisma.InputJsonValue, summary: summaryOf(INTERESTS, scales) },
          standsFor: `${studentId} ${methodCode} ${today}`,
        },
      ],
    })
    await tx.diagnosticSheet.update({ where: { id: sheet.id }, data: { finishedAt: now } })
    await recordEvent(tx, null, now, {
      ...{ kind: 'resultsEntered', municipalityId, organizationId, subjectId: studentId },
      data: { method: methodCode, count, source: 'SCREEN' },
    })
    return done({ next: null })
  })
}
