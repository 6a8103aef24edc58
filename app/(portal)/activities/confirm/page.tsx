import type { Metadata } from 'next'
import { ConfirmQueue } from '@/components/activities/confirm-queue'
import { LockForm } from '@/components/activities/lock-form'
import { ButtonLink } from '@/components/ui/button-link'
import { Day } from '@/components/ui/day'
import { EmptyState } from '@/components/ui/empty-state'
import { formatDayOfYear } from '@/components/ui/format'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { loadConfirmQueue } from '@/lib/activities/loaders/activities'

export const metadata: Metadata = { title: 'Подтверждение записей' }

export default async function ConfirmPage({ searchParams }: PageProps<'/activities/confirm'>) {
  const { rows, more, weeks, week, lockedThrough, year, userId, yesterday } = await loadConfirmQueue(await searchParams)
  return (
    <>
      <PageHeader
        title="Подтверждение записей"
        breadcrumbs={[{ label: 'Мероприятия', href: '/activities' }]}
        subtitle="Подтверждённое входит в часы учеников и в итоги организации."
      />
      {weeks.length > 1 && (
        <nav aria-label="Недели" className="mb-5 flex flex-wrap gap-2">
          <ButtonLink href="/activities/confirm" size="sm" aria-current={week === null ? 'page' : undefined}>
            Все
          </ButtonLink>
          {weeks.map(({ monday, count }) => (
            <ButtonLink
              key={monday}
              href={`/activities/confirm?week=${monday}`}
              size="sm"
              aria-current={week === monday ? 'page' : undefined}
            >
              Неделя с {formatDayOfYear(monday)}: {count}
            </ButtonLink>
          ))}
        </nav>
      )}
      <Section title="Записи" count={rows.length || undefined}>
        {rows.length > 0 ? (
          <ConfirmQueue rows={rows} userId={userId} />
        ) : (
          <EmptyState icon="circle-check" title="Подтверждать нечего">
            Новые записи появятся здесь, когда педагоги отметят проведённое.
          </EmptyState>
        )}
        {more && (
          <p className="mt-3 text-muted">Показаны первые записи; остальные откроются, когда вы подтвердите эти.</p>
        )}
      </Section>
      {year && (
        <Section
          title="Закрытие периода"
          hint={lockedThrough ? undefined : 'Пока ни один период этого учебного года не закрыт.'}
        >
          {lockedThrough && (
            <p className="mb-3">
              Закрыто по <Day day={lockedThrough} /> включительно.
            </p>
          )}
          <LockForm earliest={lockedThrough ?? year.startsOn} latest={yesterday} />
        </Section>
      )}
    </>
  )
}
