import 'server-only'
import { cache } from 'react'
import { findWorkingCalendar } from '@/lib/institutions/queries'
import { localDay } from '@/lib/kernel/calendar'
import { systemNow } from '@/lib/kernel/clock'
import { db } from '@/lib/kernel/db'
import { requireScope } from '@/lib/kernel/request'
import { listOpenExtensions, type OpenExtension, QUEUE_PAGE } from '../queries/extensions'
import { countOpenExtensions } from '../queries/reviews'
import { EXTENSIONS_BY_STAFF } from '../rules/deadlines'
import { isDayOff } from '../rules/extensions'
import { type QueueQuery, readQueueQuery } from '../schema/reviews'

export type QueuedExtension = OpenExtension & { dayOff: boolean; own: boolean; needsHead: boolean }
export type ExtensionGroup = Pick<
  OpenExtension,
  'itemId' | 'itemNumber' | 'itemText' | 'resolutionNumber' | 'resolutionDate'
> & {
  rows: QueuedExtension[]
}

/** Requests that wait for the Department, by items in the order of the oldest request of each. */
export const loadExtensionQueue = cache(async (query: QueueQuery) => {
  const { actor, scope } = await requireScope('extension.decide')
  const filter = readQueueQuery(query)
  const reader = db()
  const today = localDay(systemNow(), actor.timeZone)
  const year = Number(today.slice(0, 4))
  const [found, total, calendar] = await Promise.all([
    listOpenExtensions(reader, scope, filter),
    countOpenExtensions(reader, scope),
    findWorkingCalendar(reader, actor.municipalityId, year, year + 2),
  ])
  const groups = new Map<string, ExtensionGroup>()
  for (const row of found.slice(0, QUEUE_PAGE)) {
    const { itemId, itemNumber, itemText, resolutionNumber, resolutionDate } = row
    const group = groups.get(itemId) ?? { itemId, itemNumber, itemText, resolutionNumber, resolutionDate, rows: [] }
    group.rows.push({
      ...row,
      dayOff: isDayOff(row.requestedDueOn, calendar),
      own: row.askedById === actor.userId,
      needsHead: row.extensionCount >= EXTENSIONS_BY_STAFF && actor.role !== 'DEPARTMENT_HEAD',
    })
    groups.set(itemId, group)
  }
  const last = found.length > QUEUE_PAGE ? found[QUEUE_PAGE - 1] : undefined
  return {
    actor,
    filter,
    today,
    groups: [...groups.values()],
    total,
    next: last && `${last.askedAt.toISOString()}_${last.id}`,
  }
})
