import type { ComponentProps } from 'react'
import { shortened } from '@/components/ui/format'
import { statusName } from '@/components/ui/status'
import { kindGroup } from '@/lib/monitoring/messages'
import type { MatrixCell, MatrixView } from '@/lib/monitoring/types'
import { MatrixGrid } from './matrix-grid'
import type { SquareLook } from './matrix-markup'
import { statusView } from './status-view'

const SHORT = 110

/** Organisations down, items across; a square says its state by icon and days and leads to its assignment. */
export function MatrixTable({ matrix }: { matrix: MatrixView }) {
  return <MatrixGrid {...gridOf(matrix)} />
}

function gridOf({ resolution, items, groups, totals }: MatrixView): ComponentProps<typeof MatrixGrid> {
  const looks = new Map<string, { at: number; look: SquareLook }>()
  const code = (cell: MatrixCell | null) => {
    if (!cell) return '-'
    // Everything a look is made of; of four hundred squares a few dozen differ.
    const { status, total, done } = cell
    const key = `${Object.values(status).join()} ${total} ${total > 1 ? done : ''}`
    const known = looks.get(key) ?? { at: looks.size, look: lookOf(cell) }
    looks.set(key, known)
    return cell.assignmentId + known.at
  }
  return {
    columns: items.map((item) => ({
      href: `/resolutions/${resolution.id}/matrix/items/${item.id}`,
      number: item.number ?? '',
      text: shortened(item.text, SHORT),
      withdrawn: item.withdrawn,
      ...item.totals,
    })),
    groups: groups.map(({ kind, rows }) => ({
      title: kind && kindGroup[kind],
      lines: rows.map((row) => ({ name: row.name, cells: row.cells.map(code).join(' '), ...row.totals })),
    })),
    looks: [...looks.values()].map(({ look }) => look),
    totals,
  }
}

function lookOf({ status, total, done }: MatrixCell): SquareLook {
  const days = status.kind === 'overdue' || status.kind === 'dueSoon' ? String(status.days) : ''
  const many = total > 1
  return {
    state: status.kind,
    mark: [days, many ? `×${total}` : ''].filter(Boolean).join('\u00a0'),
    words: `${statusName(statusView(status))}${many ? `, всего\u00a0${total}, исполнено\u00a0${done}` : ''}`,
  }
}
