import type { GrantView } from '@/lib/kernel/actor'
import type { Day } from '@/lib/kernel/calendar'
import type { OrganizationKind, Role } from '@/lib/kernel/prisma/enums'

export type PersonName = { lastName: string; firstName: string; middleName: string | null }

/** A role of a person as screens show it. `standing`: neither revoked nor outside its days. */
export type PersonGrant = {
  id: string
  role: Role
  organizationId: string
  organizationName: string
  organizationKind: OrganizationKind
  validFrom: Day
  validUntil: Day | null
  revokedOn: Day | null
  standing: boolean
}

export type PersonRow = PersonName & {
  id: string
  login: string
  disabled: boolean
  lastSeenAt: Date | null
  grants: Pick<PersonGrant, 'id' | 'role' | 'organizationName' | 'standing' | 'validFrom'>[]
}

/** A page of a list paged by key; `next` goes into the address as `after`. */
export type Page<T> = { rows: T[]; next: string | null }

export type PeopleFilter = {
  search: string | null
  role: Role | null
  organizationId: string | null
  state: 'active' | 'disabled' | 'without-role' | null
  after: string | null
}

export type Person = PersonName & {
  id: string
  login: string
  version: number
  disabledAt: Date | null
  mustChangePassword: boolean
  passwordChangedAt: Date | null
  lastSeenAt: Date | null
  createdAt: Date
  grants: PersonGrant[]
  /** Roles that the viewer does not see: in organisations outside the viewer's reach. */
  hasRolesElsewhere: boolean
}

/** What the viewer may do on a person's page; decided by policy.ts, enforced again by the commands. */
export type PersonRights = {
  manageAccount: boolean
  isSelf: boolean
  /** Roles the viewer may give, by the kind of organisation. */
  givableRoles: Role[]
  revocableGrantIds: string[]
}

export type OwnSession = { id: string; createdAt: Date; lastSeenAt: Date; current: boolean; grant: GrantView | null }

/** A made password, shown once and never stored. */
export type IssuedAccess = { userId: string; login: string; password: string | null }

export type Persona = PersonName & { id: string; grantId: string; login: string; role: Role; organizationName: string }

/** A role that waits for its person's answer. What the organisation sees is the login it typed itself; a name it learns with the answer. */
export type GrantOfferView = {
  id: string
  login: string
  role: Role
  organizationName: string
  validFrom: Day | null
  validUntil: Day | null
  offeredOn: Day
}

/** Whose calendar feed is read, and in which standing roles. */
export type FeedReader = {
  userId: string
  lastName: string
  firstName: string
  middleName: string | null
  municipalityId: string
  timeZone: string
  grants: { role: Role; organizationId: string; organizationName: string }[]
}
