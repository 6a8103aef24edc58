import 'server-only'
import { dayToDate } from '@/lib/kernel/calendar'
import { type CommonReason, type Context, done, type Result, refuse } from '@/lib/kernel/command'
import type { Tx } from '@/lib/kernel/db'
import { recordEvent } from '@/lib/kernel/events'
import { canEditYears, canSetOwnBreaks } from '../policy'
import { listBreaks, lockYears } from '../queries'
import {
  type BreakFields,
  breaksMark,
  decideBreaks,
  decideClosingYear,
  decideMakeCurrent,
  decideOpening,
  defaultBreaks,
  type YearReason,
  yearCode,
  yearDays,
} from '../rules/years'

type Refused = YearReason | CommonReason

/** Writes the year of `startYear` with the usual breaks; the caller has checked that it is not there. */
export async function createYear(
  tx: Tx,
  municipalityId: string,
  startYear: number,
  state: 'PLANNED' | 'CURRENT',
  by: { now: Date; userId: string | null },
): Promise<string> {
  const { startsOn, endsOn } = yearDays(startYear)
  const { id } = await tx.academicYear.create({
    data: {
      ...{ municipalityId, state, code: yearCode(startYear) },
      startsOn: dayToDate(startsOn),
      endsOn: dayToDate(endsOn),
      createdAt: by.now,
      createdById: by.userId,
    },
    select: { id: true },
  })
  await tx.schoolBreak.createMany({ data: breakRows(municipalityId, id, null, defaultBreaks(startYear)) })
  return id
}

function breakRows(
  municipalityId: string,
  yearId: string,
  organizationId: string | null,
  breaks: readonly BreakFields[],
) {
  return breaks.map(({ title, startsOn, endsOn }) => ({
    ...{ municipalityId, yearId, organizationId, title },
    startsOn: dayToDate(startsOn),
    endsOn: dayToDate(endsOn),
  }))
}

/** Opens the academic year after the last one, planned, with the usual breaks. Refused: YEAR_EXISTS, YEAR_NOT_NEXT. */
export async function openYear(
  { tx, now, today, actor, scope }: Context,
  input: { startYear: number },
): Promise<Result<{ id: string }, Refused>> {
  if (!canEditYears(actor)) return refuse('FORBIDDEN')
  const years = await lockYears(tx, scope)
  const objection = decideOpening(years, input.startYear, today)
  if (objection) return refuse(objection)
  // The first year of a municipality that has none begins at once.
  const state = years.some((year) => year.state === 'CURRENT') || years.length > 0 ? 'PLANNED' : 'CURRENT'
  const { municipalityId } = scope
  const id = await createYear(tx, municipalityId, input.startYear, state, { now, userId: actor.userId })
  await recordEvent(tx, actor, now, { kind: 'yearOpened', municipalityId, subjectId: id, data: { state } })
  return done({ id })
}

/** Makes the planned year the current one; the one before it is closed in the same step. Refused: YEAR_NOT_PLANNED, YEAR_TOO_EARLY. */
export async function makeYearCurrent(
  { tx, now, today, actor, scope }: Context,
  input: { yearId: string; version: number },
): Promise<Result<{ id: string }, Refused>> {
  if (!canEditYears(actor)) return refuse('FORBIDDEN')
  const years = await lockYears(tx, scope)
  const year = years.find(({ id }) => id === input.yearId)
  if (!year) return refuse('NOT_FOUND')
  const objection = decideMakeCurrent(year, today)
  if (objection) return refuse(objection)
  if (year.version !== input.version) return refuse('CHANGED_MEANWHILE')
  const before = years.filter(({ state }) => state === 'CURRENT')
  await tx.academicYear.updateMany({
    where: { municipalityId: scope.municipalityId, state: 'CURRENT' },
    data: { state: 'CLOSED', version: { increment: 1 } },
  })
  await tx.academicYear.update({ where: { id: year.id }, data: { state: 'CURRENT', version: { increment: 1 } } })
  await recordEvent(tx, actor, now, {
    ...{ kind: 'yearChanged', municipalityId: scope.municipalityId, subjectId: year.id },
    data: { state: 'CURRENT', closed: before.map(({ code }) => code) },
  })
  return done({ id: year.id })
}

/** Closes the current year whose last day is behind. Refused: YEAR_NOT_CURRENT, YEAR_NOT_OVER. */
export async function closeYear(
  { tx, now, today, actor, scope }: Context,
  input: { yearId: string; version: number },
): Promise<Result<{ id: string }, Refused>> {
  if (!canEditYears(actor)) return refuse('FORBIDDEN')
  const year = (await lockYears(tx, scope)).find(({ id }) => id === input.yearId)
  if (!year) return refuse('NOT_FOUND')
  const objection = decideClosingYear(year, today)
  if (objection) return refuse(objection)
  if (year.version !== input.version) return refuse('CHANGED_MEANWHILE')
  await tx.academicYear.update({ where: { id: year.id }, data: { state: 'CLOSED', version: { increment: 1 } } })
  await recordEvent(tx, actor, now, {
    ...{ kind: 'yearChanged', municipalityId: scope.municipalityId, subjectId: year.id },
    data: { state: 'CLOSED' },
  })
  return done({ id: year.id })
}

async function replaceBreaks(
  { tx, now, actor, scope }: Context,
  organizationId: string | null,
  input: { yearId: string; mark: string; rows: BreakFields[] },
): Promise<Result<{ id: string }, Refused>> {
  const year = (await lockYears(tx, scope)).find(({ id }) => id === input.yearId)
  if (!year) return refuse('NOT_FOUND')
  const objection = decideBreaks(year, input.rows)
  if (objection) return refuse(objection)
  const { usual, own } = await listBreaks(tx, scope, year.id, organizationId)
  const stored = organizationId ? own : usual
  if (breaksMark(stored) !== input.mark) {
    const line = (rows: readonly BreakFields[]) =>
      rows.map(({ title, startsOn, endsOn }) => `${title}: ${startsOn} — ${endsOn}`).join('\n')
    return refuse('CHANGED_MEANWHILE', {
      theirs: { Каникулы: line(stored) },
      mine: { Каникулы: line(input.rows) },
    })
  }
  const { municipalityId } = scope
  await tx.schoolBreak.deleteMany({ where: { municipalityId, yearId: year.id, organizationId } })
  await tx.schoolBreak.createMany({ data: breakRows(municipalityId, year.id, organizationId, input.rows) })
  await recordEvent(tx, actor, now, {
    ...{ kind: 'breaksChanged', municipalityId, organizationId, subjectId: year.id },
    data: { before: stored.map(({ title, startsOn, endsOn }) => ({ title, startsOn, endsOn })) },
  })
  return done({ id: year.id })
}

/** Sets the usual breaks of a year for the whole municipality. Refused: YEAR_IS_CLOSED, BREAKS_OVERLAP, BREAK_OUTSIDE_YEAR, BREAK_BACKWARDS. */
export async function setBreaks(
  context: Context,
  input: { yearId: string; mark: string; rows: BreakFields[] },
): Promise<Result<{ id: string }, Refused>> {
  if (!canEditYears(context.actor)) return refuse('FORBIDDEN')
  return replaceBreaks(context, null, input)
}

/** Sets the breaks of the own organisation instead of the usual ones; without rows the usual ones hold again. */
export async function setOwnBreaks(
  context: Context,
  input: { yearId: string; mark: string; rows: BreakFields[] },
): Promise<Result<{ id: string }, Refused>> {
  if (!canSetOwnBreaks(context.actor) || !context.scope.organizationId) return refuse('FORBIDDEN')
  return replaceBreaks(context, context.scope.organizationId, input)
}
