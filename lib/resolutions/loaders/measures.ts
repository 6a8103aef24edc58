import 'server-only'
import { notFound } from 'next/navigation'
import { localDay } from '@/lib/kernel/calendar'
import { systemNow } from '@/lib/kernel/clock'
import { db } from '@/lib/kernel/db'
import { reachOf } from '@/lib/kernel/permissions'
import { requireScope } from '@/lib/kernel/request'
import { listMeasured } from '@/lib/plans/queries/measures'
import type { Measured } from '@/lib/plans/types/measures'
import {
  findMeasuredItem,
  listMeasuredOrganizations,
  type MeasuredItem,
  type MeasuredOrganization,
} from '../queries/measures'
import { idSchema } from '../schema/common'
import { requireId } from './drafts'

export type ItemMeasurePage = {
  item: MeasuredItem
  canChoose: boolean
  rows: (MeasuredOrganization & { measured: Measured | null })[]
  next: string | null
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
  const page = await listMeasuredOrganizations(db(), scope, item.id, after)
  const { measure, planKind, dueOn } = item
  const today = localDay(systemNow(), actor.timeZone)
  const ids = page.rows.map(({ id }) => id)
  const measured = measure
    ? await listMeasured(db(), scope.municipalityId, ids, { measure, planKind, today, dueOn })
    : null
  return {
    item,
    canChoose: reachOf(actor.role, 'resolution.issue') === 'all' && !item.withdrawn,
    rows: page.rows.map((row) => ({ ...row, measured: measured?.get(row.id) ?? null })),
    next: page.next,
  }
}
