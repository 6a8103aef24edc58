import 'server-only'
import { cache } from 'react'
import { findWorkingCalendar } from '@/lib/institutions/queries'
import { localDay } from '@/lib/kernel/calendar'
import { systemNow } from '@/lib/kernel/clock'
import { db } from '@/lib/kernel/db'
import { requireScope } from '@/lib/kernel/request'
import { canReview } from '../policy/reviews'
import { QUEUE_PAGE } from '../queries/extensions'
import { countWaitingReports, listWaitingReports } from '../queries/reviews'
import { isLate } from '../rules/deadlines'
import { defaultReworkDueOn, waitingOf } from '../rules/reviews'
import { type QueueQuery, readQueueQuery } from '../schema/reviews'

/** The queue of reports that wait for a decision, the oldest first. */
export const loadReviewQueue = cache(async (query: QueueQuery) => {
  const { actor, scope } = await requireScope('assignment.decide')
  const filter = readQueueQuery(query)
  const reader = db()
  const today = localDay(systemNow(), actor.timeZone)
  const year = Number(today.slice(0, 4))
  const [found, total, calendar] = await Promise.all([
    listWaitingReports(reader, scope, filter),
    countWaitingReports(reader, scope),
    findWorkingCalendar(reader, actor.municipalityId, year - 1, year + 1),
  ])
  const rows = found.slice(0, QUEUE_PAGE).map((row) => ({
    ...row,
    waiting: waitingOf(row.submittedOn, today, calendar),
    late: isLate(row),
    mayReview: canReview(actor, row),
  }))
  const last = found.length > QUEUE_PAGE ? rows.at(-1) : undefined
  return {
    actor,
    filter,
    rows,
    total,
    reworkDueOn: defaultReworkDueOn(today, calendar),
    next: last && `${last.submittedAt.toISOString()}_${last.id}`,
  }
})

export type QueuedReport = Awaited<ReturnType<typeof loadReviewQueue>>['rows'][number]
