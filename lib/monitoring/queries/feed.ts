import 'server-only'
import { addDays, type Day, localDay } from '@/lib/kernel/calendar'
import { systemNow } from '@/lib/kernel/clock'
import { db } from '@/lib/kernel/db'
import type { FeedEvent } from '@/lib/kernel/icalendar'
import { reachOf } from '@/lib/kernel/permissions'
import { scopeOf } from '@/lib/kernel/scope'
import { hashOfSecret } from '@/lib/kernel/secret'
import { findFeedReader } from '@/lib/people/queries/calendar-feed'
import { feedSecretOf } from '@/lib/people/rules'
import type { FeedReader } from '@/lib/people/types'
import { listFeedEntries } from '@/lib/plans/queries/plan-feed'
import { listFeedDue, listFeedItemsDue } from '@/lib/resolutions/queries/due-feed'
import { dueEvent, entryEvent, feedOf, itemDueEvent, ownEntries } from '../rules/feed'

/** How long what is over stays in a feed. */
const DAYS_BACK = 31

type Days = { today: Day; since: Day }

/** What one standing role gives by the permission table as it is now; at most three statements. */
async function eventsOf(
  person: FeedReader,
  grant: FeedReader['grants'][number],
  days: Days,
  portal: string | null,
): Promise<FeedEvent[]> {
  const who = { ...grant, userId: person.userId, municipalityId: person.municipalityId }
  const events: FeedEvent[] = []
  const plans = scopeOf(who, 'plan.read')
  if (plans?.reach === 'own') {
    // Head and deputy answer for the whole plan; a teacher for what names them or is for their classes.
    const leads = reachOf(who.role, 'plan.edit') !== 'none'
    const entries = await listFeedEntries(db(), plans, leads ? null : scopeOf(who, 'activity.log'), days)
    events.push(...(leads ? entries : ownEntries(entries, person)).map((entry) => entryEvent(entry, portal)))
  }
  const work = scopeOf(who, 'assignment.work')
  if (work) events.push(...(await listFeedDue(db(), work, days.since)).map((due) => dueEvent(due, portal)))
  const control = scopeOf(who, 'assignment.decide')
  if (control)
    events.push(...(await listFeedItemsDue(db(), control, days.since)).map((due) => itemDueEvent(due, portal)))
  return events
}

/**
 * The events behind the last part of a feed's address, in all standing roles of its person; null where it opens none. `portal`: its
 * address for links, without a slash at its end. One statement, and at most three for each role.
 */
export async function findFeed(part: string, portal: string | null): Promise<FeedEvent[] | null> {
  const secret = feedSecretOf(part)
  const person = secret && (await findFeedReader(db(), hashOfSecret(secret)))
  if (!person) return null
  const today = localDay(systemNow(), person.timeZone)
  const days = { today, since: addDays(today, -DAYS_BACK) }
  const roles = new Map(person.grants.map((grant) => [`${grant.role} ${grant.organizationId}`, grant]))
  const events: FeedEvent[] = []
  for (const grant of roles.values()) {
    if (reachOf(grant.role, 'feed.own') !== 'none') events.push(...(await eventsOf(person, grant, days, portal)))
  }
  return feedOf(events)
}
