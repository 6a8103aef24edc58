const DAY = 86_400_000

/** The municipality's today, YYYY-MM-DD: the tests run under another zone's clock. */
export function today(): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Irkutsk' }).format(new Date())
}

/** A day so many days from today that is no Saturday or Sunday. */
export function weekdayAfter(days: number): string {
  let at = Date.parse(today()) + days * DAY
  while ([0, 6].includes(new Date(at).getUTCDay())) at += DAY
  return new Date(at).toISOString().slice(0, 10)
}

/** «24 ноября 2026 г.», with the spaces that the portal writes matched by any. */
export function dayWords(day: string): string {
  return new Intl.DateTimeFormat('ru', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  )
}
