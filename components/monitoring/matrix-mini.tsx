import { resolutionRef } from '@/lib/monitoring/rules/words'
import type { MatrixMiniView } from '@/lib/monitoring/types'
import { MatrixStrip, StripSample, type StripShape } from './matrix-strip'

const LEGEND: [StripShape, string][] = [
  ['overdue', 'просрочено'],
  ['soon', 'скоро срок, доработка'],
  ['review', 'на проверке'],
  ['open', 'в работе'],
  ['done', 'исполнено'],
  ['gone', 'снято'],
]

/** The matrix in small: organisations with the most overdue first, a strip of squares each. */
export function MatrixMini({ matrix }: { matrix: MatrixMiniView }) {
  const { rows, organizations } = matrix
  const base = `/assignments?resolution=${matrix.resolution.id}&status=all`
  return (
    <>
      <table className="mini-matrix">
        <caption className="sr-only">Матрица исполнения решения {resolutionRef(matrix.resolution)}</caption>
        <thead>
          <tr>
            <th scope="col">Организация</th>
            <th scope="col">Пункты</th>
            <th scope="col">Исполнено</th>
            <th scope="col">Просрочено</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <a href={`${base}&organization=${row.id}`}>{row.name}</a>
              </th>
              <td>
                <MatrixStrip ranks={row.ranks} />
              </td>
              <td>{`${row.totals.done} из ${row.totals.total}`}</td>
              <td className={row.totals.overdue > 0 ? 'font-semibold text-danger' : 'text-muted'}>
                {row.totals.overdue || '—'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-muted text-xs max-sm:hidden">
        {LEGEND.map(([shape, words]) => (
          <span key={shape} className="inline-flex items-center gap-1.5">
            <StripSample shape={shape} />
            {words}
          </span>
        ))}
        {organizations > rows.length && (
          <span>
            показаны {rows.length} из {organizations}
          </span>
        )}
      </p>
    </>
  )
}
