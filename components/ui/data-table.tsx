import type { ReactNode } from 'react'
import { cx } from './cx'
import { Icon } from './icon'
import { Link } from './link'

export type Column<Row> = {
  key: string
  header: string
  /** The header is for readers only: a column of actions. */
  headerHidden?: boolean
  cell: (row: Row) => ReactNode
  align?: 'left' | 'right' | 'center'
  /**
   * `first` names the row (its row header, and the card's title on a phone); `action` stays at the end; `low` gives way between
   * phone and desk, and is back on the card.
   */
  priority?: 'first' | 'normal' | 'low' | 'action'
  /** A link that sorts by this column, and how it is sorted now. */
  sort?: { href: string; direction: 'asc' | 'desc' | null }
  /** A total under the column. */
  footer?: ReactNode
  className?: string
}

type DataTableProps<Row> = {
  /** Names the table; for readers only unless `captionShown`. */
  caption: ReactNode
  captionShown?: boolean
  columns: Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** Instead of an empty table: an EmptyState. */
  empty?: ReactNode
}

const ALIGN = {
  left: undefined,
  right: '@2xl:text-right @2xl:whitespace-nowrap',
  center: '@2xl:text-center',
} as const

/** What one column differs in; what all share is told once, in app/globals.css. */
function classOf<Row>({ align = 'left', priority, className }: Column<Row>): string | undefined {
  const more = cx(
    ALIGN[align],
    priority === 'low' && '@2xl:@max-4xl:hidden print:table-cell',
    priority === 'action' && 'action',
    className,
  )
  return more || undefined
}

/**
 * Rows of a ledger. A server component: no script at all; its look is in app/globals.css. Where its place is narrow for its letters
 * (a phone, but also letters twice as large) every row becomes a card with labels, which are read out too: some browsers forget
 * that a table is one when its display changes, and HTML allows no roles to be written out on it.
 */
export function DataTable<Row>({ caption, captionShown, columns, rows, rowKey, empty }: DataTableProps<Row>) {
  if (rows.length === 0 && empty) return <>{empty}</>
  const totals = columns.some((column) => column.footer !== undefined)
  return (
    <div className="@container">
      <table className="data-table">
        <caption className={captionShown ? undefined : 'sr-only'}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                aria-sort={
                  column.sort?.direction ? (column.sort.direction === 'asc' ? 'ascending' : 'descending') : undefined
                }
                className={classOf(column)}
              >
                {column.headerHidden ? <span className="sr-only">{column.header}</span> : header(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column) => {
                const first = column.priority === 'first'
                const Cell = first ? 'th' : 'td'
                return (
                  <Cell key={column.key} {...(first && { scope: 'row' })} className={classOf(column)}>
                    {!first && column.priority !== 'action' && <span>{column.header}</span>}
                    {column.cell(row)}
                  </Cell>
                )
              })}
            </tr>
          ))}
        </tbody>
        {totals && (
          <tfoot>
            <tr>
              {columns.map((column) => (
                <td key={column.key} className={classOf(column)}>
                  {column.footer !== undefined && column.priority !== 'first' && <span>{column.header}</span>}
                  {column.footer}
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  )
}

function header<Row>({ header: words, sort, align }: Column<Row>) {
  if (!sort) return words
  const icon = sort.direction === 'asc' ? 'arrow-up' : sort.direction === 'desc' ? 'arrow-down' : 'chevrons-up-down'
  return (
    <Link
      href={sort.href}
      scroll={false}
      className={cx(
        'inline-flex items-center gap-1 rounded-sm hover:text-ink hover:underline',
        align === 'right' && 'flex-row-reverse',
        sort.direction && 'text-ink',
      )}
    >
      {words}
      <Icon name={icon} className="size-3.5" />
    </Link>
  )
}
