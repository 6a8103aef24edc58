import type { OrganizationKind, Role } from './prisma/enums'

/** One of a person's standing roles, to switch to. */
export type GrantView = { id: string; role: Role; organizationId: string; organizationName: string }

/** Who acts, re-read from the database at every request. */
export type Actor = {
  sessionId: string
  userId: string
  login: string
  lastName: string
  firstName: string
  middleName: string | null
  mustChangePassword: boolean
  municipalityId: string
  municipalityName: string
  timeZone: string
  isDemo: boolean
  grantId: string
  role: Role
  organizationId: string
  organizationName: string
  organizationKind: OrganizationKind
  grants: GrantView[]
  /** Another organisation has offered a role that waits for an answer. */
  hasOffers?: boolean
}

/** The issuing side: the Department's people decide on reports and extensions. */
export function isDepartment(actor: Pick<Actor, 'role'>): boolean {
  return actor.role === 'DEPARTMENT_HEAD' || actor.role === 'DEPARTMENT_STAFF'
}
