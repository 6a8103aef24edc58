import 'server-only'
import { notFound } from 'next/navigation'
import { listBreaks, listCalendarExceptions } from '@/lib/institutions/queries'
import { effectiveBreaks } from '@/lib/institutions/rules/years'
import { type Day, localDay } from '@/lib/kernel/calendar'
import { systemNow } from '@/lib/kernel/clock'
import { db } from '@/lib/kernel/db'
import { recordIdSchema } from '@/lib/kernel/input'
import { requireScope } from '@/lib/kernel/request'
import { canEditPlan, seesDrafts } from '../policy/plan'
import { findPlan } from '../queries/plan'
import { listEntriesBetween } from '../queries/plan-calendar'
import { agendaOf, daysOfMonth, monthToShow, neighbours, planMonth } from '../rules/plan-calendar'
import { planCalendarSchema } from '../schema/plan'
import type { Plan, PlanRevision } from '../types/plan'
import type { Month, Placed, PlanDay } from '../types/plan-calendar'

export type PlanCalendarView = {
  plan: Plan
  /** Of the revision in force, or of the newest that may be seen while there is none. */
  revision: PlanRevision
  month: Month
  previous: Month | null
  next: Month | null
  as: 'month' | 'list'
  weeks: (PlanDay | null)[][]
  long: Placed[]
  /** One page of the list. */
  agenda: { days: PlanDay[]; next: Day | null; from: Day | null }
  today: Day
  /** Where an entry leads: to its page for those who write the plan, else to its row. */
  opens: 'entries' | 'lines' | 'row'
}

/** A month of a plan's calendar. Four statements and the session's, whatever the number of entries. */
export async function loadPlanCalendar(
  planId: string,
  query: Record<string, string | string[] | undefined>,
): Promise<PlanCalendarView> {
  const { actor, scope } = await requireScope('plan.read')
  const asked = planCalendarSchema.parse(query)
  const id = recordIdSchema.safeParse(planId)
  const plan = id.success ? await findPlan(db(), scope, id.data, seesDrafts(actor)) : null
  const revision = plan?.revisions.find(({ state }) => state === 'APPROVED') ?? plan?.revisions[0]
  if (!plan || !revision) notFound()
  const today = localDay(systemNow(), actor.timeZone)
  const month = monthToShow(plan.year, asked.month, today)
  const days = daysOfMonth(month)
  const year = Number(month.slice(0, 4))
  const [entries, exceptions, breaks] = await Promise.all([
    listEntriesBetween(db(), revision.id, days),
    listCalendarExceptions(db(), scope.municipalityId, year, year),
    listBreaks(db(), scope, plan.year.id, plan.organizationId),
  ])
  const inForce = revision.state === 'APPROVED'
  const rest = effectiveBreaks(breaks.usual, breaks.own)
  const { weeks, long } = planMonth(entries, { month, today, exceptions, breaks: rest, inForce })
  const edits = canEditPlan(actor, plan) && plan.year.state !== 'CLOSED'
  const from = asked.from?.startsWith(month) ? asked.from : null
  return {
    ...{ plan, revision, month, weeks, long, today, ...neighbours(plan.year, month) },
    as: asked.as ?? 'month',
    agenda: { ...agendaOf(weeks, from), from },
    opens: edits && inForce ? 'lines' : edits && revision.state === 'DRAFT' ? 'entries' : 'row',
  }
}
