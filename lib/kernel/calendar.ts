/** A calendar day, `YYYY-MM-DD`, without a time or a zone. Days compare correctly as strings. */
export type Day = string

/** Knows which days are worked in a five-day week; a table, because the government moves days off (domain.md §1). */
export type WorkingCalendar = {
  isWorkingDay(day: Day): boolean
  /** The days that differ from the plain five-day week, and whether they are worked; with them spans are counted, not walked. */
  exceptions?: ReadonlyMap<Day, boolean>
}

const DAY_MS = 86_400_000

function utc(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`)
}

function fromUtc(ms: number): Day {
  return new Date(ms).toISOString().slice(0, 10)
}

/** A day as Russian papers write it: «05.10.2026». */
export function writtenDay(day: Day): string {
  return day.split('-').reverse().join('.')
}

/** True for an existing day written `YYYY-MM-DD` (2022-02-30 is none, nor is any day of a year 0000). */
export function isDay(text: string): boolean {
  return /^(?!0000)\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(utc(text)) && fromUtc(utc(text)) === text
}

/** The day `n` calendar days later (earlier when negative). */
export function addDays(day: Day, n: number): Day {
  return fromUtc(utc(day) + n * DAY_MS)
}

/** Same date `n` months later; the 31st falls back to the month's last day. */
export function addMonths(day: Day, n: number): Day {
  const year = Number(day.slice(0, 4))
  const month = Number(day.slice(5, 7)) - 1 + n
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  return fromUtc(Date.UTC(year, month, Math.min(Number(day.slice(8, 10)), last)))
}

/** The month's last day for year and month 1-12. */
export function lastDayOfMonth(year: number, month: number): Day {
  return fromUtc(Date.UTC(year, month, 0))
}

/** Whole days from `a` to `b`; negative when `b` is earlier. */
export function daysBetween(a: Day, b: Day): number {
  return Math.round((utc(b) - utc(a)) / DAY_MS)
}

/** 0 = Sunday … 6 = Saturday. */
export function weekday(day: Day): number {
  return new Date(utc(day)).getUTCDay()
}

/** The day itself when it is worked, else the nearest worked day before it (rule 3). */
export function precedingWorkingDay(day: Day, calendar: WorkingCalendar): Day {
  let at = day
  for (let i = 0; i < 60 && !calendar.isWorkingDay(at); i++) at = addDays(at, -1)
  return at
}

/** The `n`-th worked day after `day` (before it when negative); `day` itself is not counted. */
export function addWorkingDays(day: Day, n: number, calendar: WorkingCalendar): Day {
  let at = day
  for (let left = Math.abs(n); left > 0; ) {
    at = addDays(at, Math.sign(n))
    if (calendar.isWorkingDay(at)) left--
  }
  return at
}

/** Worked days in (a, b]; 0 when `b` is not after `a`. */
export function workingDaysBetween(a: Day, b: Day, calendar: WorkingCalendar): number {
  if (calendar.exceptions) return a < b ? workedBetween(utc(a), utc(b), a, b, calendar.exceptions) : 0
  let n = 0
  for (let at = addDays(a, 1); at <= b; at = addDays(at, 1)) if (calendar.isWorkingDay(at)) n++
  return n
}

/** Mondays to Fridays up to the day of `ms`, since some Sunday. 1 January 1970 was a Thursday. */
function weekdaysUpTo(ms: number): number {
  const days = Math.round(ms / DAY_MS) + 4
  const weeks = Math.floor(days / 7)
  return weeks * 5 + Math.min(days - weeks * 7, 5)
}

function workedBetween(from: number, to: number, a: Day, b: Day, exceptions: ReadonlyMap<Day, boolean>): number {
  let n = weekdaysUpTo(to) - weekdaysUpTo(from)
  for (const [day, worked] of exceptions) {
    if (day <= a || day > b) continue
    const weekend = weekday(day) % 6 === 0
    if (worked === weekend) n += worked ? 1 : -1
  }
  return n
}

const formats = new Map<string, Intl.DateTimeFormat>()
function zoned(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    })
    formats.set(zone, format)
  }
  return format
}

function wallClock(instant: Date, zone: string): { day: Day; time: string; asUtc: number } {
  const part: Record<string, string> = {}
  for (const { type, value } of zoned(zone).formatToParts(instant)) part[type] = value
  const day = `${part.year}-${part.month}-${part.day}`
  const time = `${part.hour}:${part.minute}:${part.second}`
  return { day, time, asUtc: Date.parse(`${day}T${time}Z`) }
}

/** The calendar day on which `instant` falls in `zone` (an IANA name such as Asia/Irkutsk). */
export function localDay(instant: Date, zone: string): Day {
  return wallClock(instant, zone).day
}

/** Hours and minutes of `instant` in `zone`, `HH:MM`. */
export function localTime(instant: Date, zone: string): string {
  return wallClock(instant, zone).time.slice(0, 5)
}

/** The first instant of `day` in `zone`. */
export function startOfLocalDay(day: Day, zone: string): Date {
  const wanted = utc(day)
  let at = wanted
  // Two rounds settle the offset also on the day on which a zone changes its clock.
  for (let i = 0; i < 2; i++) {
    const { asUtc } = wallClock(new Date(at), zone)
    at += wanted - asUtc
  }
  return new Date(at)
}

/** 23:59:59.999 of `day` in `zone`: the last instant at which a report is on time (rule 2). */
export function endOfLocalDay(day: Day, zone: string): Date {
  return new Date(startOfLocalDay(addDays(day, 1), zone).getTime() - 1)
}

/** A `Date` at UTC midnight, as Prisma wants and gives `@db.Date` columns. */
export function dayToDate(day: Day): Date {
  return new Date(utc(day))
}

/** The day of a `@db.Date` value. */
export function dateToDay(date: Date): Day {
  return date.toISOString().slice(0, 10)
}
