import type { Metadata } from 'next'
import { RecordConsentsForm } from '@/components/family/consent-forms'
import { BlankLinks, ConsentRegister } from '@/components/family/consent-tables'
import { ButtonLink } from '@/components/ui/button-link'
import { Day } from '@/components/ui/day'
import { Disclosure } from '@/components/ui/disclosure'
import { personFullName } from '@/components/ui/format'
import { Link } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { loadConsentClass } from '@/lib/family/loaders/consents'
import type { AskCounts } from '@/lib/family/types/consents'

export const metadata: Metadata = { title: 'Согласия класса' }

export default async function ConsentClassPage({ params }: PageProps<'/consents/classes/[classId]'>) {
  const { group, rows, asks, mayWrite, today } = await loadConsentClass((await params).classId)
  return (
    <>
      <PageHeader
        title={`Согласия, ${group.name}`}
        breadcrumbs={[{ label: 'Согласия', href: '/consents' }]}
        action={
          mayWrite && (
            <ButtonLink href={`/consents/classes/${group.id}/ask`} variant="primary" icon="plus">
              Спросить о мероприятии
            </ButtonLink>
          )
        }
      />
      <Section title="Мероприятия" count={asks.length || undefined}>
        {asks.length === 0 ? (
          <p className="text-muted">Семьи класса пока ни о чём не спрашивали.</p>
        ) : (
          <ul className="divide-y divide-line border-line border-y">
            {asks.map((ask) => (
              <Ask key={ask.id} ask={ask} />
            ))}
          </ul>
        )}
      </Section>
      <Section title="Реестр" count={rows.length}>
        <ConsentRegister rows={rows} />
      </Section>
      {mayWrite && rows.length > 0 && (
        <Section title="С бумаги" hint="Подписанные листы остаются в организации; здесь — кто, что и когда подписал.">
          <Disclosure summary="Записать ответы с бумаги">
            <RecordConsentsForm
              classId={group.id}
              today={today}
              pupils={rows.map((row) => ({ studentId: row.studentId, name: personFullName(row) }))}
            />
          </Disclosure>
        </Section>
      )}
      <Section title="Именные бланки" hint="По листу на каждого ребёнка класса.">
        <BlankLinks classId={group.id} />
      </Section>
    </>
  )
}

function Ask({ ask }: { ask: AskCounts }) {
  return (
    <li className="py-2">
      <Link href={`/consents/asks/${ask.id}`} className="link font-medium">
        {ask.title}
      </Link>
      <span className="block text-muted text-sm">
        <Day day={ask.heldOn} />, {ask.place}.{' '}
        {ask.cancelled
          ? 'Отменено.'
          : `Согласны ${ask.granted}, не согласны ${ask.refused}, ждём ${ask.asked - ask.granted - ask.refused}.`}
      </span>
    </li>
  )
}
