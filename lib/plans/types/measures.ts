import type { Day } from '@/lib/kernel/calendar'
import type { ItemMeasure } from '@/lib/kernel/prisma/enums'

/** What was counted, by the names of its measure's figures; yes and no are 1 and 0. */
export type MeasureCounts = Record<string, number>

/** One figure as it is told; `people` are children, of whom no group under five is told above the organisation (rule 26). */
export type MeasureFigure = { key: string; label: string; unit: string; value: number; people: boolean }

/** A record that was counted: what it is called on its list, and its place in the portal. Never a child's name. */
export type MeasureRecord = { title: string; href: string }

/** What of an organisation's own records shows that an item is carried out, on a day. */
export type Measured = {
  measure: ItemMeasure
  on: Day
  /** The academic year that was counted; null when the municipality has none yet. */
  year: { id: string; code: string } | null
  figures: MeasureFigure[]
  reached: boolean
  /** What is missing, in words; null when it is reached. */
  gap: string | null
  /** The first of the records, and how many there are. */
  records: MeasureRecord[]
  count: number
}
