import { randomUUID } from 'node:crypto'
import type { Actor } from '@/lib/kernel/actor'
import type { Visitor } from '@/lib/kernel/anonymous'
import { dayToDate, localDay } from '@/lib/kernel/calendar'
import type { Context, Result } from '@/lib/kernel/command'
import { db, inTransaction } from '@/lib/kernel/db'
import { newDevice } from '@/lib/kernel/device'
import type { Verb } from '@/lib/kernel/permissions'
import type { OrganizationKind, Role } from '@/lib/kernel/prisma/enums'
import { scopeOf } from '@/lib/kernel/scope'
import { findActor } from '@/lib/kernel/session'
import { hashPassword } from '@/lib/people/commands/passwords'
import { signIn } from '@/lib/people/commands/sign-in'

export const PASSWORD = 'лось подсолнух трамвай'
let hash: string | undefined

export type Town = Awaited<ReturnType<typeof makeTown>>

/** A municipality with a Department, a Resource centre and two schools. */
export async function makeTown(name = 'Приангарье', isDemo = false) {
  const { id } = await db().municipality.create({
    data: { name, region: 'Иркутская область', timeZone: 'Asia/Irkutsk', isDemo },
  })
  const organization = async (kind: OrganizationKind, shortName: string) => {
    const made = await db().organization.create({ data: { municipalityId: id, name: shortName, shortName, kind } })
    return made.id
  }
  return {
    id,
    department: await organization('DEPARTMENT', 'Управление образования'),
    centre: await organization('RESOURCE_CENTRE', 'Ресурсный центр'),
    school: await organization('SCHOOL', 'Школа № 1'),
    otherSchool: await organization('SCHOOL', 'Школа № 2'),
  }
}

let count = 0

/** A person with roles, signed in nowhere. */
export async function makePerson(
  town: Pick<Town, 'id'>,
  grants: { role: Role; organizationId: string; validFrom?: string; validUntil?: string }[],
  fields: { login?: string; lastName?: string; firstName?: string; mustChangePassword?: boolean } = {},
) {
  hash ??= await hashPassword(PASSWORD)
  count += 1
  const user = await db().user.create({
    data: {
      municipalityId: town.id,
      login: fields.login ?? `person${count}`,
      passwordHash: hash,
      lastName: fields.lastName ?? `Образцова${'абвгд'.charAt(count % 5)}`,
      firstName: fields.firstName ?? 'Анна',
      mustChangePassword: fields.mustChangePassword ?? false,
    },
  })
  const made: string[] = []
  for (const { role, organizationId, validFrom = '2020-01-01', validUntil } of grants) {
    const grant = await db().roleGrant.create({
      data: {
        userId: user.id,
        role,
        organizationId,
        validFrom: dayToDate(validFrom),
        validUntil: validUntil ? dayToDate(validUntil) : null,
      },
    })
    made.push(grant.id)
  }
  return { id: user.id, login: user.login, grants: made }
}

export function visitor(address = '10.0.0.1'): Visitor {
  return { address, device: newDevice(), sessionId: null }
}

/** Signs in by login and password and returns the session's secret. */
export async function enter(login: string, from = visitor()): Promise<string> {
  const result = await signIn(from, { login, password: PASSWORD })
  if (!result.ok) throw new Error(`Sign-in refused: ${JSON.stringify(result)}`)
  return result.data.secret
}

/** What the next request with this session would find. */
export function actorOf(secret: string): Promise<Actor | null> {
  return findActor(db(), secret)
}

export async function mustActor(secret: string): Promise<Actor> {
  const actor = await actorOf(secret)
  if (!actor) throw new Error('The session has ended')
  return actor
}

/** Calls a command as the door would. */
export function run<I, T>(
  actor: Actor,
  verb: Verb,
  command: (context: Context, input: I) => Promise<Result<T>>,
  input: I,
): Promise<Result<T>> {
  const scope = scopeOf(actor, verb)
  if (!scope) throw new Error(`${actor.role} may not ${verb}`)
  return inTransaction((tx, now) => command({ tx, now, today: localDay(now, actor.timeZone), actor, scope }, input))
}

export const reasonOf = (result: Result<unknown>) =>
  result.ok ? 'ok' : result.kind === 'refused' ? result.reason : Object.keys(result.fieldErrors).join()

export const key = () => randomUUID()
