import { cx } from '@/components/ui/cx'
import { formatDay, formatDayShort } from '@/components/ui/format'
import { shareClass } from '@/components/ui/share-class'
import type { Day } from '@/lib/kernel/calendar'
import { type Mark, type MarkKind, type PlacedDay, placeMarks } from '@/lib/resolutions/rules/assignments'

const NAMES: Record<MarkKind, string> = {
  issued: 'выдано',
  original: 'первоначальный срок',
  due: 'срок',
  rework: 'срок доработки',
  submitted: 'отчёт сдан',
  today: 'сегодня',
  review: 'дата контроля',
}

const DOTS: Record<MarkKind, string> = {
  issued: 'size-3 rounded-full border-2 border-control bg-surface',
  original: 'size-3 rotate-45 border-2 border-control bg-surface',
  due: 'size-4 rotate-45 border-2 border-primary bg-primary',
  rework: 'size-4 rotate-45 border-2 border-gold bg-gold-fill',
  submitted: 'size-3.5 rounded-full border-2 border-success bg-success',
  today: 'h-7 w-0.5 bg-ink',
  review: 'size-4 rotate-45 border-2 border-control bg-surface',
}

type TimeRibbonProps = {
  today: Day
  issuedOn: Day
  originalDueOn: Day | null
  currentDueOn: Day | null
  reworkDueOn: Day | null
  reviewOn: Day | null
  submittedOn: readonly Day[]
  /** A report is still owed. */
  open: boolean
}

function marksOf(props: TimeRibbonProps): Mark[] {
  const { today, issuedOn, originalDueOn, currentDueOn, reworkDueOn, reviewOn } = props
  const moved = originalDueOn !== null && originalDueOn !== currentDueOn
  const found: (Mark | null)[] = [
    { kind: 'issued', day: issuedOn },
    moved ? { kind: 'original', day: originalDueOn } : null,
    currentDueOn ? { kind: 'due', day: currentDueOn } : null,
    reworkDueOn && reworkDueOn !== currentDueOn ? { kind: 'rework', day: reworkDueOn } : null,
    currentDueOn === null && reviewOn ? { kind: 'review', day: reviewOn } : null,
    ...[...new Set(props.submittedOn)].map((day): Mark => ({ kind: 'submitted', day })),
    props.open ? { kind: 'today', day: today } : null,
  ]
  return found.filter((mark) => mark !== null)
}

const nameOf = (kinds: readonly MarkKind[]) => kinds.map((kind) => NAMES[kind]).join(', ')

/** A label's width in hundredths of the ribbon, on a desk: 7 px a letter of about 900. */
const widthOf = (kinds: readonly MarkKind[]) => Math.max(nameOf(kinds).length, 10) * 0.82 + 1

const ROWS = ['top-8', 'top-0', 'bottom-8', 'bottom-0'] as const

/** The outer labels stand inwards. */
function labelPlace({ at, kinds }: PlacedDay): string {
  const half = widthOf(kinds) / 2
  if (at < half) return 'left-0 text-left'
  return at > 100 - half ? 'right-0 text-right' : 'left-1/2 -translate-x-1/2 text-center'
}

function Label({ mark }: { mark: PlacedDay }) {
  const far = mark.row === 1 || mark.row === 3
  return (
    <>
      {far && (
        <span
          className={cx('absolute left-0 w-px bg-line', mark.row === 1 ? 'top-8 bottom-1/2' : 'top-1/2 bottom-8')}
        />
      )}
      <span
        className={cx(
          'absolute whitespace-nowrap text-xs leading-tight',
          labelPlace(mark),
          ROWS[mark.row],
          mark.kinds.includes('today') ? 'font-semibold' : 'text-muted',
        )}
      >
        {nameOf(mark.kinds)}
        <br />
        <span className="tabular-nums">{formatDayShort(mark.day)}</span>
      </span>
    </>
  )
}

/** The time of an assignment from its issue to its due day as a line; the same in words for readers and on a phone. */
export function TimeRibbon(props: TimeRibbonProps) {
  const marks = placeMarks(marksOf(props), widthOf)
  const limit = marks.filter(({ kinds }) => kinds.includes('due') || kinds.includes('rework')).at(-1)
  const today = marks.find(({ kinds }) => kinds.includes('today'))
  const over = Boolean(today && limit && today.day > limit.day)
  const reached = today?.at ?? 100
  const rows = new Set(marks.map(({ row }) => row))
  return (
    <figure className="mb-6 print:hidden">
      <figcaption className="sr-only">Ход времени по поручению</figcaption>
      <div
        aria-hidden="true"
        className={cx(
          'relative mx-2 h-40 max-sm:hidden',
          !rows.has(1) && '-mt-8',
          !rows.has(3) && (rows.has(2) ? '-mb-8' : '-mb-14'),
        )}
      >
        <div className="absolute inset-x-0 top-1/2 h-1 -translate-y-1/2 rounded-full bg-line" />
        <div
          className={cx(
            'absolute top-1/2 left-0 h-1 w-(--at) -translate-y-1/2 rounded-full bg-primary',
            shareClass(over && limit ? limit.at : reached),
          )}
        />
        {over && limit && (
          <div
            className={cx(
              'absolute top-1/2 left-(--at) h-1 w-(--by) -translate-y-1/2 bg-danger',
              shareClass(limit.at),
              shareClass(reached - limit.at, 'by'),
            )}
          />
        )}
        {marks.map((mark) => (
          <div key={mark.day} className={cx('absolute inset-y-0 left-(--at) w-0', shareClass(mark.at))}>
            <Label mark={mark} />
            {mark.kinds.map((kind) => (
              <span
                key={kind}
                className={cx('absolute top-1/2 left-0 -translate-x-1/2 -translate-y-1/2', DOTS[kind])}
              />
            ))}
          </div>
        ))}
      </div>
      <ol className="space-y-1 border-line border-l-2 pl-3 text-sm sm:sr-only">
        {marks.map((mark) => (
          <li key={mark.day} className={mark.kinds.includes('today') ? 'font-semibold' : undefined}>
            {formatDay(mark.day)} — {nameOf(mark.kinds)}
          </li>
        ))}
      </ol>
    </figure>
  )
}
