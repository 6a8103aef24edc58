import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { NewPersonForm } from '@/components/people/new-person-form'
import { Link } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { loadOrganizationChoices } from '@/lib/institutions/loaders'
import { kindNames } from '@/lib/institutions/messages'
import { loadNewPerson } from '@/lib/people/loaders'

export const metadata: Metadata = { title: 'Новый сотрудник' }

export default async function NewPersonPage() {
  const { actor, scope, roles, rolePlaces } = await loadNewPerson()
  const choices = await loadOrganizationChoices(scope)
  const places = choices.filter(({ kind }) => roles.some((role) => rolePlaces[role].includes(kind)))
  return (
    <>
      <PageHeader
        title="Новый сотрудник"
        breadcrumbs={[{ label: 'Люди и доступ', href: '/people' }]}
        subtitle={scope.organizationId ? actor.organizationName : undefined}
      />
      <p className="mb-6 max-w-2xl">
        У человека уже есть учётная запись, например в другой школе?{' '}
        <Link href="/people/offer" className="link">
          Предложите роль по его логину
        </Link>
        : второй логин ему не нужен.
      </p>
      <NewPersonForm
        requestKey={randomUUID()}
        roles={roles}
        places={places.map(({ id, shortName, kind }) => ({ id, shortName, kind }))}
        rolePlaces={rolePlaces}
        kindNames={kindNames}
      />
    </>
  )
}
