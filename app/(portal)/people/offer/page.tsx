import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { OfferGrantForm } from '@/components/people/offer-grant-form'
import { PageHeader } from '@/components/ui/page-header'
import { loadOrganizationChoices } from '@/lib/institutions/loaders'
import { kindNames } from '@/lib/institutions/messages'
import { loadNewPerson } from '@/lib/people/loaders'

export const metadata: Metadata = { title: 'Роль по логину' }

export default async function OfferGrantPage() {
  const { actor, scope, roles, rolePlaces } = await loadNewPerson()
  const choices = await loadOrganizationChoices(scope)
  const places = choices.filter(({ kind }) => roles.some((role) => rolePlaces[role].includes(kind)))
  return (
    <>
      <PageHeader
        title="Роль по логину"
        breadcrumbs={[
          { label: 'Люди и доступ', href: '/people' },
          { label: 'Новый сотрудник', href: '/people/new' },
        ]}
        subtitle={scope.organizationId ? actor.organizationName : undefined}
      />
      <OfferGrantForm
        requestKey={randomUUID()}
        roles={roles}
        places={places.map(({ id, shortName, kind }) => ({ id, shortName, kind }))}
        rolePlaces={rolePlaces}
        kindNames={kindNames}
      />
    </>
  )
}
