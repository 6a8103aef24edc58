import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { AccountControls } from '@/components/people/account-controls'
import { GiveGrantForm } from '@/components/people/give-grant-form'
import { GrantList } from '@/components/people/grant-list'
import { Moment } from '@/components/people/moment'
import { RenameForm } from '@/components/people/rename-form'
import { Disclosure } from '@/components/ui/disclosure'
import { EmptyState } from '@/components/ui/empty-state'
import { personFullName } from '@/components/ui/format'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { said } from '@/components/ui/said'
import { Section } from '@/components/ui/section'
import { SummaryList } from '@/components/ui/summary-list'
import { loadOrganizationChoices } from '@/lib/institutions/loaders'
import { kindNames } from '@/lib/institutions/messages'
import { loadPerson } from '@/lib/people/loaders'

// No name: titles stay in the browser's history (rule 29).
export const metadata: Metadata = { title: 'Карточка сотрудника' }

const DONE: Record<string, string> = {
  renamed: 'Имя исправлено.',
  disabled: 'Учётная запись отключена, открытые сеансы завершены.',
  enabled: 'Учётная запись снова включена.',
  given: 'Роль выдана.',
  revoked: 'Роль отозвана.',
}

type PersonPageProps = { params: Promise<{ personId: string }>; searchParams: Promise<{ done?: string }> }

export default async function PersonPage({ params, searchParams }: PersonPageProps) {
  const { personId } = await params
  const done = said(DONE, (await searchParams).done)
  const { actor, scope, person, rights, today, rolePlaces } = await loadPerson(personId)
  const roles = rights.givableRoles
  const choices = roles.length > 0 ? await loadOrganizationChoices(scope) : []
  const places = choices.filter(({ kind }) => roles.some((role) => rolePlaces[role].includes(kind)))
  const { timeZone } = actor
  return (
    <>
      <PageHeader
        title={personFullName(person)}
        breadcrumbs={[{ label: 'Люди и доступ', href: '/people' }]}
        subtitle={`Логин: ${person.login}`}
      />
      <div role="status">
        {done && (
          <Notice tone="success" className="mb-6">
            {done}
          </Notice>
        )}
      </div>
      {person.disabledAt && (
        <Notice tone="warning" title="Учётная запись отключена" className="mb-6">
          С <Moment at={person.disabledAt} timeZone={timeZone} /> войти с ней нельзя.
        </Notice>
      )}
      {rights.isSelf && (
        <Notice className="mb-6">
          Это вы. Свои роли и доступ изменить нельзя, пароль меняется на странице «Моя учётная запись».
        </Notice>
      )}
      <div className="grid gap-x-12 lg:grid-cols-[3fr_2fr]">
        <Section title="Роли">
          {person.grants.length > 0 ? (
            <GrantList grants={person.grants} revocable={rights.revocableGrantIds} today={today} />
          ) : (
            <EmptyState icon="key-round" title="Ролей пока не было">
              Без роли человек не может войти в портал.
            </EmptyState>
          )}
          {person.hasRolesElsewhere && (
            <p className="mt-2 text-muted text-sm">
              У человека есть роли и в других организациях: ими и учётной записью управляют там и в Управлении
              образования.
            </p>
          )}
          {places.length > 0 && (
            <Disclosure key={person.grants.length} summary="Выдать ещё роль" className="mt-4">
              <GiveGrantForm
                userId={person.id}
                requestKey={randomUUID()}
                roles={roles}
                places={places.map(({ id, shortName, kind }) => ({ id, shortName, kind }))}
                rolePlaces={rolePlaces}
                kindNames={kindNames}
              />
            </Disclosure>
          )}
        </Section>
        <Section title="Учётная запись">
          <SummaryList
            rows={[
              { label: 'Создана', value: <Moment at={person.createdAt} timeZone={timeZone} /> },
              {
                label: 'Последний вход',
                value: person.lastSeenAt ? <Moment at={person.lastSeenAt} timeZone={timeZone} /> : 'ещё не было',
              },
              {
                label: 'Пароль',
                value: person.mustChangePassword ? 'временный, ждёт замены при входе' : 'свой',
              },
            ]}
          />
          {rights.manageAccount && (
            <div className="mt-4 grid gap-3">
              <Disclosure key={person.version} summary="Исправить имя">
                <RenameForm
                  userId={person.id}
                  version={person.version}
                  name={{ lastName: person.lastName, firstName: person.firstName, middleName: person.middleName }}
                />
              </Disclosure>
              <AccountControls userId={person.id} disabled={person.disabledAt !== null} />
            </div>
          )}
        </Section>
      </div>
    </>
  )
}
