import type { Metadata } from 'next'
import { PartnerFilter } from '@/components/partners/partner-filter'
import { PartnerTable } from '@/components/partners/partner-table'
import { ButtonLink } from '@/components/ui/button-link'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { loadPartners } from '@/lib/partners/loaders'

export const metadata: Metadata = { title: 'Партнёры' }

export default async function PartnersPage({ searchParams }: PageProps<'/partners'>) {
  const query = await searchParams
  const { filter, page, canAdd, canEdit } = await loadPartners(query)
  const address = (after: string) => {
    const kept = Object.entries(query).filter(([name, value]) => name !== 'done' && typeof value === 'string')
    return `/partners?${new URLSearchParams({ ...(Object.fromEntries(kept) as Record<string, string>), after })}`
  }
  return (
    <>
      <PageHeader
        title="Партнёры"
        subtitle="Предприятия, колледжи, центры и родители, с которыми проводят мероприятия"
        action={
          canAdd && (
            <ButtonLink href="/partners/new" variant="primary" icon="plus">
              Добавить партнёра
            </ButtonLink>
          )
        }
      />
      {(query.done === 'added' || query.done === 'saved') && (
        <Notice tone="success" className="mb-6">
          {query.done === 'added' ? 'Партнёр добавлен.' : 'Изменения сохранены.'}
        </Notice>
      )}
      <PartnerFilter filter={filter} />
      <PartnerTable
        rows={page.rows}
        canEdit={canEdit}
        empty={
          <EmptyState icon="handshake" title={filter.q || filter.kind ? 'Ничего не нашлось' : 'Партнёров пока нет'}>
            {filter.q || filter.kind
              ? 'Проверьте название или снимите часть отбора.'
              : 'Реестр ведут Ресурсный центр и руководители организаций.'}
          </EmptyState>
        }
      />
      <Pagination
        previousHref={filter.after ? '/partners' : undefined}
        nextHref={page.next ? address(page.next) : undefined}
      />
    </>
  )
}
