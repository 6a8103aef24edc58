import 'server-only'
import { randomInt } from 'node:crypto'
import { type Context, done, type Result, refuse } from '@/lib/kernel/command'
import { recordEvent } from '@/lib/kernel/events'
import { mailIsOn, queueToUnconfirmed } from '@/lib/kernel/mail'
import { keyedHash } from '@/lib/kernel/secret'
import { consume, limiter } from '@/lib/kernel/throttle'
import { addressCodeLetter } from '../mail'
import { CODE_MINUTES, decideMailCode, type MailReason } from '../rules'

const CODES_AN_HOUR = 5
const hashOf = (userId: string, code: string) => keyedHash('mail address code', `${userId} ${code}`)

/**
 * Takes an address down and sends it a code; until the code is typed in, no letter goes there. Another address takes the place of the
 * one before, and letters stop meanwhile. Refused: MAIL_OFF (no mail server is set), MAIL_TOO_OFTEN (more than five codes an hour).
 */
export async function setMailAddress(
  { tx, now, actor }: Context,
  input: { address: string },
): Promise<Result<undefined, MailReason>> {
  if (!mailIsOn()) return refuse('MAIL_OFF')
  if (!(await consume(limiter('mail-code', CODES_AN_HOUR, 3600), actor.userId))) return refuse('MAIL_TOO_OFTEN')
  const { userId, municipalityId } = actor
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  const content = {
    address: input.address,
    confirmedAt: null,
    codeHash: hashOf(userId, code),
    codeSentAt: now,
    tries: 0,
  }
  await tx.mailAddress.upsert({ where: { userId }, create: { userId, ...content }, update: content })
  const to = { municipalityId, userId, address: input.address }
  await queueToUnconfirmed(
    tx,
    now,
    to,
    `addressCode ${now.toISOString()} ${userId}`,
    addressCodeLetter(code, CODE_MINUTES),
  )
  return done()
}

/**
 * The code that came to the address: from now on letters go there. Refused: MAIL_CODE_WRONG, MAIL_CODE_OVER (half an hour, five tries,
 * or used already).
 */
export async function confirmMailAddress(
  { tx, now, actor }: Context,
  input: { code: string },
): Promise<Result<undefined, MailReason>> {
  const { userId, municipalityId } = actor
  const [held] = await tx.$queryRaw<{ codeHash: string | null; codeSentAt: Date | null; tries: number }[]>`
    SELECT "codeHash", "codeSentAt", "tries" FROM "MailAddress" WHERE "userId" = ${userId}::uuid FOR UPDATE`
  const objection = decideMailCode(held ?? null, hashOf(userId, input.code), now)
  if (objection === 'MAIL_CODE_WRONG') {
    await tx.mailAddress.update({ where: { userId }, data: { tries: { increment: 1 } } })
    return refuse(objection)
  }
  if (objection) return refuse(objection)
  await tx.mailAddress.update({ where: { userId }, data: { confirmedAt: now, codeHash: null } })
  await recordEvent(tx, actor, now, { kind: 'mailAddressConfirmed', municipalityId, subjectId: userId })
  return done()
}

/** No letters any more: the address is forgotten, in the letters too, and what waits for it is not sent. Safe to repeat. */
export async function dropMailAddress({ tx, now, actor }: Context): Promise<Result<undefined, never>> {
  const { userId, municipalityId } = actor
  await tx.letter.deleteMany({ where: { userId } })
  const { count } = await tx.mailAddress.deleteMany({ where: { userId } })
  if (count === 0) return done(undefined, true)
  await recordEvent(tx, actor, now, { kind: 'mailAddressDropped', municipalityId, subjectId: userId })
  return done()
}
