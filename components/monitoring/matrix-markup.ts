import type { Totals } from '@/lib/monitoring/types'
import styles from './matrix.module.css'

/** How squares of one kind look: state, what stands beside the icon, the words. */
export type SquareLook = { state: string; mark: string; words: string }
export type MatrixColumn = Totals & { href: string; number: string; text: string; withdrawn: boolean }
/** `cells`: for each column an assignment's id and behind it the number of its look, «-» where there is none. */
export type MatrixLine = Totals & { name: string; cells: string }

const ID_LENGTH = 36

const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Any text as it may stand between tags and in a quoted attribute. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign)
}

const attribute = (name: string, value: string | number) => (value ? ` ${name}="${escaped(String(value))}"` : '')

/** «3 / 5», with what is overdue. */
export function sumMarkup({ done, total, overdue }: Totals): string {
  const share = `${done}\u2009/\u2009${total}`
  return overdue === 0
    ? share
    : `${share}<span class="${styles.late}" data-d="${overdue}"> просрочено ${overdue}</span>`
}

function square(cell: string, column: MatrixColumn | undefined, looks: SquareLook[]): string {
  const look = looks[Number(cell.slice(ID_LENGTH))]
  if (cell === '-' || !look) return '<td></td>'
  const link = `<a href="/assignments/${escaped(cell.slice(0, ID_LENGTH))}"${attribute('data-s', look.state)}${attribute('data-d', look.mark)}>`
  return `<td${attribute('data-n', column?.number ?? '')}>${link}${escaped(look.words)}</a></td>`
}

/**
 * A group's rows as markup. Four hundred squares as elements take React a fifth of the page's time, once on the server and once more
 * in the browser of an old office PC; nothing in them ever changes, so they are written as what they are. Every text is escaped.
 */
export function rowsMarkup(
  title: string | null,
  lines: MatrixLine[],
  columns: MatrixColumn[],
  looks: SquareLook[],
): string {
  const head = title
    ? `<tr><th scope="rowgroup" colspan="${columns.length + 2}" class="${styles.group}"><span>${escaped(title)}</span></th></tr>`
    : ''
  const rows = lines.map((line) => {
    const squares = line.cells.split(' ').map((cell, at) => square(cell, columns[at], looks))
    return `<tr><th scope="row">${escaped(line.name)}</th>${squares.join('')}<td class="${styles.total}">${sumMarkup(line)}</td></tr>`
  })
  return head + rows.join('')
}

/** The row of totals by item. */
export function totalsMarkup(columns: MatrixColumn[], totals: Totals): string {
  const cells = columns.map((column) => `<td${attribute('data-n', column.number)}>${sumMarkup(column)}</td>`)
  return `<tr><th scope="row">Исполнено по пунктам</th>${cells.join('')}<td class="${styles.total}">${sumMarkup(totals)}</td></tr>`
}
