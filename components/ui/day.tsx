import { formatDay, formatDayShort } from './format'

type DayProps = {
  /** YYYY-MM-DD. */
  day: string
  /** «30.12.2026», for tables. */
  short?: boolean
}

/** A calendar day, readable by machines too. */
export function Day({ day, short }: DayProps) {
  return (
    <time dateTime={day} className="whitespace-nowrap tabular-nums">
      {short ? formatDayShort(day) : formatDay(day)}
    </time>
  )
}
