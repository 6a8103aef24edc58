import 'server-only'
import { type Context, done, type Result, refuse } from '@/lib/kernel/command'
import { recordEvent } from '@/lib/kernel/events'
import { newSecret } from '@/lib/kernel/secret'
import { feedAddress } from '../rules'

/**
 * Makes the secret address of the own calendar feed, or a new one in place of the old, which answers no longer. It is told once:
 * only its hash is kept. `ownAddress`: the portal's, without a slash at its end.
 */
export async function renewCalendarFeed(
  { tx, now, actor }: Context,
  _input: unknown,
  ownAddress: string,
): Promise<Result<{ address: string; renewed: boolean }, never>> {
  const { secret, tokenHash } = newSecret()
  const { userId, municipalityId } = actor
  // One statement, so that two at once leave one live address and neither fails.
  const [made] = await tx.$queryRaw<{ renewed: boolean }[]>`
    INSERT INTO "CalendarFeed" ("userId", "tokenHash", "createdAt") VALUES (${userId}::uuid, ${tokenHash}, ${now}::timestamptz)
    ON CONFLICT ("userId") DO UPDATE SET "tokenHash" = EXCLUDED."tokenHash", "createdAt" = EXCLUDED."createdAt"
    RETURNING "xmax" <> 0 AS "renewed"`
  const renewed = made?.renewed ?? false
  await recordEvent(tx, actor, now, { kind: 'calendarFeedMade', municipalityId, subjectId: userId, data: { renewed } })
  return done({ address: feedAddress(ownAddress, secret), renewed })
}

/** Switches the own feed off: its address answers no longer. NOT_FOUND when there is none. */
export async function stopCalendarFeed({ tx, now, actor }: Context): Promise<Result<undefined, 'NOT_FOUND'>> {
  const { userId, municipalityId } = actor
  const { count } = await tx.calendarFeed.deleteMany({ where: { userId } })
  if (count === 0) return refuse('NOT_FOUND')
  await recordEvent(tx, actor, now, { kind: 'calendarFeedStopped', municipalityId, subjectId: userId })
  return done()
}
