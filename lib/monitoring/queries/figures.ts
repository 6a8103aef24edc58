import 'server-only'
import { addDays, type Day } from '@/lib/kernel/calendar'
import { Prisma } from '@/lib/kernel/prisma/client'
import { read } from '@/lib/kernel/read'
import type { Scope } from '@/lib/kernel/scope'
import { type CounterSpans, counterSpans, type DaySpan } from '../rules/counter-spans'
import { disciplinePeriod } from '../rules/discipline'
import type { Figures } from '../types'
import { and } from './scope-sql'

/** The scope over the counters. A scope of handed-over work has none of its own: counters know no persons. */
export function counterScope(scope: Scope): Prisma.Sql {
  if (scope.handedToId) throw new Error('Counters cannot be read for one person')
  return Prisma.sql`c."municipalityId" = ${scope.municipalityId}::uuid
    AND c."scopeId" = ${scope.organizationId ?? scope.municipalityId}::uuid`
}

function between({ from, to }: DaySpan): Prisma.Sql {
  return and([
    Prisma.sql`TRUE`,
    ...(from === null ? [] : [Prisma.sql`c."dueFrom" >= ${from}::date`]),
    ...(to === null ? [] : [Prisma.sql`c."dueFrom" <= ${to}::date`]),
  ])
}

/** The counters of these due days. */
export function countersOf(span: DaySpan): Prisma.Sql {
  const { months, days }: CounterSpans = counterSpans(span)
  const parts = [
    ...(months ? [Prisma.sql`(c."grain" = 'MONTH' AND ${between(months)})`] : []),
    ...days.map((each) => Prisma.sql`(c."grain" = 'DAY' AND ${between(each)})`),
  ]
  return parts.length > 0 ? Prisma.sql`(${Prisma.join(parts, ' OR ')})` : Prisma.sql`FALSE`
}

/** How many days the home page's line of days shows, today included. */
export const LINE_OF_DAYS = 14

/**
 * The figures of the home page and what falls due in the next two weeks, in one statement over the counters: a row for each month in
 * which something was ever due and for each day of this month and of the next two weeks, whatever the number of assignments.
 */
export async function findFigures(
  scope: Scope,
  today: Day,
): Promise<Figures & { days: { day: Day; count: number }[] }> {
  const period = disciplinePeriod(today) ?? { from: today, to: addDays(today, -1) }
  const lastDay = addDays(today, LINE_OF_DAYS - 1)
  const due = countersOf(period)
  const past = countersOf({ from: null, to: addDays(today, -1) })
  const ahead = Prisma.sql`c."grain" = 'DAY' AND c."dueFrom" BETWEEN ${today}::date AND ${lastDay}::date`
  const sum = (what: Prisma.Sql, where: Prisma.Sql) =>
    Prisma.sql`coalesce(sum(${what}) FILTER (WHERE ${where}), 0)::int`
  const all = Prisma.sql`c."grain" = 'MONTH'`
  const [row] = await read<Figures & { days: { day: Day; count: number }[] }>(Prisma.sql`
    SELECT ${sum(Prisma.sql`c."open"`, all)} AS "open",
      ${sum(Prisma.sql`c."open"`, past)} AS "overdue",
      ${sum(Prisma.sql`c."submitted"`, all)} AS "submitted",
      ${sum(Prisma.sql`c."extensionOpen"`, all)} AS "extensionsOpen",
      ${sum(Prisma.sql`c."open" + c."submitted" + c."accepted" + c."acceptedLate"`, due)} AS "due",
      ${sum(Prisma.sql`c."accepted"`, due)} AS "onTime",
      ${sum(Prisma.sql`c."submitted"`, due)} AS "waiting",
      ${sum(Prisma.sql`c."firstDue"`, due)} AS "firstDue",
      ${sum(Prisma.sql`c."firstOnTime"`, due)} AS "firstOnTime",
      coalesce(json_agg(json_build_object('day', c."dueFrom"::text, 'count', c."open") ORDER BY c."dueFrom")
        FILTER (WHERE ${ahead} AND c."open" > 0), '[]') AS "days"
    FROM "AssignmentCounter" c
    WHERE ${counterScope(scope)} AND (c."grain" = 'MONTH'
      OR (c."grain" = 'DAY' AND c."dueFrom" BETWEEN ${`${today.slice(0, 7)}-01`}::date AND ${lastDay}::date))`)
  if (!row) throw new Error('The counters gave no row')
  return row
}
