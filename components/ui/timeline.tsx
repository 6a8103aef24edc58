import type { ReactNode } from 'react'
import { cx } from './cx'
import { Icon } from './icon'
import type { IconName } from './icon-names'

export type TimelineEvent = {
  key: string
  /** «Отчёт возвращён на доработку». */
  title: ReactNode
  /** When, as it is shown. */
  when: string
  /** The same for machines, ISO. */
  dateTime?: string
  who?: ReactNode
  icon?: IconName
  tone?: 'plain' | 'gold' | 'danger' | 'success'
  /** The note, the reason, the link. */
  children?: ReactNode
}

const TONES = {
  plain: 'border-control text-muted',
  gold: 'border-gold bg-gold-soft text-gold',
  danger: 'border-danger text-danger',
  success: 'border-success text-success',
} as const

/** What happened, in order: a thread of events with who and when. */
export function Timeline({ events, 'aria-label': label }: { events: TimelineEvent[]; 'aria-label'?: string }) {
  return (
    <ol aria-label={label}>
      {events.map((event) => (
        <li key={event.key} className="group relative flex gap-3 pb-5 last:pb-0">
          <span
            aria-hidden="true"
            className="absolute top-7 bottom-0 left-[calc(0.875rem-1px)] w-0.5 bg-line group-last:hidden"
          />
          <span
            className={cx(
              'grid size-7 shrink-0 place-items-center rounded-full border-2 bg-surface',
              TONES[event.tone ?? 'plain'],
            )}
          >
            {event.icon ? (
              <Icon name={event.icon} className="size-3.5" />
            ) : (
              <span className="size-1.5 rounded-full bg-current" />
            )}
          </span>
          <div className="min-w-0 pt-0.5">
            <p className="wrap-anywhere font-medium">{event.title}</p>
            <p className="text-muted text-sm">
              <time dateTime={event.dateTime}>{event.when}</time>
              {event.who && <> · {event.who}</>}
            </p>
            {event.children && <div className="wrap-anywhere mt-1 text-sm">{event.children}</div>}
          </div>
        </li>
      ))}
    </ol>
  )
}
