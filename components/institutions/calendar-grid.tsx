import { cx } from '@/components/ui/cx'
import { counted, WEEK } from '@/components/ui/format'
import { dayLookNames } from '@/lib/institutions/messages'
import type { CalendarCell, CalendarMonth, DayLook } from '@/lib/institutions/types'

const MONTHS = [
  'Январь',
  'Февраль',
  'Март',
  'Апрель',
  'Май',
  'Июнь',
  'Июль',
  'Август',
  'Сентябрь',
  'Октябрь',
  'Ноябрь',
  'Декабрь',
]

/** Each look has a shape of its own: it has to be told apart without colour and on a black-and-white print. */
const LOOKS: Record<DayLook, string> = {
  working: '',
  weekend: 'text-muted',
  holiday: 'rounded-full border-2 border-danger font-semibold text-danger',
  'moved-off': 'border-2 border-gold border-dashed font-semibold text-gold',
  'moved-working': 'border-2 border-ink font-semibold underline underline-offset-2',
}

function Mark({ look, children }: { look: DayLook; children: React.ReactNode }) {
  return <span className={cx('inline-grid size-8 place-items-center tabular-nums', LOOKS[look])}>{children}</span>
}

/** The year as twelve months, weeks from Monday. */
export function CalendarGrid({ months, today }: { months: CalendarMonth[]; today: string }) {
  return (
    <>
      <dl aria-label="Обозначения" className="mb-6 flex flex-wrap gap-x-6 gap-y-2 text-sm">
        {(['holiday', 'moved-off', 'moved-working', 'weekend'] as const).map((look) => (
          <div key={look} className="flex items-center gap-2">
            <dt>
              <Mark look={look}>7</Mark>
            </dt>
            <dd>{dayLookNames[look]}</dd>
          </div>
        ))}
      </dl>
      <div className="grid gap-x-8 gap-y-8 sm:grid-cols-2 lg:grid-cols-3 2xl:grid-cols-4 print:grid-cols-3 print:gap-y-4">
        {months.map((month) => (
          <MonthTable key={month.month} month={month} today={today} />
        ))}
      </div>
    </>
  )
}

function MonthTable({ month, today }: { month: CalendarMonth; today: string }) {
  return (
    <table data-keep className="h-fit w-full max-w-[20rem] table-fixed text-center text-sm">
      <caption className="pb-1 text-left">
        <span className="font-semibold text-base">{MONTHS[month.month - 1]}</span>
        <span className="text-muted">
          {' '}
          — {counted(month.workingDays, 'рабочий день', 'рабочих дня', 'рабочих дней')}
        </span>
      </caption>
      <thead>
        <tr>
          {WEEK.map(([short, name]) => (
            <th
              key={short}
              scope="col"
              abbr={name}
              className="border-line border-b py-1 font-normal text-muted text-xs"
            >
              {short}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {month.weeks.map((week) => (
          <tr key={week.find((cell) => cell)?.day}>
            {week.map((cell, at) => (
              <DayCell key={WEEK[at]?.[0]} cell={cell} today={today} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function DayCell({ cell, today }: { cell: CalendarCell | null; today: string }) {
  if (!cell) return <td />
  const { day, look, note } = cell
  const number = Number(day.slice(8))
  const words = cell.exception ? [dayLookNames[look], note].filter(Boolean).join(': ') : undefined
  const isToday = day === today
  if (!words && !isToday) return <td className={look === 'weekend' ? 'h-9 text-muted' : 'h-9'}>{number}</td>
  return (
    <td title={words} aria-current={isToday ? 'date' : undefined} className={cx('h-9', isToday && 'bg-sunken')}>
      <Mark look={look}>{number}</Mark>
      {words && <span className="sr-only">, {words}</span>}
      {isToday && <span className="sr-only">, сегодня</span>}
    </td>
  )
}
