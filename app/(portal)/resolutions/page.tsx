import type { Metadata } from 'next'
import { ResolutionFilter } from '@/components/resolutions/resolution-filter'
import { ResolutionList } from '@/components/resolutions/resolution-list'
import { ButtonLink } from '@/components/ui/button-link'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { loadResolutions } from '@/lib/resolutions/loaders/resolutions'

export const metadata: Metadata = { title: 'Решения коллегии' }

export default async function ResolutionsPage({ searchParams }: PageProps<'/resolutions'>) {
  const query = await searchParams
  const { rows, next, filter, canEdit, seesDrafts } = await loadResolutions(query)
  const filtered = Boolean(filter.q || filter.state || filter.after)
  const address = (after: string | null) => {
    const params = new URLSearchParams()
    if (filter.q) params.set('q', filter.q)
    if (filter.state) params.set('state', filter.state)
    if (after) params.set('after', after)
    return `/resolutions?${params}`
  }
  const create = canEdit && (
    <ButtonLink href="/resolutions/new" variant="primary" icon="plus">
      Новое решение
    </ButtonLink>
  )
  return (
    <>
      <PageHeader
        title="Решения коллегии"
        action={
          <>
            {canEdit && (
              <ButtonLink href="/resolutions/proposals" icon="school">
                Предложения по организациям
              </ButtonLink>
            )}
            {create}
          </>
        }
      />
      {query.done === 'cancelled' && (
        <Notice tone="success" className="mb-5">
          Черновик отменён. Найти его можно отбором «Отменённые».
        </Notice>
      )}
      <ResolutionFilter filter={filter} seesDrafts={seesDrafts} canEdit={canEdit} />
      <ResolutionList
        rows={rows}
        canEdit={canEdit}
        empty={
          filtered ? (
            <EmptyState
              icon="search"
              title="Ничего не нашлось"
              action={<ButtonLink href="/resolutions">Сбросить отбор</ButtonLink>}
            >
              Проверьте слова поиска или снимите часть отбора.
            </EmptyState>
          ) : (
            <EmptyState icon="gavel" title="Решений пока нет" action={create}>
              {canEdit
                ? 'Загрузите решение коллегии: портал разберёт его на пункты и предложит исполнителей и сроки.'
                : 'Они появятся здесь, когда Управление образования их выпустит.'}
            </EmptyState>
          )
        }
      />
      <Pagination previousHref={filter.after ? address(null) : undefined} nextHref={next ? address(next) : undefined} />
    </>
  )
}
