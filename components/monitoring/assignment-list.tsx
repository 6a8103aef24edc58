import { buttonClass } from '@/components/ui/button-class'
import { EmptyState } from '@/components/ui/empty-state'
import { counted, formatNumber } from '@/components/ui/format'
import { Link } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import type { ListView } from '@/lib/monitoring/loaders'
import { statusChoice } from '@/lib/monitoring/messages'
import { type ListSort, listQuery } from '@/lib/monitoring/schema'
import { AssignmentFilters } from './assignment-filters'
import { AssignmentTable } from './assignment-table'

const SORTS: [ListSort, string][] = [
  ['due', 'сначала ближайшие'],
  ['-due', 'сначала дальние'],
  ['organization', 'по организациям'],
  ['item', 'по пунктам'],
]

function totalText({ n, more }: ListView['total']): string {
  if (more) return `Найдено больше ${formatNumber(n)}`
  return `Найдено ${counted(n, 'поручение', 'поручения', 'поручений')}`
}

/** The list of assignments of the actor's scope, by the filters of the address. */
export function AssignmentList({ view }: { view: ListView }) {
  const { filter, rows, total, next, manyOrganizations, actor } = view
  const query = listQuery(filter)
  const exportQuery = query ? `${query}&` : '?'
  const sorts = manyOrganizations ? SORTS : SORTS.filter(([sort]) => sort !== 'organization')
  return (
    <>
      <PageHeader
        title="Поручения"
        eyebrow={manyOrganizations ? undefined : actor.organizationName}
        subtitle={totalText(total)}
        action={
          rows.length > 0 && (
            <>
              <a
                href={`/api/exports/assignments${exportQuery}format=xlsx`}
                download
                className={buttonClass('secondary')}
              >
                Скачать XLSX
              </a>
              <a href={`/api/exports/assignments${exportQuery}format=csv`} download className={buttonClass('quiet')}>
                CSV
              </a>
            </>
          )
        }
      />
      <AssignmentFilters view={view} />
      {rows.length === 0 ? (
        <NothingFound view={view} />
      ) : (
        <>
          <nav aria-label="Порядок" className="mb-2 flex flex-wrap gap-x-4 gap-y-1 text-sm print:hidden">
            {sorts.map(([sort, label]) =>
              sort === filter.sort ? (
                <span key={sort} aria-current="true" className="font-semibold">
                  {label}
                </span>
              ) : (
                <Link key={sort} href={`/assignments${listQuery(filter, { sort })}`} scroll={false} className="link">
                  {label}
                </Link>
              ),
            )}
          </nav>
          <AssignmentTable
            caption={`Поручения: ${statusChoice[filter.status]}`}
            rows={rows}
            withOrganization={manyOrganizations}
          />
          <Pagination
            previousHref={filter.after ? `/assignments${query}` : undefined}
            nextHref={next ? `/assignments${listQuery(filter, { after: next })}` : undefined}
          />
        </>
      )}
    </>
  )
}

function NothingFound({ view: { filter, total } }: { view: ListView }) {
  if (filter.after && total.n > 0) {
    return (
      <EmptyState
        title="Дальше поручений нет"
        action={
          <Link className="link" href={`/assignments${listQuery(filter)}`}>
            К началу списка
          </Link>
        }
      >
        Список кончился: возможно, последние поручения за это время исполнены.
      </EmptyState>
    )
  }
  if (listQuery(filter)) {
    return (
      <EmptyState
        title="Под эти условия ничего не подходит"
        action={
          <Link className="link" href="/assignments">
            Сбросить условия
          </Link>
        }
      >
        Ослабьте отбор: например, выберите «Любое состояние» или другую организацию.
      </EmptyState>
    )
  }
  return (
    <EmptyState
      icon="circle-check"
      title="Открытых поручений нет"
      action={
        <Link className="link" href="/assignments?status=all">
          Показать исполненные
        </Link>
      }
    >
      Поручения появляются, когда Управление образования выпускает решение коллегии.
    </EmptyState>
  )
}
