'use client'

import { cx } from '@/components/ui/cx'
import type { Totals } from '@/lib/monitoring/types'
import styles from './matrix.module.css'

/** How squares of one kind look: state, what stands beside the icon, the words. */
export type SquareLook = { state: string; mark: string; words: string }
export type MatrixColumn = Totals & { href: string; number: string; text: string; withdrawn: boolean }
/** `cells`: for each column an assignment's id and behind it the number of its look, «-» where there is none. */
export type MatrixLine = Totals & { name: string; cells: string }

type MatrixGridProps = {
  columns: MatrixColumn[]
  looks: SquareLook[]
  groups: { title: string | null; lines: MatrixLine[] }[]
  totals: Totals
}

const ID_LENGTH = 36

/**
 * The table and, on paper, the list of its items. A client component only to be sent once: as flight data its four hundred squares
 * would weigh more than as HTML; here that copy is an id for each.
 */
export function MatrixGrid({ columns, looks, groups, totals }: MatrixGridProps) {
  return (
    <>
      <section className={styles.frame} aria-label="Матрица исполнения" data-matrix="">
        <table className={styles.table}>
          <caption className="sr-only">Организации по строкам, пункты решения по столбцам</caption>
          <thead>
            <tr>
              <th scope="col" className={styles.corner}>
                Организация
              </th>
              {columns.map(({ href, number, text, withdrawn }, at) => (
                <th scope="col" key={href}>
                  <a
                    href={href}
                    className={cx(
                      styles.item,
                      at > columns.length - 5 && at > 3 && styles.right,
                      withdrawn && styles.withdrawn,
                    )}
                  >
                    {number || '—'}
                    <span>{withdrawn ? `Пункт снят. ${text}` : text}</span>
                  </a>
                </th>
              ))}
              <th scope="col" className={styles.total}>
                Исполнено
              </th>
            </tr>
          </thead>
          {groups.map(({ title, lines }) => (
            <tbody key={title}>
              {title && (
                <tr>
                  <th scope="rowgroup" colSpan={columns.length + 2} className={styles.group}>
                    <span>{title}</span>
                  </th>
                </tr>
              )}
              {lines.map((line) => (
                <tr key={line.name}>
                  <th scope="row">{line.name}</th>
                  {line.cells.split(' ').map((cell, at) => square(cell, at, columns, looks))}
                  <td className={styles.total}>{sum(line)}</td>
                </tr>
              ))}
            </tbody>
          ))}
          <tfoot>
            <tr>
              <th scope="row">Исполнено по пунктам</th>
              {columns.map((column) => (
                <td key={column.href} data-n={column.number || undefined}>
                  {sum(column)}
                </td>
              ))}
              <td className={styles.total}>{sum(totals)}</td>
            </tr>
          </tfoot>
        </table>
      </section>
      <section className="mt-3 hidden print:block">
        <h2 className="font-semibold">Пункты решения</h2>
        <ol className="columns-2 gap-8 text-xs">
          {columns.map(({ href, number, text }) => (
            <li key={href}>{`${number}. ${text}`}</li>
          ))}
        </ol>
      </section>
    </>
  )
}

function square(cell: string, at: number, columns: MatrixColumn[], looks: SquareLook[]) {
  const look = looks[Number(cell.slice(ID_LENGTH))]
  // Columns never move, so their place is their key.
  if (cell === '-' || !look) return <td key={at} />
  return (
    <td key={at} data-n={columns[at]?.number || undefined}>
      <a href={`/assignments/${cell.slice(0, ID_LENGTH)}`} data-s={look.state} data-d={look.mark || undefined}>
        {look.words}
      </a>
    </td>
  )
}

function sum({ done, total, overdue }: Totals) {
  const share = `${done}\u2009/\u2009${total}`
  if (overdue === 0) return share
  return (
    <>
      {share}
      <span className={styles.late} data-d={overdue}>
        {` просрочено ${overdue}`}
      </span>
    </>
  )
}
