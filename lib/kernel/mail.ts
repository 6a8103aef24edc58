import 'server-only'
import type { Tx } from './db'
import { env } from './env'

/** What a domain's `mail.ts` writes: neither subject nor text ever names a child or says anything of one. */
export type LetterText = { kind: string; subject: string; text: string }

/** Letters go out of this installation: `SMTP_URL` is set. Without it notices stay in the portal. */
export function mailIsOn(): boolean {
  return env().SMTP_URL !== undefined
}

/**
 * Queues a letter for those of the people who have a confirmed address, in the transaction of what it tells: it goes out only if that is
 * kept, and no request waits for the mail server. The same `key` for the same person again queues nothing. One statement; none when
 * mail is off.
 */
export async function queueLetters(
  tx: Tx,
  now: Date,
  userIds: readonly string[],
  key: string,
  letter: LetterText,
): Promise<void> {
  if (!mailIsOn() || userIds.length === 0) return
  await tx.$executeRaw`
    INSERT INTO "Letter" ("id", "municipalityId", "userId", "address", "kind", "key", "subject", "text", "createdAt", "dueAt")
    SELECT gen_random_uuid(), u."municipalityId", u."id", a."address", ${letter.kind}, ${key} || ' ' || u."id", ${letter.subject},
      ${letter.text}, ${now}, ${now}
    FROM unnest(${userIds as string[]}::uuid[]) AS w("id") JOIN "User" u ON u."id" = w."id" AND u."disabledAt" IS NULL
    JOIN "MailAddress" a ON a."userId" = u."id" AND a."confirmedAt" IS NOT NULL
    ON CONFLICT ("key") DO NOTHING`
}

/** Queues a letter to an address that is not confirmed yet: the one that confirms it. */
export async function queueToUnconfirmed(
  tx: Tx,
  now: Date,
  to: { municipalityId: string; userId: string; address: string },
  key: string,
  letter: LetterText,
): Promise<void> {
  await tx.letter.create({ data: { ...to, ...letter, key, createdAt: now, dueAt: now } })
}

/** The portal's own address for a letter, without a slash at its end. */
export function portalAddress(): string {
  return (env().APP_URL ?? '').replace(/\/+$/, '')
}
