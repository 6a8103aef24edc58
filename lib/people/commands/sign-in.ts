import 'server-only'
import type { Visitor } from '@/lib/kernel/anonymous'
import { localDay } from '@/lib/kernel/calendar'
import { done, type Result, refuse } from '@/lib/kernel/command'
import { db, inTransaction, type Tx } from '@/lib/kernel/db'
import { accountMark, type Device, deviceThatKnows } from '@/lib/kernel/device'
import { env } from '@/lib/kernel/env'
import { recordEvent } from '@/lib/kernel/events'
import { type Look, parseLook } from '@/lib/kernel/look'
import { consume, limiter } from '@/lib/kernel/throttle'
import { findFirstGrant, findFirstMunicipalityId, findPersona, findSignInFacts } from '../queries/sign-in'
import type { PeopleReason } from '../rules'
import { openSession } from './open-session'
import { verifyPassword } from './passwords'

export type NewSession = {
  secret: string
  device: Device
  mustChangePassword: boolean
  /** What the person chose on another computer; null leaves this browser's. */
  look: Look | null
}

const WINDOW_SECONDS = 15 * 60

/**
 * Counts a try before its password is looked at, so that tries sent all at once are counted too. A try from a browser the owner has
 * signed in from has a counter of its own and touches no other. Returns how to give the try back, null when there were too many.
 */
async function takeTry(visitor: Visitor, login: string): Promise<(() => Promise<void>) | null> {
  const account = accountMark(login)
  const counted = visitor.device.knows.includes(account)
    ? [{ of: limiter('sign-in:known', 10, WINDOW_SECONDS), key: `${account}|${visitor.device.id}` }]
    : [
        { of: limiter('sign-in:address', 100, WINDOW_SECONDS), key: visitor.address },
        { of: limiter('sign-in:pair', 10, WINDOW_SECONDS), key: `${account}|${visitor.address}` },
        { of: limiter('sign-in:login', 20, WINDOW_SECONDS), key: account },
      ]
  for (const { of, key } of counted) if (!(await consume(of, key))) return null
  return async () => {
    await Promise.all(counted.map(({ of, key }) => of.reward(key, 1)))
  }
}

/**
 * Opens a session by login and password, under the role last used. Refused: SIGN_IN_LOCKED after 10 wrong tries of a login from one
 * address, 20 from all together or 100 of any logins from one address in 15 minutes; SIGN_IN_WRONG, with the same answer and in the
 * same time for a login that is not there; after the right password ACCOUNT_DISABLED or NO_ACTIVE_ROLE. (Rule 29; ASVS 2.2, 3.2.)
 */
export async function signIn(
  visitor: Visitor,
  input: { login: string; password: string },
): Promise<Result<NewSession, PeopleReason>> {
  const giveBack = await takeTry(visitor, input.login)
  if (!giveBack) return refuse('SIGN_IN_LOCKED')
  const user = await findSignInFacts(db(), input.login)
  const fits = await verifyPassword(user?.passwordHash ?? null, input.password)
  if (!user || !fits) {
    await inTransaction(async (tx, now) => {
      const municipalityId = user?.municipalityId ?? (await findFirstMunicipalityId(tx))
      const data = { reason: 'SIGN_IN_WRONG' }
      if (municipalityId) {
        await recordEvent(tx, null, now, { kind: 'signInRefused', municipalityId, subjectId: user?.id, data })
      }
    })
    return refuse('SIGN_IN_WRONG')
  }
  await giveBack()
  return inTransaction(async (tx, now) => {
    // Read again under the row's lock: between the check and here a reset or a switch-off may have been committed.
    const current = await lockAccount(tx, user.id)
    if (current?.passwordHash !== user.passwordHash) return refuse('SIGN_IN_WRONG')
    const today = localDay(now, user.municipality.timeZone)
    const grant = current.disabledAt ? null : await findFirstGrant(tx, user.id, today)
    if (!grant) {
      const reason = current.disabledAt ? 'ACCOUNT_DISABLED' : 'NO_ACTIVE_ROLE'
      const { municipalityId } = user
      await recordEvent(tx, null, now, {
        kind: 'signInRefused',
        municipalityId,
        subjectId: user.id,
        data: { reason },
      })
      return refuse(reason)
    }
    const secret = await openSession(tx, now, visitor, { ...user, grant })
    const { mustChangePassword } = current
    return done({
      secret,
      device: deviceThatKnows(visitor.device, user.login),
      mustChangePassword,
      look: keptLook(user),
    })
  })
}

function keptLook(user: { look: string | null }): Look | null {
  return user.look === null ? null : parseLook(user.look)
}

async function lockAccount(tx: Tx, userId: string) {
  const rows = await tx.$queryRaw<{ passwordHash: string; disabledAt: Date | null; mustChangePassword: boolean }[]>`
    SELECT "passwordHash", "disabledAt", "mustChangePassword" FROM "User" WHERE "id" = ${userId}::uuid FOR UPDATE`
  return rows[0]
}

/**
 * Signs in as a person of the demo municipality without a password. Refused with NOT_DEMO unless the installation runs as a demo and
 * the person belongs to a demo municipality.
 */
export async function signInAsPersona(
  visitor: Visitor,
  input: { userId: string; grantId?: string | null },
): Promise<Result<NewSession, PeopleReason>> {
  if (!env().DEMO) return refuse('NOT_DEMO')
  return inTransaction(async (tx, now) => {
    const persona = await findPersona(tx, input.userId)
    if (!persona) return refuse('NOT_DEMO')
    const today = localDay(now, persona.municipality.timeZone)
    const grant = await findFirstGrant(tx, persona.id, today, input.grantId)
    if (!grant) return refuse('NO_ACTIVE_ROLE')
    const secret = await openSession(tx, now, visitor, { ...persona, grant })
    const device = deviceThatKnows(visitor.device, persona.login)
    return done({ secret, device, mustChangePassword: false, look: keptLook(persona) })
  })
}
