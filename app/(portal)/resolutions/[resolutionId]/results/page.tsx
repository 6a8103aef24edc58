import type { Metadata } from 'next'
import { HistoricalFilter } from '@/components/resolutions/historical-filter'
import { HistoricalForm } from '@/components/resolutions/historical-form'
import { resolutionRef } from '@/components/resolutions/words'
import { ButtonLink } from '@/components/ui/button-link'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { loadHistorical } from '@/lib/resolutions/loaders/resolutions'

export const metadata: Metadata = { title: 'Результаты задним числом' }

type Props = PageProps<'/resolutions/[resolutionId]/results'>

export default async function ResultsPage({ params, searchParams }: Props) {
  const { view, rows, next, filter } = await loadHistorical((await params).resolutionId, await searchParams)
  const address = (after: string | null) => {
    const query = new URLSearchParams()
    if (filter.itemId) query.set('item', filter.itemId)
    if (after) query.set('after', after)
    return `/resolutions/${view.head.id}/results?${query}`
  }
  return (
    <>
      <PageHeader
        title="Результаты задним числом"
        eyebrow={resolutionRef(view.head)}
        subtitle="Отметьте поручения и внесите, что с ними стало. Опоздание считается только по внесённому дню."
        breadcrumbs={[
          { label: 'Решения коллегии', href: '/resolutions' },
          { label: 'Решение', href: `/resolutions/${view.head.id}` },
        ]}
      />
      <HistoricalFilter view={view} itemId={filter.itemId} />
      {rows.length > 0 ? (
        <HistoricalForm resolutionId={view.head.id} rows={rows} timeZone={view.timeZone} />
      ) : (
        <EmptyState
          title="Поручений здесь нет"
          action={
            filter.itemId && <ButtonLink href={`/resolutions/${view.head.id}/results`}>Сбросить отбор</ButtonLink>
          }
        >
          {filter.itemId ? 'По этому пункту поручений не выдавали.' : 'По этому решению поручений не выдавали.'}
        </EmptyState>
      )}
      <Pagination previousHref={filter.after ? address(null) : undefined} nextHref={next ? address(next) : undefined} />
    </>
  )
}
