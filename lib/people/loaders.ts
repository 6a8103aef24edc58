import 'server-only'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import type { Actor } from '@/lib/kernel/actor'
import { type Day, localDay } from '@/lib/kernel/calendar'
import { systemNow } from '@/lib/kernel/clock'
import { db } from '@/lib/kernel/db'
import { env } from '@/lib/kernel/env'
import { mailIsOn } from '@/lib/kernel/mail'
import type { Role } from '@/lib/kernel/prisma/enums'
import { currentActor, requireActor, requireScope } from '@/lib/kernel/request'
import { type Scope, scopeOf } from '@/lib/kernel/scope'
import { openText } from '@/lib/kernel/sealed'
import { ABSOLUTE_HOURS, IDLE_MINUTES } from '@/lib/kernel/session'
import { canGiveRole, canManageAccount, GIVABLE, isOwnAccount, ROLE_PLACES } from './policy'
import { findOwnFeed } from './queries/calendar-feed'
import { listDecidingGrants } from './queries/grants'
import { findOwnMail } from './queries/mail-address'
import { listGivenOffers, listOwnOffers } from './queries/offers'
import { findPerson, listPeople } from './queries/people'
import { listOwnSessions, listPersonas } from './queries/sign-in'
import { isOpen } from './rules'
import { peopleFilterSchema } from './schema'
import type { GrantOfferView, OwnSession, Page, PeopleFilter, Person, Persona, PersonRights, PersonRow } from './types'

type Query = Record<string, string | string[] | undefined>

const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value)

/** Nobody who is signed in needs the sign-in page. */
export async function loadSignIn(): Promise<{ personas: boolean }> {
  const actor = await currentActor()
  if (actor) redirect(actor.mustChangePassword ? '/account/password' : '/')
  return { personas: env().DEMO }
}

/** Demo people by role; outside of a demo the page does not exist. */
export async function loadPersonas(): Promise<Map<Role, Persona[]>> {
  if (!env().DEMO) notFound()
  const personas = await listPersonas(db())
  if (personas.length === 0) notFound()
  const byRole = new Map<Role, Persona[]>()
  for (const persona of personas) byRole.set(persona.role, [...(byRole.get(persona.role) ?? []), persona])
  return byRole
}

/** For the page of the password, the only one that opens while a made password waits to be changed. */
export async function loadPasswordPage(): Promise<{ forced: boolean; login: string }> {
  const actor = await currentActor()
  if (!actor) redirect('/sign-in')
  return { forced: actor.mustChangePassword, login: actor.login }
}

export type AccountView = {
  actor: Actor
  sessions: OwnSession[]
  offers: GrantOfferView[]
  /** Where letters go; null where no letters go out. */
  mail: { address?: string; confirmed?: boolean } | null
  /** The own calendar feed; null for a role that has none. */
  feed: { madeAt: Date | null } | null
}

export async function loadAccount(): Promise<AccountView> {
  const actor = await requireActor()
  const limits = { idleMinutes: IDLE_MINUTES, absoluteHours: ABSOLUTE_HOURS }
  const mayFeed = scopeOf(actor, 'feed.own') !== null
  const [sessions, offers, feed, mail] = await Promise.all([
    listOwnSessions(db(), actor, limits),
    listOwnOffers(db(), actor.userId, localDay(systemNow(), actor.timeZone)),
    mayFeed ? findOwnFeed(db(), actor.userId) : null,
    mailIsOn() ? findOwnMail(db(), actor.userId) : null,
  ])
  return {
    actor,
    sessions,
    offers,
    mail: mailIsOn() ? { ...mail } : null,
    feed: mayFeed ? { madeAt: feed?.createdAt ?? null } : null,
  }
}

export type PeopleList = {
  actor: Actor
  scope: Scope
  filter: PeopleFilter
  page: Page<PersonRow>
  canCreate: boolean
  /** Roles that wait for their person's answer. */
  offers: GrantOfferView[]
}

export async function loadPeople(query: Query): Promise<PeopleList> {
  const { actor, scope } = await requireScope('user.read')
  const sealed = one(query.find)
  const filter = peopleFilterSchema.parse({
    search: sealed ? openText(sealed) : null,
    role: one(query.role),
    organizationId: one(query.organization),
    state: one(query.state),
    after: one(query.after),
  })
  const today = localDay(systemNow(), actor.timeZone)
  const canCreate = GIVABLE[actor.role].length > 0
  const [page, offers] = await Promise.all([
    listPeople(db(), scope, filter, today),
    canCreate ? listGivenOffers(db(), scope, today) : [],
  ])
  return { actor, scope, filter, page, canCreate, offers }
}

type RolePlaces = typeof ROLE_PLACES

/** The roles by which a list in this scope can be narrowed: inside an organisation only those it knows. */
export function rolesSeenIn(scope: Scope): Role[] {
  const roles = Object.keys(ROLE_PLACES) as Role[]
  return scope.organizationId === null ? roles : roles.filter((role) => ROLE_PLACES[role].includes('SCHOOL'))
}

/** Who may make accounts, and of which roles; others find no such page. */
export async function loadNewPerson(): Promise<{
  actor: Actor
  scope: Scope
  roles: readonly Role[]
  rolePlaces: RolePlaces
}> {
  const { actor, scope } = await requireScope('user.edit')
  const roles = GIVABLE[actor.role]
  if (roles.length === 0) notFound()
  return { actor, scope, roles, rolePlaces: ROLE_PLACES }
}

export type PersonView = {
  actor: Actor
  scope: Scope
  person: Person
  rights: PersonRights
  today: Day
  rolePlaces: RolePlaces
}

export const loadPerson = cache(async (userId: string): Promise<PersonView> => {
  const { actor, scope } = await requireScope('user.read')
  if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(userId)) notFound()
  const today = localDay(systemNow(), actor.timeZone)
  const person = await findPerson(db(), scope, userId, today, actor.timeZone)
  if (!person) notFound()
  const isSelf = isOwnAccount(actor, userId)
  const deciding = isSelf ? [] : await listDecidingGrants(db(), scope, userId, today)
  const revocable = person.grants.filter(
    (grant) =>
      !isSelf &&
      canGiveRole(actor, grant) &&
      isOpen({ validFrom: grant.validFrom, validUntil: grant.validUntil, revoked: grant.revokedOn !== null }, today),
  )
  const rights: PersonRights = {
    isSelf,
    manageAccount: canManageAccount(actor, { id: userId, grants: deciding }),
    givableRoles: isSelf ? [] : [...GIVABLE[actor.role]],
    revocableGrantIds: revocable.map((grant) => grant.id),
  }
  return { actor, scope, person, rights, today, rolePlaces: ROLE_PLACES }
})
