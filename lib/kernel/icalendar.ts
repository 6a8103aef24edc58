import { addDays, type Day } from './calendar'

/** A whole-day event of a feed: RFC 5545, 3.6.1. */
export type FeedEvent = {
  /** The same for ever, whatever else of the event changes. */
  uid: string
  /** When what is told was last changed. */
  changedAt: Date
  /** Rises with every change. */
  sequence: number
  fromOn: Day
  /** The last day, itself included. */
  toOn: Day
  summary: string
  description: string
  category: string
  cancelled: boolean
  /** Where the portal has more of it. */
  url: string | null
}

const CRLF = '\r\n'
const MOST_OCTETS = 75

/** TEXT (3.3.11): backslash, semicolon and comma are escaped, a line break is `\n`; other control signs may not stand in it at all. */
export function escapeText(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/[^\P{Cc}\n\t]|\p{Cs}/gu, '')
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replaceAll('\n', '\\n')
}

/** A content line (3.1): no part of it longer than 75 octets, a sign of several octets never torn, all but the first led by a space. */
export function foldLine(line: string): string {
  const parts: string[] = []
  let part = ''
  let octets = 0
  for (const sign of line) {
    const size = Buffer.byteLength(sign)
    if (octets + size > MOST_OCTETS) {
      parts.push(part)
      part = ' '
      octets = 1
    }
    part += sign
    octets += size
  }
  return [...parts, part].join(CRLF)
}

const date = (day: Day) => day.replaceAll('-', '')
const instant = (at: Date) => at.toISOString().replace(/[-:]|\.\d+/g, '')

function eventLines(event: FeedEvent): string[] {
  const changed = instant(event.changedAt)
  return [
    'BEGIN:VEVENT',
    `UID:${event.uid}`,
    // Without a METHOD the stamp is the last change (3.8.7.2), so the feed stays the same until something changes.
    `DTSTAMP:${changed}`,
    `LAST-MODIFIED:${changed}`,
    `SEQUENCE:${event.sequence}`,
    `DTSTART;VALUE=DATE:${date(event.fromOn)}`,
    // The end does not belong to the event (3.6.1).
    `DTEND;VALUE=DATE:${date(addDays(event.toOn, 1))}`,
    `SUMMARY:${escapeText(event.summary)}`,
    ...(event.description ? [`DESCRIPTION:${escapeText(event.description)}`] : []),
    `CATEGORIES:${escapeText(event.category)}`,
    `STATUS:${event.cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    // A day of the plan does not make a person busy.
    'TRANSP:TRANSPARENT',
    ...(event.url ? [`URL:${event.url}`] : []),
    'END:VEVENT',
  ]
}

/**
 * A calendar for subscription: RFC 5545, the name and the wished interval by RFC 7986, and as older programs know them. Whole days have
 * no zone: they are the same day wherever they are read (3.3.4).
 */
export function icalendarOf(calendar: { name: string; everyHours: number; events: readonly FeedEvent[] }): string {
  const { name, everyHours, events } = calendar
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Profmarshrut//Calendar feed//RU',
    'CALSCALE:GREGORIAN',
    `NAME:${escapeText(name)}`,
    `X-WR-CALNAME:${escapeText(name)}`,
    `REFRESH-INTERVAL;VALUE=DURATION:PT${everyHours}H`,
    `X-PUBLISHED-TTL:PT${everyHours}H`,
    ...events.flatMap(eventLines),
    'END:VCALENDAR',
    '',
  ]
    .map(foldLine)
    .join(CRLF)
}
