import type { Metadata } from 'next'
import { OrganizationFilter } from '@/components/institutions/organization-filter'
import { OrganizationTable } from '@/components/institutions/organization-table'
import { ButtonLink } from '@/components/ui/button-link'
import { EmptyState } from '@/components/ui/empty-state'
import { counted } from '@/components/ui/format'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { loadOrganizations } from '@/lib/institutions/loaders'

export const metadata: Metadata = { title: 'Организации' }

type Query = Record<string, string | string[] | undefined>

export default async function OrganizationsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams
  const { filter, page, settlements, canEdit } = await loadOrganizations(query)
  const imported = Number(query.imported)
  const filtered = Object.values(filter).some((value) => value !== null)
  return (
    <>
      <PageHeader
        title="Организации"
        action={
          canEdit && (
            <>
              <ButtonLink href="/organizations/import" icon="upload">
                Загрузить из таблицы
              </ButtonLink>
              <ButtonLink href="/organizations/new" variant="primary" icon="plus">
                Добавить организацию
              </ButtonLink>
            </>
          )
        }
      />
      {Number.isInteger(imported) && imported > 0 && (
        <Notice tone="success" className="mb-6">
          Добавлено: {counted(imported, 'организация', 'организации', 'организаций')}.
        </Notice>
      )}
      <OrganizationFilter filter={filter} settlements={settlements} />
      <OrganizationTable
        rows={page.rows}
        empty={
          filtered ? (
            <EmptyState
              icon="search"
              title="Ничего не нашлось"
              action={<ButtonLink href="/organizations">Сбросить отбор</ButtonLink>}
            >
              Проверьте наименование или снимите часть отбора.
            </EmptyState>
          ) : (
            <EmptyState
              icon="school"
              title="Организаций пока нет"
              action={
                canEdit && (
                  <ButtonLink href="/organizations/import" variant="primary" icon="upload">
                    Загрузить из таблицы
                  </ButtonLink>
                )
              }
            >
              Загрузите список школ, детских садов и организаций дополнительного образования одной таблицей.
            </EmptyState>
          )
        }
      />
      <Pagination
        previousHref={filter.after ? addressOf(query, null) : undefined}
        nextHref={page.next ? addressOf(query, page.next) : undefined}
      />
    </>
  )
}

/** The same filter from another key; without a key it is the list's beginning. */
function addressOf(query: Query, after: string | null): string {
  const address = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (name !== 'after' && name !== 'imported' && typeof value === 'string') address.set(name, value)
  }
  if (after) address.set('after', after)
  return `/organizations?${address}`
}
