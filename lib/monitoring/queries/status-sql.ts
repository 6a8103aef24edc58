import 'server-only'
import { addDays, type Day } from '@/lib/kernel/calendar'
import { Prisma } from '@/lib/kernel/prisma/client'
import type { AssignmentState } from '@/lib/kernel/prisma/enums'
import { DUE_SOON_DAYS } from '@/lib/resolutions/rules/deadlines'
import type { ListStatus } from '../schema'

/** The derived statuses of rules/status.ts said in SQL, so that a list finds its rows by index; a test holds the two together. */

export const OPEN_STATES = ['ISSUED', 'ACKNOWLEDGED', 'IN_PROGRESS', 'RETURNED', 'REOPENED'] as const
const UNSTARTED = ['ISSUED', 'ACKNOWLEDGED'] as const
const STARTED = ['IN_PROGRESS', 'REOPENED'] as const
const NOT_RETURNED = [...UNSTARTED, ...STARTED]
const NO_DAY = '9999-12-31'

const periodic = Prisma.sql`EXISTS (SELECT 1 FROM "ResolutionItem" p WHERE p."id" = a."itemId" AND p."deadlineMode" = 'PERIODIC')`
const late = Prisma.sql`(a."currentDueAt" IS NOT NULL AND a."neededDueAt" IS NOT NULL AND a."neededDueAt" > a."currentDueAt")`

export type StatusCondition = { states: readonly AssignmentState[] | null; where: Prisma.Sql[] }

/** States and further conditions over `Assignment a` of a status filter; `states` null = any. */
export function statusCondition(status: ListStatus, today: Day): StatusCondition {
  const soon = addDays(today, DUE_SOON_DAYS)
  const due = Prisma.sql`a."effectiveDueOn"`
  const current = Prisma.sql`NOT a."historical"`
  const later = Prisma.sql`${current} AND a."reworkDueOn" IS NULL AND ${due} > ${soon}::date AND ${due} < ${NO_DAY}::date`
  // A historical row with a day shows its plain state (rule 28).
  const plain = Prisma.sql`((${later} AND NOT ${periodic}) OR (a."historical" AND ${due} < ${NO_DAY}::date))`
  const noRework = Prisma.sql`(a."reworkDueOn" IS NULL OR a."historical")`
  switch (status) {
    case 'all':
      return { states: null, where: [] }
    case 'open':
      return { states: OPEN_STATES, where: [] }
    case 'overdue':
      return { states: OPEN_STATES, where: [current, Prisma.sql`${due} < ${today}::date`] }
    case 'dueSoon':
      return {
        states: NOT_RETURNED,
        where: [current, noRework, Prisma.sql`${due} BETWEEN ${today}::date AND ${soon}::date`],
      }
    case 'onRework':
      return {
        states: OPEN_STATES,
        where: [
          Prisma.sql`(a."state" = 'RETURNED' OR (a."reworkDueOn" IS NOT NULL AND ${current}))`,
          Prisma.sql`(${due} >= ${today}::date OR a."historical")`,
        ],
      }
    case 'noDeadline':
      return { states: NOT_RETURNED, where: [noRework, Prisma.sql`${due} = ${NO_DAY}::date`] }
    case 'continuous':
      return { states: NOT_RETURNED, where: [later, periodic] }
    case 'notStarted':
      return { states: UNSTARTED, where: [plain] }
    case 'inProgress':
      return { states: STARTED, where: [plain] }
    case 'submitted':
      return { states: ['SUBMITTED'], where: [] }
    case 'accepted':
      return { states: ['ACCEPTED'], where: [Prisma.sql`NOT ${late}`] }
    case 'acceptedLate':
      return { states: ['ACCEPTED'], where: [late] }
    case 'notApplicable':
      return { states: ['NOT_APPLICABLE'], where: [] }
    case 'cancelled':
      return { states: ['CANCELLED'], where: [] }
  }
}

/** The rank of rules/status.ts `urgencyRank` over `Assignment a`. */
export function urgencySql(today: Day): Prisma.Sql {
  const soon = addDays(today, DUE_SOON_DAYS)
  return Prisma.sql`CASE
    WHEN a."state" = 'SUBMITTED' THEN 3
    WHEN a."state" = 'ACCEPTED' THEN CASE WHEN ${late} THEN 6 ELSE 7 END
    WHEN a."state" = 'NOT_APPLICABLE' THEN 8
    WHEN a."state" = 'CANCELLED' THEN 9
    WHEN a."historical" AND a."state" = 'RETURNED' THEN 1
    WHEN NOT a."historical" AND a."effectiveDueOn" < ${today}::date THEN 0
    WHEN NOT a."historical" AND (a."state" = 'RETURNED' OR a."reworkDueOn" IS NOT NULL) THEN 1
    WHEN NOT a."historical" AND a."effectiveDueOn" <= ${soon}::date THEN 2
    WHEN a."effectiveDueOn" < ${NO_DAY}::date THEN 4
    ELSE 5 END`
}
