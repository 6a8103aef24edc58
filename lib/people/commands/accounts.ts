import 'server-only'
import { dayToDate } from '@/lib/kernel/calendar'
import { type Context, done, invalid, type Result, refuse } from '@/lib/kernel/command'
import { recordEvent, recordEvents } from '@/lib/kernel/events'
import { findPerson } from '../queries/people'
import { decideGrantPeriod, proposedLogin } from '../rules'
import type { IssuedAccess, PersonName } from '../types'
import { checkGrant, managedAccount, type Refused, type WantedGrant } from './guards'
import { hashPassword, newMadePassword } from './passwords'

type NewPerson = PersonName & WantedGrant & { requestKey: string; login: string | null }

/**
 * Makes an account with its first role and a made password, which is returned once and stored only as a hash. Sent twice with one
 * `requestKey` it is done once (the second answer has no password). A wished login that is taken is a field error; without a wish
 * the login is made from the name. Refused: ROLE_NOT_GIVABLE, ROLE_NOT_FOR_ORGANIZATION, ORGANIZATION_CLOSED, PERIOD_PAST.
 */
export async function createPerson(context: Context, input: NewPerson): Promise<Result<IssuedAccess, Refused>> {
  const { tx, now, today, actor } = context
  const checked = await checkGrant(context, input)
  if (!checked.ok) return checked
  const period = { validFrom: input.validFrom ?? today, validUntil: input.validUntil }
  const objection = decideGrantPeriod(period, [], today)
  if (objection) return refuse(objection)
  const before = await tx.user.findFirst({
    where: { id: input.requestKey, municipalityId: actor.municipalityId, createdById: actor.userId },
    select: { id: true, login: true },
  })
  if (before) return done({ userId: before.id, login: before.login, password: null }, true)

  const password = newMadePassword()
  const { lastName, firstName, middleName } = input
  const row = {
    id: input.requestKey,
    municipalityId: actor.municipalityId,
    passwordHash: await hashPassword(password),
    ...{ lastName, firstName, middleName },
    createdAt: now,
    createdById: actor.userId,
  }
  // ON CONFLICT DO NOTHING waits for a twin still under way: of two at once exactly one makes the login.
  const tryLogin = async (login: string) => {
    const made = await tx.user.createManyAndReturn({
      data: [{ ...row, login }],
      skipDuplicates: true,
      select: { login: true },
    })
    return made[0]?.login ?? null
  }
  let login: string | null = null
  if (input.login) {
    login = await tryLogin(input.login)
  } else {
    for (let n = 1; n <= 50 && !login; n++) login = await tryLogin(proposedLogin(input, n))
  }
  if (!login) {
    const twin = await tx.user.findFirst({
      where: { id: input.requestKey, municipalityId: actor.municipalityId, createdById: actor.userId },
      select: { id: true, login: true },
    })
    if (twin) return done({ userId: twin.id, login: twin.login, password: null }, true)
    return invalid({ login: ['Такой логин уже занят. Измените его или оставьте поле пустым.'] })
  }
  const { role, organizationId } = input
  const grant = await tx.roleGrant.create({
    data: {
      userId: row.id,
      role,
      organizationId,
      validFrom: dayToDate(period.validFrom),
      validUntil: period.validUntil && dayToDate(period.validUntil),
      createdAt: now,
      createdById: actor.userId,
    },
    select: { id: true },
  })
  const { municipalityId } = actor
  await recordEvents(tx, actor, now, [
    { kind: 'userCreated', municipalityId, organizationId, subjectId: row.id },
    {
      kind: 'grantGiven',
      municipalityId,
      organizationId,
      subjectId: row.id,
      data: { grantId: grant.id, role, ...period },
    },
  ])
  return done({ userId: row.id, login, password })
}

/** Switches an account off and ends its sessions at once. Refused besides: ALREADY_DISABLED. */
export async function disablePerson(
  context: Context,
  input: { userId: string; note: string | null },
): Promise<Result<{ userId: string }, Refused>> {
  const { tx, now, actor } = context
  const account = await managedAccount(context, input.userId)
  if (!account.ok) return account
  if (account.data.disabledAt) return refuse('ALREADY_DISABLED')
  await tx.user.update({ where: { id: input.userId }, data: { disabledAt: now, version: { increment: 1 } } })
  await endSessionsOf(context, input.userId, 'ACCOUNT_DISABLED')
  const { municipalityId } = actor
  await recordEvent(tx, actor, now, {
    kind: 'userDisabled',
    municipalityId,
    subjectId: input.userId,
    note: input.note,
  })
  return done({ userId: input.userId })
}

/** Switches an account on again; its roles are as they were. Refused besides: ALREADY_ENABLED. */
export async function enablePerson(
  context: Context,
  input: { userId: string },
): Promise<Result<{ userId: string }, Refused>> {
  const { tx, now, actor } = context
  const account = await managedAccount(context, input.userId)
  if (!account.ok) return account
  if (!account.data.disabledAt) return refuse('ALREADY_ENABLED')
  await tx.user.update({ where: { id: input.userId }, data: { disabledAt: null, version: { increment: 1 } } })
  const { municipalityId } = actor
  await recordEvent(tx, actor, now, { kind: 'userEnabled', municipalityId, subjectId: input.userId })
  return done({ userId: input.userId })
}

/** Makes a new password, returned once, that has to be changed at the next sign-in; the person's sessions end. */
export async function resetPassword(
  context: Context,
  input: { userId: string },
): Promise<Result<IssuedAccess, Refused>> {
  const { tx, now, actor } = context
  const account = await managedAccount(context, input.userId)
  if (!account.ok) return account
  const password = newMadePassword()
  await tx.user.update({
    where: { id: input.userId },
    data: {
      passwordHash: await hashPassword(password),
      mustChangePassword: true,
      passwordChangedAt: now,
      version: { increment: 1 },
    },
  })
  await endSessionsOf(context, input.userId, 'PASSWORD_RESET')
  const { municipalityId } = actor
  await recordEvent(tx, actor, now, { kind: 'passwordReset', municipalityId, subjectId: input.userId })
  return done({ userId: input.userId, login: account.data.login, password })
}

async function endSessionsOf({ tx, now }: Context, userId: string, endReason: string): Promise<void> {
  await tx.session.updateMany({ where: { userId, endedAt: null }, data: { endedAt: now, endReason } })
}

const nameTexts = (name: PersonName) => ({
  Фамилия: name.lastName,
  Имя: name.firstName,
  Отчество: name.middleName ?? '',
})

/** Corrects a name. CHANGED_MEANWHILE with both texts when `version` is not the stored one. */
export async function renamePerson(
  context: Context,
  input: PersonName & { userId: string; version: number },
): Promise<Result<{ userId: string }, Refused>> {
  const { tx, now, today, scope, actor } = context
  const account = await managedAccount(context, input.userId)
  if (!account.ok) return account
  const { userId, version, lastName, firstName, middleName } = input
  const person = await findPerson(tx, scope, userId, today, actor.timeZone)
  if (!person) return refuse('NOT_FOUND')
  if (person.version !== version) {
    const details = { theirs: nameTexts(person), mine: nameTexts(input), version: person.version }
    return refuse('CHANGED_MEANWHILE', details)
  }
  await tx.user.update({ where: { id: userId }, data: { lastName, firstName, middleName, version: { increment: 1 } } })
  const { municipalityId } = actor
  await recordEvent(tx, actor, now, { kind: 'userChanged', municipalityId, subjectId: userId })
  return done({ userId: input.userId })
}
