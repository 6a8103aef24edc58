import type { Actor } from '@/lib/kernel/actor'
import { reachOf } from '@/lib/kernel/permissions'
import type { OrganizationKind, Role } from '@/lib/kernel/prisma/enums'

type Who = Pick<Actor, 'userId' | 'role' | 'organizationId'>

/**
 * Which roles a role gives and takes back (domain.md §7.3, «Users, roles»). The Department appoints its own people, the Resource centre
 * and the heads; a head the own staff; a deputy may not make heads or deputies. The technical admin gives no role at all: whoever could
 * give roles could give them to a second account of one's own. Parents and pupils come with access slips, not from here.
 */
export const GIVABLE: Record<Role, readonly Role[]> = {
  DEPARTMENT_HEAD: ['DEPARTMENT_HEAD', 'DEPARTMENT_STAFF', 'RESOURCE_CENTRE', 'ORG_HEAD', 'ADMIN'],
  DEPARTMENT_STAFF: [],
  RESOURCE_CENTRE: [],
  ORG_HEAD: ['ORG_DEPUTY', 'TEACHER', 'PSYCHOLOGIST'],
  ORG_DEPUTY: ['TEACHER', 'PSYCHOLOGIST'],
  TEACHER: [],
  PSYCHOLOGIST: [],
  PARENT: [],
  ADMIN: [],
  STUDENT: [],
}

/**
 * Whose accounts (password, on and off) a role looks after: only people all of whose roles stand here. The admin helps those who
 * forgot a password, but not the issuing side nor other admins: a reset is a way into the account.
 */
export const MANAGEABLE: Record<Role, readonly Role[]> = {
  DEPARTMENT_HEAD: [
    'DEPARTMENT_HEAD',
    'DEPARTMENT_STAFF',
    'RESOURCE_CENTRE',
    'ORG_HEAD',
    'ORG_DEPUTY',
    'TEACHER',
    'PSYCHOLOGIST',
    'PARENT',
    'ADMIN',
    'STUDENT',
  ],
  DEPARTMENT_STAFF: [],
  RESOURCE_CENTRE: [],
  ORG_HEAD: ['ORG_DEPUTY', 'TEACHER', 'PSYCHOLOGIST'],
  ORG_DEPUTY: ['TEACHER', 'PSYCHOLOGIST'],
  TEACHER: [],
  PSYCHOLOGIST: [],
  PARENT: [],
  ADMIN: ['RESOURCE_CENTRE', 'ORG_HEAD', 'ORG_DEPUTY', 'TEACHER', 'PSYCHOLOGIST', 'PARENT', 'STUDENT'],
  STUDENT: [],
}

const TEACHING: readonly OrganizationKind[] = ['SCHOOL', 'KINDERGARTEN', 'ADDITIONAL']

/** Where a role makes sense. */
export const ROLE_PLACES: Record<Role, readonly OrganizationKind[]> = {
  DEPARTMENT_HEAD: ['DEPARTMENT'],
  DEPARTMENT_STAFF: ['DEPARTMENT'],
  RESOURCE_CENTRE: ['RESOURCE_CENTRE'],
  ORG_HEAD: TEACHING,
  ORG_DEPUTY: TEACHING,
  TEACHER: TEACHING,
  PSYCHOLOGIST: TEACHING,
  PARENT: TEACHING,
  ADMIN: ['DEPARTMENT'],
  STUDENT: TEACHING,
}

function reaches(actor: Who, organizationId: string): boolean {
  const reach = reachOf(actor.role, 'user.edit')
  return reach === 'all' || (reach === 'own' && actor.organizationId === organizationId)
}

/** May the actor give `role` in the organisation, or take it back there? The person's own roles are another question (isOwnAccount). */
export function canGiveRole(actor: Who, subject: { role: Role; organizationId: string }): boolean {
  return reaches(actor, subject.organizationId) && GIVABLE[actor.role].includes(subject.role)
}

export function isOwnAccount(actor: Who, userId: string): boolean {
  return actor.userId === userId
}

/**
 * May the actor reset the password of the account, switch it off and on, correct the name? Only when every open role of the person is
 * in the actor's hands: a head must not lock out a teacher whom another school employs as well. `openGrants` are all of the person's
 * open grants; without any, the grants the person last had decide.
 */
export function canManageAccount(
  actor: Who,
  person: { id: string; grants: { role: Role; organizationId: string }[] },
): boolean {
  if (isOwnAccount(actor, person.id) || person.grants.length === 0) return false
  return person.grants.every(
    (grant) => reaches(actor, grant.organizationId) && MANAGEABLE[actor.role].includes(grant.role),
  )
}

export function isRoleForPlace(role: Role, kind: OrganizationKind): boolean {
  return ROLE_PLACES[role].includes(kind)
}
