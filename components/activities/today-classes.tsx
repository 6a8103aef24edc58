import { ButtonLink } from '@/components/ui/button-link'
import { EmptyState } from '@/components/ui/empty-state'
import { counted } from '@/components/ui/format'
import { Icon } from '@/components/ui/icon'
import { Section } from '@/components/ui/section'
import type { TodayView } from '@/lib/activities/loaders/activities'

/** A teacher's day: each own class with one button, which opens a form that is filled already. */
export function TodayClasses({ view }: { view: TodayView }) {
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
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
