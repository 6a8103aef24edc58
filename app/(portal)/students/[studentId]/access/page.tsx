import type { Metadata } from 'next'
import { CancelSlipForm, IssueSlipForm, LinkForm } from '@/components/family/access-forms'
import { DoneNotice } from '@/components/students/done-notice'
import { ButtonLink } from '@/components/ui/button-link'
import { Day } from '@/components/ui/day'
import { Disclosure } from '@/components/ui/disclosure'
import { personFullName } from '@/components/ui/format'
import { PageHeader } from '@/components/ui/page-header'
import { Person } from '@/components/ui/person'
import { Section } from '@/components/ui/section'
import { type ChildAccessView, loadChildAccess } from '@/lib/family/loaders/access'
import { ACCESS_DONE, kinshipNames } from '@/lib/family/messages/access'

// No name: titles stay in the browser's history (rule 29).
export const metadata: Metadata = { title: 'Доступ семьи' }

export default async function ChildAccessPage({ params, searchParams }: PageProps<'/students/[studentId]/access'>) {
  const view = await loadChildAccess((await params).studentId)
  const { child, mayHaveOwn, requestKey } = view
  return (
    <>
      <PageHeader
        title={personFullName(child)}
        eyebrow="Доступ семьи"
        breadcrumbs={[{ label: 'Карточка ребёнка', href: `/students/${child.studentId}` }]}
        action={
          child.slips.length > 0 && (
            <ButtonLink href={`/students/${child.studentId}/access/print`} variant="primary" icon="printer">
              Напечатать талоны
            </ButtonLink>
          )
        }
      />
      <DoneNotice words={ACCESS_DONE} done={(await searchParams).done} />
      <div className="grid gap-x-12 lg:grid-cols-2">
        <Section title="Кто видит маршрут" count={child.links.length}>
          <Links view={view} />
        </Section>
        <div>
          <Section title="Действующие талоны" count={child.slips.length}>
            {child.slips.length === 0 && <p className="text-muted">Нет: все использованы, отменены или просрочены.</p>}
            <ul className="divide-y divide-line">
              {child.slips.map((slip) => (
                <li key={slip.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
                  <span>
                    {slip.kind === 'STUDENT' ? 'Для самого ребёнка' : 'Для родителя'}, до <Day day={slip.until} />
                    {slip.tries > 0 && (
                      <span className="block text-gold text-sm">Ошибок при вводе: {slip.tries} из 5</span>
                    )}
                  </span>
                  <CancelSlipForm slipId={slip.id} words="талон" />
                </li>
              ))}
            </ul>
          </Section>
          <Section
            title="Новый талон"
            hint="Второму родителю, вместо потерянного или если семья забыла пароль: по талону открывают новый вход."
          >
            <Disclosure key={requestKey} summary="Выпустить талон">
              <IssueSlipForm studentId={child.studentId} requestKey={requestKey} mayHaveOwn={mayHaveOwn} />
            </Disclosure>
          </Section>
        </div>
      </div>
    </>
  )
}

function Links({ view: { child, mayDispute } }: { view: ChildAccessView }) {
  if (child.links.length === 0) {
    return <p className="text-muted">Пока никто. Выпустите талон и отдайте его семье.</p>
  }
  return (
    <ul className="divide-y divide-line border-line border-y">
      {child.links.map((link) => (
        <li key={link.id} className="py-3">
          <p>
            <strong className="font-medium">
              <Person name={link.name} />
            </strong>
            , {kinshipNames[link.kinship]}
          </p>
          <p className="text-muted text-sm">
            С <Day day={link.since} />
            {link.lastSeenOn && (
              <>
                , последний вход <Day day={link.lastSeenOn} />
              </>
            )}
          </p>
          {link.frozenOn && (
            <p className="text-danger text-sm">
              Приостановлен <Day day={link.frozenOn} />: {link.freezeReason}
            </p>
          )}
          <div className="mt-1 grid gap-1 print:hidden">
            {mayDispute && (
              <Disclosure summary={link.frozenOn ? 'Возобновить' : 'Приостановить: спор о ребёнке'} small>
                <LinkForm kind={link.frozenOn ? 'unfreeze' : 'freeze'} linkId={link.id} version={link.version} />
              </Disclosure>
            )}
            <Disclosure summary="Закрыть доступ" small>
              <LinkForm kind="revoke" linkId={link.id} version={link.version} />
            </Disclosure>
          </div>
        </li>
      ))}
    </ul>
  )
}
