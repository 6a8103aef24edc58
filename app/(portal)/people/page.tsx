import type { Metadata } from 'next'
import { GivenOffers } from '@/components/people/given-offers'
import { PeopleFilter } from '@/components/people/people-filter'
import { PeopleTable } from '@/components/people/people-table'
import { ButtonLink } from '@/components/ui/button-link'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { said } from '@/components/ui/said'
import { loadOrganizationChoices } from '@/lib/institutions/loaders'
import { loadPeople, rolesSeenIn } from '@/lib/people/loaders'

export const metadata: Metadata = { title: 'Люди и доступ' }

const DONE: Record<string, string> = {
  offered: 'Роль предложена. Она заработает, когда человек примет её на странице «Моя учётная запись».',
  joined: 'Роль выдана: других действующих ролей у человека нет, поэтому его согласие в портале не нужно.',
  withdrawn: 'Предложение отозвано.',
}

export default async function PeoplePage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  const query = await searchParams
  const { actor, scope, filter, page, canCreate, offers } = await loadPeople(query)
  const everywhere = scope.organizationId === null
  const organizations = everywhere ? await loadOrganizationChoices(scope) : undefined
  const done = said(DONE, typeof query.done === 'string' ? query.done : undefined)
  const filtered = Boolean(filter.search || filter.role || filter.organizationId || filter.state)
  const create = canCreate && (
    <ButtonLink href="/people/new" variant="primary" icon="plus">
      Добавить сотрудника
    </ButtonLink>
  )
  return (
    <>
      <PageHeader title="Люди и доступ" subtitle={everywhere ? undefined : actor.organizationName} action={create} />
      <div role="status">
        {done && (
          <Notice tone="success" className="mb-6">
            {done}
          </Notice>
        )}
      </div>
      {offers.length > 0 && !filter.after && <GivenOffers offers={offers} showOrganization={everywhere} />}
      <PeopleFilter filter={filter} roles={rolesSeenIn(scope)} organizations={organizations} />
      <PeopleTable
        rows={page.rows}
        timeZone={actor.timeZone}
        showOrganization={everywhere}
        empty={
          filtered || filter.after ? (
            <EmptyState
              icon="search"
              title="Никого не нашлось"
              action={<ButtonLink href="/people">Сбросить отбор</ButtonLink>}
            >
              Проверьте фамилию или снимите часть отбора.
            </EmptyState>
          ) : (
            <EmptyState icon="users" title="Учётных записей пока нет" action={create}>
              Добавьте сотрудника: портал составит логин и временный пароль.
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
function addressOf(query: Record<string, string | string[] | undefined>, after: string | null): string {
  const address = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (name !== 'after' && name !== 'done' && typeof value === 'string') address.set(name, value)
  }
  if (after) address.set('after', after)
  return `/people?${address}`
}
