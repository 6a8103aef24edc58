import { ButtonLink } from '@/components/ui/button-link'
import { EmptyState } from '@/components/ui/empty-state'
import { counted } from '@/components/ui/format'
import { Icon } from '@/components/ui/icon'
import { Link } from '@/components/ui/link'
import { Section } from '@/components/ui/section'
import type { TodayView } from '@/lib/activities/loaders/activities'

/** An entry of the plan for one of the classes; the plans' domain stands above this one, the page hands them in. */
export type PlannedEntry = { classId: string; lineId: string; title: string; when: string }

/** A teacher's day: each own class with one button and what the plan has this week; each opens a form that is filled already. */
export function TodayClasses({ view, planned = [] }: { view: TodayView; planned?: PlannedEntry[] }) {
  return (
    <Section
      title="Сегодня"
      action={
        <ButtonLink href="/activities" size="sm" variant="quiet">
          Все записи
        </ButtonLink>
      }
    >
      {view.classes.length === 0 ? (
        <EmptyState icon="users" title="За вами не закреплён ни один класс">
          Руководитель или заместитель назначает классного руководителя на странице класса. После этого класс появится
          здесь.
        </EmptyState>
      ) : (
        <ul className="grid gap-3 sm:grid-cols-2">
          {view.classes.map(({ id, name, pupils, today }) => (
            <li
              key={id}
              className="flex flex-wrap items-center justify-between gap-3 rounded border border-line bg-surface p-4"
            >
              <div>
                <p className="font-semibold text-lg">{name}</p>
                <p className="text-muted text-sm">
                  {counted(pupils, 'человек', 'человека', 'человек')}
                  {today > 0 && (
                    <span className="ml-2 text-success">
                      <Icon name="check" className="mr-1 inline" />
                      сегодня записано: {today}
                    </span>
                  )}
                </p>
              </div>
              <ButtonLink href={`/activities/new?class=${id}`} variant="primary" aria-label={`Провели, ${name}`}>
                Провели
              </ButtonLink>
              <PlannedList entries={planned.filter(({ classId }) => classId === id)} name={name} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

function PlannedList({ entries, name }: { entries: PlannedEntry[]; name: string }) {
  if (entries.length === 0) return null
  return (
    <ul aria-label={`По плану на этой неделе, ${name}`} className="basis-full border-line border-t pt-2 text-sm">
      {entries.map(({ classId, lineId, title, when }) => (
        <li key={lineId} className="flex items-baseline justify-between gap-3 py-1">
          <span className="min-w-0">
            {title} <span className="text-muted">{when}</span>
          </span>
          <Link href={`/activities/new?class=${classId}&entry=${lineId}`} className="link shrink-0 py-1">
            Провести<span className="sr-only">: {`${title}, ${name}`}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
