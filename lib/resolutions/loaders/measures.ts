import 'server-only'
import { notFound } from 'next/navigation'
import type { Actor } from '@/lib/kernel/actor'
import { type Day, localDay } from '@/lib/kernel/calendar'
import { systemNow } from '@/lib/kernel/clock'
import { db } from '@/lib/kernel/db'
import { reachOf } from '@/lib/kernel/permissions'
import { requireScope } from '@/lib/kernel/request'
import type { Scope } from '@/lib/kernel/scope'
import { listMeasured } from '../queries/measured'
import {
  findMeasuredItem,
  listMeasuredOrganizations,
  type MeasuredItem,
  type MeasuredOrganization,
} from '../queries/measures'
import { idSchema } from '../schema/common'
import type { Measured } from '../types'
import { requireId } from './drafts'

export type ItemMeasurePage = {
  item: MeasuredItem
  canChoose: boolean
  rows: MeasuredRow[]
  next: string | null
}

type MeasuredRow = MeasuredOrganization & { measured: Measured | null }

/** A page of an item's organisations with what the portal counts for each on a day. Three statements. */
async function findRows(
  { municipalityId }: Scope,
  item: MeasuredItem,
  after: string | null,
  today: Day,
): Promise<{ rows: MeasuredRow[]; next: string | null }> {
  const { rows, next } = await listMeasuredOrganizations(db(), { municipalityId }, item.id, after)
  const { measure, planKind, dueOn } = item
  const ids = rows.map(({ id }) => id)
  const asked = measure && { measure, planKind, today, dueOn }
  const measured = asked && (await listMeasured(db(), municipalityId, ids, asked))
  return { rows: rows.map((row) => ({ ...row, measured: measured?.get(row.id) ?? null })), next }
}

export type MeasuredExport = { item: MeasuredItem; rows: AsyncGenerator<MeasuredRow> }

/** The same for a file: all organisations, read page by page; null for whoever does not see the page, and of an item without a measure. */
export async function findMeasuredExport(
  actor: Pick<Actor, 'timeZone'>,
  scope: Scope,
  resolutionId: string,
  itemId: string,
): Promise<MeasuredExport | null> {
  const ids = [resolutionId, itemId].map((id) => idSchema.safeParse(id).data)
  if (scope.reach !== 'all' || !ids[0] || !ids[1]) return null
  const item = await findMeasuredItem(db(), scope, ids[0], ids[1])
  if (!item?.measure) return null
  const today = localDay(systemNow(), actor.timeZone)
  async function* every(of: MeasuredItem): AsyncGenerator<MeasuredRow> {
    let after: string | null = null
    do {
      const page: Awaited<ReturnType<typeof findRows>> = await findRows(scope, of, after, today)
      yield* page.rows
      after = page.next
    } while (after)
  }
  return { item, rows: every(item) }
}

/**
 * An issued item with what the portal counts for it in every organisation that carries it out: for the Department and the resource
 * centre, in counts. Five statements and the session's.
 */
export async function loadItemMeasure(
  resolutionId: string,
  itemId: string,
  query: Record<string, string | string[] | undefined>,
): Promise<ItemMeasurePage> {
  const { actor, scope } = await requireScope('matrix.read')
  if (scope.reach !== 'all') notFound()
  const item = await findMeasuredItem(db(), scope, requireId(resolutionId), requireId(itemId))
  if (!item) notFound()
  const after = idSchema.safeParse(query.after).data ?? null
  const { rows, next } = await findRows(scope, item, after, localDay(systemNow(), actor.timeZone))
  return {
    item,
    canChoose: reachOf(actor.role, 'resolution.issue') === 'all' && !item.withdrawn,
    rows,
    next,
  }
}
