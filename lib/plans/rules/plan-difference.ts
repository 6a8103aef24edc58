import type { EntryContent } from '../types/plan'

type Compared = EntryContent & { lineId: string; direction: string | null; partner: string | null; item: string | null }

export const COMPARED = [
  'direction',
  'form',
  'title',
  'steps',
  'dates',
  'hours',
  'responsible',
  'partner',
  'item',
] as const
export type ComparedField = (typeof COMPARED)[number]

export type PlanDifference<T extends Compared> = {
  added: T[]
  removed: T[]
  changed: { before: T; after: T; fields: ComparedField[] }[]
  same: number
}

const values = (entry: Compared): Record<ComparedField, string> => ({
  direction: entry.direction ?? '',
  form: entry.form,
  title: entry.title,
  steps: `${entry.stepFrom}-${entry.stepTo}`,
  dates: `${entry.fromOn} ${entry.toOn}`,
  hours: String(entry.hours),
  responsible: entry.responsible,
  partner: entry.partner ?? '',
  item: entry.itemId ?? '',
})

/** What a revision has more, less and otherwise than another: entries are told apart by their line, not by their words. */
export function planDifference<T extends Compared>(before: readonly T[], after: readonly T[]): PlanDifference<T> {
  const old = new Map(before.map((entry) => [entry.lineId, entry]))
  const kept = new Set(after.map(({ lineId }) => lineId))
  const result: PlanDifference<T> = {
    added: after.filter(({ lineId }) => !old.has(lineId)),
    removed: before.filter(({ lineId }) => !kept.has(lineId)),
    changed: [],
    same: 0,
  }
  for (const entry of after) {
    const was = old.get(entry.lineId)
    if (!was) continue
    const [a, b] = [values(was), values(entry)]
    const fields = COMPARED.filter((field) => a[field] !== b[field])
    if (fields.length > 0) result.changed.push({ before: was, after: entry, fields })
    else result.same++
  }
  return result
}
