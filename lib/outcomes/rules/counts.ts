import type { OutcomeCategory } from '@/lib/kernel/prisma/enums'

/** A group under this many is not counted out above the school (rule 26). */
const SMALL_GROUP = 5

/** A figure that is not told: between one and four, or one from which such a figure could be reckoned. */
export type Told = number | null

/** Cells of a table of counts; the last row and the last column hold the totals. */
export type Counts = readonly (readonly number[])[]

/**
 * The table as it may be shown above the school: no group of one to four, and none that could be reckoned from its row or its column.
 * Where a line hides a single part, its smallest other part is hidden too; again and again until nothing can be reckoned. A row whose
 * total is small is hidden with it. Zeros stay: nobody is no group.
 */
export function hideSmallGroups(table: Counts): Told[][] {
  const told: Told[][] = table.map((row) => row.map((count) => (count > 0 && count < SMALL_GROUP ? null : count)))
  const rows = told.length
  const columns = told[0]?.length ?? 0
  const line = (of: 'row' | 'column', at: number) =>
    Array.from(
      { length: of === 'row' ? columns : rows },
      (_, i) => (of === 'row' ? [at, i] : [i, at]) as [number, number],
    )
  const mend = (cells: [number, number][]): boolean => {
    const hidden = cells.filter(([r, c]) => told[r]?.[c] === null)
    if (hidden.length !== 1) return false
    const others = cells
      .filter(([r, c]) => (told[r]?.[c] ?? 0) > 0)
      .toSorted((a, b) => (table[a[0]]?.[a[1]] ?? 0) - (table[b[0]]?.[b[1]] ?? 0))
    const [row, column] = others[0] ?? []
    if (row === undefined || column === undefined) return false
    const target = told[row]
    if (target) target[column] = null
    return true
  }
  for (let changed = true; changed; ) {
    changed = false
    for (let r = 0; r < rows; r++) changed = mend(line('row', r)) || changed
    for (let c = 0; c < columns; c++) changed = mend(line('column', c)) || changed
  }
  return told
}

/** One count of the register: graduates of an organisation by category; null for those of whom nothing is told. */
export type OutcomeCount = { organizationId: string; category: OutcomeCategory | null; count: number }

/** Columns of the table of a grade: its categories, then «nothing told», then all. */
export function tableOf(
  counts: readonly OutcomeCount[],
  organizationIds: readonly string[],
  categories: readonly OutcomeCategory[],
): number[][] {
  const of = (organizationId: string, category: OutcomeCategory | null) =>
    counts
      .filter((each) => each.organizationId === organizationId && each.category === category)
      .reduce((sum, each) => sum + each.count, 0)
  const rows = organizationIds.map((id) => {
    const cells = [...categories.map((category) => of(id, category)), of(id, null)]
    return [...cells, cells.reduce((sum, count) => sum + count, 0)]
  })
  const width = categories.length + 2
  const totals = Array.from({ length: width }, (_, column) => rows.reduce((sum, row) => sum + (row[column] ?? 0), 0))
  return [...rows, totals]
}
