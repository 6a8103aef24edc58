import 'server-only'
import type { Context } from '@/lib/kernel/command'
import { type LockedAssignment, lockAssignments } from '../../queries/assignments/lock-assignments'
import type { RowResult, RowResults } from '../../rules/reviews'

export type SeenRow = { id: string; version: number }
export type Judged = { row: SeenRow; assignment: LockedAssignment }
export type Judgement = { accept: true; already?: true } | { accept: false; reason: string }

/**
 * Locks the rows in the order of their ids and judges each one. A row that is not in the scope is NOT_FOUND like one that is not
 * there. Gives the accepted ones and the results to show.
 */
export async function judgeRows(
  context: Context,
  rows: readonly SeenRow[],
  judge: (assignment: LockedAssignment, row: SeenRow) => Judgement,
): Promise<{ accepted: LockedAssignment[]; results: RowResult[] }> {
  const locked = await lockAssignments(
    context.tx,
    context.scope,
    rows.map(({ id }) => id),
  )
  const byId = new Map(locked.map((assignment) => [assignment.id, assignment]))
  const accepted: LockedAssignment[] = []
  const results = rows.map((row): RowResult => {
    const assignment = byId.get(row.id)
    if (!assignment)
      return { id: row.id, organizationName: '', itemNumber: null, outcome: 'refused', reason: 'NOT_FOUND' }
    const { organizationName, itemNumber } = assignment
    const named = { id: row.id, organizationName, itemNumber }
    const judged = judge(assignment, row)
    if (!judged.accept) return { ...named, outcome: 'refused', reason: judged.reason }
    if (judged.already) return { ...named, outcome: 'already' }
    accepted.push(assignment)
    return { ...named, outcome: 'done' }
  })
  return { accepted, results }
}

/** Results as an action answers them: one refused row alone is a refusal, several are told row by row. */
export function answerOf(
  results: RowResult[],
): { ok: true; data: RowResults; already?: true } | { ok: false; kind: 'refused'; reason: string } {
  const [only] = results
  if (results.length === 1 && only?.outcome === 'refused') {
    return { ok: false, kind: 'refused', reason: only.reason ?? 'NOT_FOUND' }
  }
  const count = (outcome: RowResult['outcome']) => results.filter((row) => row.outcome === outcome).length
  const data = { results, done: count('done'), refused: count('refused') }
  return count('already') === results.length ? { ok: true, data, already: true } : { ok: true, data }
}
