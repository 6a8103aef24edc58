import { cx } from '@/components/ui/cx'
import { Link } from '@/components/ui/link'
import { formNames } from '@/lib/activities/messages'
import type { PlanCalendarView } from '@/lib/plans/loaders/plan-calendar'
import { stepsText } from '@/lib/plans/messages/plan'
import type { Placed } from '@/lib/plans/types/plan-calendar'
import { entryHref } from './calendar-words'
import { EntryStandingMark } from './plan-state'
import { datesText } from './plan-words'

type Props = { view: PlanCalendarView; placed: Placed; dated?: boolean }

const struck = ({ standing }: Placed) => (standing === 'CANCELLED' ? 'text-muted line-through' : undefined)

/** An entry in a square of the month: its state in words and its name. */
export function SquareEntry({ view, placed }: Props) {
  const { entry, standing } = placed
  return (
    <li className="border-line border-t py-1 first:border-t-0">
      {standing && <EntryStandingMark standing={standing} compact />}
      <Link
        href={entryHref(view, entry)}
        className={cx('link wrap-anywhere line-clamp-4 hyphens-auto text-sm leading-snug', struck(placed))}
      >
        {entry.title}
      </Link>
    </li>
  )
}

/** An entry in the list: what, for whom, whose; its state and the reason of a move or a cancellation. */
export function AgendaEntry({ view, placed, dated }: Props) {
  const { entry, standing } = placed
  const facts = [formNames[entry.form], stepsText(view.plan.kind, entry.stepFrom, entry.stepTo), entry.responsible]
  const moved = entry.lineState === 'MOVED'
  const spans = dated || moved || placed.as === 'held' || entry.fromOn !== entry.toOn
  return (
    <li className="grid gap-x-6 gap-y-1 border-line border-b py-2.5 sm:grid-cols-[minmax(0,1fr)_15rem]">
      <div className="min-w-0">
        <Link href={entryHref(view, entry)} className={cx('link wrap-anywhere font-medium', struck(placed))}>
          {entry.title}
        </Link>
        <p className="text-muted text-sm">{facts.join(' · ')}</p>
      </div>
      <div className="text-sm">
        {standing && <EntryStandingMark standing={standing} />}
        {entry.lineState !== 'PLANNED' && entry.reason && <p>{entry.reason}</p>}
        {spans && (
          <p className="text-muted">
            {moved || placed.as === 'held' ? 'по плану: ' : ''}
            {datesText(entry.fromOn, entry.toOn)}
          </p>
        )}
      </div>
    </li>
  )
}
