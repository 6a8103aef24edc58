'use client'

import { cx } from '@/components/ui/cx'
import type { Totals } from '@/lib/monitoring/types'
import styles from './matrix.module.css'
import { type MatrixColumn, type MatrixLine, rowsMarkup, type SquareLook, totalsMarkup } from './matrix-markup'

type MatrixGridProps = {
  columns: MatrixColumn[]
  looks: SquareLook[]
  groups: { title: string | null; lines: MatrixLine[] }[]
  totals: Totals
}

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
            // biome-ignore lint/security/noDangerouslySetInnerHtml: every text in it is escaped (matrix-markup.ts)
            <tbody key={title} dangerouslySetInnerHTML={{ __html: rowsMarkup(title, lines, columns, looks) }} />
          ))}
          {/* biome-ignore lint/security/noDangerouslySetInnerHtml: as above */}
          <tfoot dangerouslySetInnerHTML={{ __html: totalsMarkup(columns, totals) }} />
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
