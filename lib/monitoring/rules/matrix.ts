import type { MatrixFilter } from '../schema'
import type {
  MatrixCell,
  MatrixItem,
  MatrixOrganization,
  MatrixRow,
  MatrixView,
  ResolutionHead,
  Totals,
} from '../types'
import { addTotals, isSettled } from './status'

const totalsOf = (cells: (MatrixCell | null)[]): Totals => addTotals(cells.flatMap((cell) => (cell ? [cell] : [])))

/** Squares on one page: some four hundred are sent and drawn quickly. */
const SQUARES = 450

/** The Department and the resource centre, one each, share a group. */
const groupOf = ({ kind }: MatrixOrganization) => (kind === 'RESOURCE_CENTRE' ? 'DEPARTMENT' : kind)

/**
 * Lays the squares out: organisations down, items across, grouped by kind when wished; rows and columns in which nothing is left
 * to do may be hidden; more organisations than a page holds go on the next. Totals count what is shown and what is hidden alike in the whole, so they never change with the filter.
 */
export function layMatrix(
  frame: { resolution: ResolutionHead; items: MatrixItem[]; organizations: MatrixOrganization[] },
  cells: MatrixCell[],
  filter: Pick<MatrixFilter, 'group' | 'done'> & { page?: number },
): MatrixView {
  const byItem = new Map(frame.items.map((item) => [item.id, [] as MatrixCell[]]))
  const byOrganization = new Map(frame.organizations.map(({ id }) => [id, new Map<string, MatrixCell>()]))
  for (const cell of cells) {
    byOrganization.get(cell.organizationId)?.set(cell.itemId, cell)
    byItem.get(cell.itemId)?.push(cell)
  }
  const hide = filter.done === 'hide'
  const isDone = (of: (MatrixCell | null)[]) => of.every((cell) => cell === null || isSettled(cell.status))
  const items = frame.items.filter((item) => !hide || !isDone(byItem.get(item.id) ?? []))
  const all: MatrixRow[] = []
  for (const organization of frame.organizations) {
    const own = byOrganization.get(organization.id)
    const whole = frame.items.map((item) => own?.get(item.id) ?? null)
    if (hide && isDone(whole)) continue
    const shown = hide ? items.map((item) => own?.get(item.id) ?? null) : whole
    all.push({ ...organization, cells: shown, totals: totalsOf(whole) })
  }
  const height = Math.max(5, Math.floor(SQUARES / Math.max(1, items.length)))
  const pages = Math.max(1, Math.ceil(all.length / height))
  const page = Math.min(pages, filter.page ?? 1)
  const rows = all.slice((page - 1) * height, page * height)
  const kinds = filter.group === 'kind' ? [...new Set(rows.map(groupOf))] : [null]
  return {
    resolution: frame.resolution,
    items: items.map((item) => ({ ...item, totals: totalsOf(byItem.get(item.id) ?? []) })),
    groups: kinds.map((kind) => ({ kind, rows: rows.filter((row) => kind === null || groupOf(row) === kind) })),
    totals: totalsOf(cells),
    page,
    pages,
    hidden: { organizations: frame.organizations.length - all.length, items: frame.items.length - items.length },
  }
}
