import 'server-only'
import { timingSafeEqual } from 'node:crypto'
import type { Visitor } from '@/lib/kernel/anonymous'
import { dayToDate, localDay } from '@/lib/kernel/calendar'
import { type Context, done, invalid, type Result, refuse } from '@/lib/kernel/command'
import { inTransaction, type Tx } from '@/lib/kernel/db'
import { type Device, deviceThatKnows } from '@/lib/kernel/device'
import { recordEvent } from '@/lib/kernel/events'
import type { Kinship, Role } from '@/lib/kernel/prisma/enums'
import { consume, limiter } from '@/lib/kernel/throttle'
import { openSession } from '@/lib/people/commands/open-session'
import { hashPassword, isCommonPassword } from '@/lib/people/commands/passwords'
import { decideNewPassword } from '@/lib/people/rules'
import { lockSlip, lockSlipBySelector, type SlipFacts } from '../queries/access'
import { type InHand, readInHand } from '../queries/in-hand'
import { hashOfCode } from '../queries/slip-code'
import { decideUsing, SLIP_TRIES, type SlipCode, type SlipReason } from '../rules/slips'

const WINDOW_SECONDS = 15 * 60

/**
 * Tries from one address, before any slip is looked at: a parents' evening may sit behind one address, and each of them takes three
 * steps. A single slip is guarded by its own five tries.
 */
const TRIES_OF_ADDRESS = 300
const takeTry = (visitor: Visitor) =>
  consume(limiter('slip:address', TRIES_OF_ADDRESS, WINDOW_SECONDS), visitor.address)

/** Counts a wrong code or day of birth against the slip (rule 22: five, then it is locked). */
async function countWrong(tx: Tx, now: Date, slip: SlipFacts): Promise<boolean> {
  await tx.accessSlip.update({ where: { id: slip.id }, data: { tries: { increment: 1 } } })
  const locked = slip.tries + 1 >= SLIP_TRIES
  if (locked) {
    const { municipalityId, organizationId, studentId: subjectId } = slip
    await recordEvent(tx, null, now, {
      ...{ kind: 'slipLocked', municipalityId, organizationId, subjectId },
      data: { slipId: slip.id },
    })
  }
  return locked
}

/**
 * First step: the code of a slip. Refused: TOO_MANY_CODES (300 tries of an address in 15 minutes), SLIP_UNKNOWN, SLIP_LOCKED (after five
 * wrong ones of one slip), and by the right code SLIP_USED, SLIP_REVOKED, SLIP_EXPIRED. (Rule 22.)
 */
export async function openSlip(
  visitor: Visitor,
  { code }: { code: SlipCode },
): Promise<Result<{ slipId: string }, SlipReason>> {
  if (!(await takeTry(visitor))) return refuse('TOO_MANY_CODES')
  return inTransaction(async (tx, now) => {
    const slip = await lockSlipBySelector(tx, code.selector)
    if (!slip) return refuse('SLIP_UNKNOWN')
    const fits = timingSafeEqual(Buffer.from(hashOfCode(code.secret), 'hex'), Buffer.from(slip.codeHash, 'hex'))
    if (!fits) {
      if (slip.usedAt || slip.revokedAt || slip.tries >= SLIP_TRIES) return refuse('SLIP_UNKNOWN')
      return refuse((await countWrong(tx, now, slip)) ? 'SLIP_LOCKED' : 'SLIP_UNKNOWN')
    }
    const objection = decideUsing(slip, now)
    return objection ? refuse(objection) : done({ slipId: slip.id })
  })
}

/**
 * Second step: whoever holds the paper knows the child's day of birth, and says who they are to the child. Refused: SLIP_GONE (no slip
 * in hand), BIRTH_DATE_WRONG, SLIP_LOCKED (five wrong tries), and as in the first step; a parent without a kinship is a field error.
 */
export async function confirmChild(
  visitor: Visitor,
  input: { birthDate: string; kinship?: 'MOTHER' | 'FATHER' | 'GUARDIAN' },
): Promise<Result<{ slipId: string; kinship: Kinship }, SlipReason>> {
  const slipId = (await readInHand())?.slipId
  if (!slipId) return refuse('SLIP_GONE')
  if (!(await takeTry(visitor))) return refuse('TOO_MANY_CODES')
  return inTransaction(async (tx, now) => {
    const slip = await lockSlip(tx, slipId)
    if (!slip) return refuse('SLIP_GONE')
    const objection = decideUsing(slip, now)
    if (objection) return refuse(objection)
    const kinship = slip.kind === 'STUDENT' ? 'SELF' : input.kinship
    if (!kinship) return invalid({ kinship: ['Отметьте, кем вы приходитесь ребёнку.'] })
    if (slip.birthDate !== input.birthDate) {
      return refuse((await countWrong(tx, now, slip)) ? 'SLIP_LOCKED' : 'BIRTH_DATE_WRONG')
    }
    return done({ slipId: slip.id, kinship })
  })
}

/** The link, and the slip used up by it. */
async function linkBy(tx: Tx, now: Date, slip: SlipFacts, userId: string, kinship: Kinship, role: Role): Promise<void> {
  const { municipalityId, organizationId, studentId } = slip
  await tx.guardianLink.create({
    data: {
      ...{ municipalityId, studentId, userId, kinship, standsFor: `${studentId} ${userId}` },
      ...{ createdAt: now, verifiedById: slip.issuedById },
    },
  })
  await tx.accessSlip.update({ where: { id: slip.id }, data: { usedAt: now, usedById: userId } })
  await recordEvent(tx, { userId, role }, now, {
    ...{ kind: 'slipUsed', municipalityId, organizationId, subjectId: studentId },
    data: { slipId: slip.id, kinship },
  })
}

async function giveFamilyRole(tx: Tx, now: Date, slip: SlipFacts, userId: string, role: 'PARENT' | 'STUDENT') {
  return tx.roleGrant.create({
    data: {
      ...{ userId, organizationId: slip.organizationId, role, createdAt: now, createdById: slip.issuedById },
      validFrom: dayToDate(localDay(now, slip.timeZone)),
    },
    select: { id: true },
  })
}

type NewAccount = {
  lastName: string | null
  firstName: string | null
  middleName: string | null
  login: string
  password: string
}

/**
 * Third step: an account of one's own, linked to the one child, and signed in at once. Refused: SLIP_GONE, TOO_MANY_CODES and as in the
 * first step; field errors: a parent without a name, a login that is taken, a password that is guessed first.
 */
export async function joinFamily(
  visitor: Visitor,
  input: NewAccount,
): Promise<Result<{ secret: string; device: Device }, SlipReason>> {
  const { login, password } = input
  const inHand = await readInHand()
  const kinship = inHand?.kinship
  if (!inHand || !kinship) return refuse('SLIP_GONE')
  if (!(await takeTry(visitor))) return refuse('TOO_MANY_CODES')
  const own = kinship === 'SELF'
  const missing: Record<string, string[]> = {}
  if (!own && !input.lastName) missing.lastName = ['Введите свою фамилию.']
  if (!own && !input.firstName) missing.firstName = ['Введите своё имя.']
  const objection = decideNewPassword({ password, login, isCurrent: false, isCommon: await isCommonPassword(password) })
  if (objection) missing.password = [objection]
  if (Object.keys(missing).length > 0) return invalid(missing)
  const passwordHash = await hashPassword(password)
  return inTransaction(async (tx, now) => {
    const slip = await lockSlip(tx, inHand.slipId)
    if (!slip || (slip.kind === 'STUDENT') !== own) return refuse('SLIP_GONE')
    const gone = decideUsing(slip, now)
    if (gone) return refuse(gone)
    const { municipalityId, issuedById } = slip
    const { lastName, firstName, middleName } = own
      ? slip.name
      : { lastName: input.lastName ?? '', firstName: input.firstName ?? '', middleName: input.middleName }
    const [user] = await tx.user.createManyAndReturn({
      data: [
        {
          ...{ municipalityId, login, passwordHash, lastName, firstName, middleName, mustChangePassword: false },
          ...{ passwordChangedAt: now, createdAt: now, createdById: issuedById },
        },
      ],
      skipDuplicates: true,
      select: { id: true },
    })
    if (!user) return invalid({ login: ['Такой логин уже занят. Придумайте другой, например добавьте цифры.'] })
    const role = own ? 'STUDENT' : 'PARENT'
    const grant = await giveFamilyRole(tx, now, slip, user.id, role)
    await linkBy(tx, now, slip, user.id, kinship, role)
    const secret = await openSession(tx, now, visitor, { id: user.id, municipalityId, grant: { id: grant.id, role } })
    return done({ secret, device: deviceThatKnows(visitor.device, login) })
  })
}

/**
 * The child joins the account one is signed in with: a second child by a second slip, or a teacher's own child. The session goes on under
 * the parent's role. Refused: SLIP_GONE, SLIP_FOR_PUPIL, LINK_EXISTS, and as in the first step.
 */
export async function joinOwnAccount({ tx, now, today, actor }: Context): Promise<Result<undefined, SlipReason>> {
  const inHand: InHand | null = await readInHand()
  const kinship = inHand?.kinship
  const slip = inHand && kinship ? await lockSlip(tx, inHand.slipId) : null
  if (!slip || !kinship || slip.municipalityId !== actor.municipalityId) return refuse('SLIP_GONE')
  const objection = decideUsing(slip, now)
  if (objection) return refuse(objection)
  if (slip.kind === 'STUDENT' || actor.role === 'STUDENT') return refuse('SLIP_FOR_PUPIL')
  const standsFor = `${slip.studentId} ${actor.userId}`
  if ((await tx.guardianLink.count({ where: { standsFor } })) > 0) return refuse('LINK_EXISTS')
  const day = dayToDate(today)
  const held = await tx.roleGrant.findFirst({
    where: {
      ...{ userId: actor.userId, role: 'PARENT', revokedAt: null, validFrom: { lte: day } },
      OR: [{ validUntil: null }, { validUntil: { gte: day } }],
    },
    select: { id: true },
  })
  const grant = held ?? (await giveFamilyRole(tx, now, slip, actor.userId, 'PARENT'))
  await linkBy(tx, now, slip, actor.userId, kinship, 'PARENT')
  await tx.session.updateMany({ where: { id: actor.sessionId, endedAt: null }, data: { grantId: grant.id } })
  return done()
}
