import { ButtonLink } from '@/components/ui/button-link'
import { EmptyState } from '@/components/ui/empty-state'
import { counted } from '@/components/ui/format'
import { Link } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { type StatusView, statusWords } from '@/components/ui/status'
import type { MatrixPage } from '@/lib/monitoring/loaders'
import { dayText, resolutionRef } from '@/lib/monitoring/rules/words'
import type { MatrixFilter } from '@/lib/monitoring/schema'
import styles from './matrix.module.css'
import { MatrixTable } from './matrix-table'

const LEGEND: StatusView['kind'][] = [
  'overdue',
  'dueSoon',
  'onRework',
  'submitted',
  'inProgress',
  'notStarted',
  'continuous',
  'noDeadline',
  'accepted',
  'acceptedLate',
  'notApplicable',
]

/** The matrix of a resolution with its switches and legend. */
export function MatrixScreen({ page }: { page: MatrixPage }) {
  const { matrix, filter, exportable, today } = page
  const { resolution, hidden } = matrix
  const base = `/resolutions/${resolution.id}/matrix`
  const rows = matrix.groups.reduce((sum, group) => sum + group.rows.length, 0)
  const nothing = rows === 0 || matrix.items.length === 0
  return (
    <div className={styles.print}>
      <PageHeader
        title="Матрица исполнения"
        breadcrumbs={[
          { label: 'Решения коллегии', href: '/resolutions' },
          { label: `Решение ${resolutionRef(resolution)}`, href: `/resolutions/${resolution.id}` },
        ]}
        subtitle={
          <>
            {resolution.title}. На {dayText(today)}: исполнено {matrix.totals.done} из {matrix.totals.total}
            {matrix.totals.overdue > 0 && `, просрочено ${matrix.totals.overdue}`}.
            {resolution.historical && ' Внесено задним числом: просрочка не считается.'}
          </>
        }
        action={
          exportable && <ButtonLink href={`/resolutions/${resolution.id}/summary`}>Справка об исполнении</ButtonLink>
        }
      />
      <Switches base={base} filter={filter} hidden={hidden} />
      {nothing ? (
        <EmptyState
          icon="circle-check"
          title={hidden.organizations > 0 ? 'Всё исполнено' : 'Поручений по этому решению нет'}
          action={
            hidden.organizations > 0 && (
              <Link href={base} className="link">
                Показать исполненное
              </Link>
            )
          }
        >
          {hidden.organizations > 0
            ? 'Исполненные организации и пункты скрыты, других не осталось.'
            : 'Они появятся, когда решение будет выпущено и разойдётся по организациям.'}
        </EmptyState>
      ) : (
        <>
          <MatrixTable matrix={matrix} />
          {matrix.pages > 1 && (
            <Pagination
              label="Страницы матрицы"
              summary={`Страница ${matrix.page} из ${matrix.pages}`}
              previousHref={matrix.page > 1 ? hrefOf(base, filter, { page: matrix.page - 1 }) : undefined}
              nextHref={matrix.page < matrix.pages ? hrefOf(base, filter, { page: matrix.page + 1 }) : undefined}
            />
          )}
          <ul className={`${styles.legend} mt-3 flex flex-wrap gap-x-4 gap-y-1.5 text-muted text-xs max-sm:hidden`}>
            {LEGEND.map((kind) => (
              <li key={kind} className="inline-flex items-center gap-1.5">
                <span className={styles.cell} data-s={kind} aria-hidden="true" />
                {statusWords({ kind })}
              </li>
            ))}
            <li>цифра — дни, ×2 — сколько поручений в клетке</li>
          </ul>
        </>
      )}
    </div>
  )
}

/** The address of the matrix with other switches; what is switched begins on the first page. */
function hrefOf(base: string, filter: MatrixFilter, change: Partial<MatrixFilter>): string {
  const next = { ...filter, page: 1, ...change }
  const query = new URLSearchParams()
  if (next.group === 'none') query.set('group', 'none')
  if (next.done === 'hide') query.set('done', 'hide')
  if (next.page > 1) query.set('page', String(next.page))
  const text = query.toString()
  return text ? `${base}?${text}` : base
}

type SwitchesProps = { base: string; filter: MatrixFilter; hidden: { organizations: number; items: number } }

function Switches({ base, filter, hidden }: SwitchesProps) {
  const href = (change: Partial<MatrixFilter>) => hrefOf(base, filter, change)
  const byKind = filter.group === 'kind'
  const hiding = filter.done === 'hide'
  const gone = [
    hidden.organizations > 0 && counted(hidden.organizations, 'организация', 'организации', 'организаций'),
    hidden.items > 0 && counted(hidden.items, 'пункт', 'пункта', 'пунктов'),
  ]
  return (
    <p className="mb-3 flex flex-wrap gap-x-5 gap-y-1 text-sm print:hidden">
      <Link href={href({ done: hiding ? 'show' : 'hide' })} className="link" scroll={false}>
        {hiding ? 'Показать исполненное' : 'Скрыть исполненное'}
      </Link>
      <Link href={href({ group: byKind ? 'none' : 'kind' })} className="link" scroll={false}>
        {byKind ? 'Одним списком' : 'Сгруппировать по видам организаций'}
      </Link>
      {hiding && gone.some(Boolean) && <span className="text-muted">скрыто: {gone.filter(Boolean).join(', ')}</span>}
      <span className="text-muted max-sm:hidden">Стрелки — по клеткам, Enter — подробности, Esc — закрыть</span>
    </p>
  )
}
