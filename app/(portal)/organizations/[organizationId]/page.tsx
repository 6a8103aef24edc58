import type { Metadata } from 'next'
import { OrganizationPeople } from '@/components/institutions/organization-people'
import { OrganizationState } from '@/components/institutions/organization-state'
import { ButtonLink } from '@/components/ui/button-link'
import { Day } from '@/components/ui/day'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { said } from '@/components/ui/said'
import { Section } from '@/components/ui/section'
import { SummaryList } from '@/components/ui/summary-list'
import { loadOrganization } from '@/lib/institutions/loaders'
import { kindNames, programNames } from '@/lib/institutions/messages'

type Params = Promise<{ organizationId: string }>

const DONE: Record<string, string> = {
  created: 'Организация добавлена.',
  saved: 'Изменения сохранены.',
  reopened: 'Организация снова действует. Поручения, которые ей теперь положены, появятся в предложениях.',
  kept: 'Намеченное закрытие отменено.',
  closed: 'Отмечено. Поручения и роли остались на месте: что с ними делать, решаете вы.',
}

export async function generateMetadata({ params }: { params: Params }): Promise<Metadata> {
  const { organization } = await loadOrganization((await params).organizationId)
  return { title: organization.shortName }
}

export default async function OrganizationPage(props: { params: Params; searchParams: Promise<{ done?: string }> }) {
  const { organization, people, canEdit, canReopen, canOpenPeople } = await loadOrganization(
    (await props.params).organizationId,
  )
  const done = said(DONE, (await props.searchParams).done)
  const { id, successor, predecessors, status, closingAs } = organization
  return (
    <>
      <PageHeader
        title={organization.shortName}
        breadcrumbs={[{ label: 'Организации', href: '/organizations' }]}
        eyebrow={kindNames[organization.kind]}
        subtitle={organization.name === organization.shortName ? undefined : organization.name}
        status={<OrganizationState status={status} closingAs={closingAs} closedOn={organization.closedOn} />}
        action={
          canEdit && (
            <>
              {canReopen && (status !== 'ACTIVE' || closingAs) && (
                <ButtonLink href={`/organizations/${id}/reopen`} variant="quiet">
                  {status === 'ACTIVE' ? 'Отменить закрытие' : 'Вернуть в действующие'}
                </ButtonLink>
              )}
              {status === 'ACTIVE' && !closingAs && (
                <ButtonLink href={`/organizations/${id}/close`} variant="quiet">
                  Закрыть или реорганизовать
                </ButtonLink>
              )}
              <ButtonLink href={`/organizations/${id}/edit`} icon="pencil">
                Изменить
              </ButtonLink>
            </>
          )
        }
      />
      <div role="status">
        {done && (
          <Notice tone="success" className="mb-6">
            {done}
          </Notice>
        )}
      </div>
      {status !== 'ACTIVE' && people.length > 0 && (
        <Notice tone="warning" title="В организации остались люди с ролями" className="mb-6">
          Они по-прежнему могут входить и досдавать отчёты. Когда это станет не нужно, отзовите роли.
        </Notice>
      )}
      <div className="grid gap-x-12 lg:grid-cols-2">
        <Section title="Сведения">
          <SummaryList
            rows={[
              {
                label: 'Уровни',
                value: organization.programs.map((program) => programNames[program]).join(', ') || 'нет',
              },
              { label: 'Населённый пункт', value: organization.settlement ?? 'не указан' },
              { label: 'ИНН', value: organization.inn ?? 'не указан' },
              ...(organization.openedOn
                ? [{ label: 'День открытия', value: <Day day={organization.openedOn} /> }]
                : []),
              ...(successor
                ? [
                    {
                      label: 'Правопреемник',
                      value: (
                        <Link href={`/organizations/${successor.id}`} className="link">
                          {successor.shortName}
                        </Link>
                      ),
                    },
                  ]
                : []),
              ...(predecessors.length > 0
                ? [
                    {
                      label: 'Правопреемник организаций',
                      value: predecessors.map((each) => (
                        <Link key={each.id} href={`/organizations/${each.id}`} className="link block">
                          {each.shortName}
                        </Link>
                      )),
                    },
                  ]
                : []),
            ]}
          />
          <p className="mt-4">
            <Link href={`/assignments?organization=${id}`} className="link">
              Поручения организации
            </Link>
          </p>
        </Section>
        <Section title="Люди" count={new Set(people.map(({ userId }) => userId)).size}>
          {people.length > 0 ? (
            <OrganizationPeople people={people} linked={canOpenPeople} />
          ) : (
            <EmptyState
              icon="users"
              title="Людей с ролями нет"
              action={
                canOpenPeople &&
                organization.kind !== 'EXTERNAL' && <ButtonLink href="/people">Люди и доступ</ButtonLink>
              }
            >
              {organization.kind === 'EXTERNAL'
                ? 'Внешняя организация в портал не входит: её ответы вносит Управление образования.'
                : 'Роль руководителя выдаёт начальник Управления образования на странице «Люди и доступ».'}
            </EmptyState>
          )}
        </Section>
      </div>
    </>
  )
}
