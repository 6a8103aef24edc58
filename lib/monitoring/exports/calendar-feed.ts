import 'server-only'
import { createHash } from 'node:crypto'
import { env } from '@/lib/kernel/env'
import { notFoundResponse, tooManyResponse } from '@/lib/kernel/handler'
import { icalendarOf } from '@/lib/kernel/icalendar'
import { clientAddress } from '@/lib/kernel/request'
import { consume, limiter } from '@/lib/kernel/throttle'
import { findFeed } from '../queries/feed'

/** Readings of one address: a school's phones share one, and each asks some times an hour. */
const READINGS = 240
const SECONDS = 600
const EVERY_HOURS = 3

/** `If-None-Match` (RFC 9110, 13.1.2): the comparison is weak. */
function isKnown(request: Request, etag: string): boolean {
  const asked = request.headers.get('if-none-match')?.split(',') ?? []
  return asked.some((tag) => [etag, '*'].includes(tag.trim().replace(/^W\//, '')))
}

/** The feed behind the address; any that does not open one answers the same 404. Nothing of the address is told to the log. */
export async function calendarFeed(request: Request, { feed }: { feed: string }): Promise<Response> {
  if (!(await consume(limiter('calendar-feed', READINGS, SECONDS), await clientAddress())))
    return tooManyResponse(SECONDS)
  const events = await findFeed(feed, env().APP_URL?.replace(/\/$/, '') ?? null)
  if (!events) return notFoundResponse()
  const body = icalendarOf({ name: 'Профмаршрут', everyHours: EVERY_HOURS, events })
  const etag = `"${createHash('sha256').update(body).digest('base64url')}"`
  const headers = { etag, 'cache-control': 'private, no-cache', 'x-robots-tag': 'noindex' }
  if (isKnown(request, etag)) return new Response(null, { status: 304, headers })
  return new Response(body, {
    headers: {
      ...headers,
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'inline; filename="profmarshrut.ics"',
    },
  })
}
