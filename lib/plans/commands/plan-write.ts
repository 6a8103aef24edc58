import 'server-only'
import { randomUUID } from 'node:crypto'
import { dayToDate } from '@/lib/kernel/calendar'
import type { Context } from '@/lib/kernel/command'
import type { Tx } from '@/lib/kernel/db'
import { type EventKind, recordEvent } from '@/lib/kernel/events'
import type { Prisma } from '@/lib/kernel/prisma/client'
import type { EntryContent } from '../types/plan'

/** An event of a plan: facts and counts. */
export async function tellPlan(
  { tx, actor, now, scope }: Context,
  kind: EventKind,
  plan: { planId: string; organizationId: string },
  data: Prisma.InputJsonObject = {},
  note: string | null = null,
): Promise<void> {
  await recordEvent(tx, actor, now, {
    kind,
    municipalityId: scope.municipalityId,
    organizationId: plan.organizationId,
    subjectId: plan.planId,
    data,
    note,
  })
}

/** Entries of a revision in two statements however many: their lines (new ones, or those named), then their words. */
export async function writeEntries(
  tx: Tx,
  plan: { planId: string; organizationId: string; revisionId: string },
  entries: readonly (EntryContent & { lineId?: string })[],
): Promise<void> {
  const rows = entries.map((entry) => ({ entry, lineId: entry.lineId ?? randomUUID() }))
  const { planId, organizationId, revisionId } = plan
  await tx.planLine.createMany({
    data: rows.filter(({ entry }) => !entry.lineId).map(({ lineId }) => ({ id: lineId, planId, organizationId })),
  })
  await tx.planEntry.createMany({
    data: rows.map(({ entry, lineId }) => ({ revisionId, lineId, ...entryColumns(entry) })),
  })
}

export function entryColumns(entry: EntryContent) {
  const { directionId, form, title, stepFrom, stepTo, hours, responsible, responsibleId, partnerId, itemId } = entry
  const days = { fromOn: dayToDate(entry.fromOn), toOn: dayToDate(entry.toOn) }
  return { directionId, form, title, stepFrom, stepTo, hours, responsible, responsibleId, partnerId, itemId, ...days }
}
