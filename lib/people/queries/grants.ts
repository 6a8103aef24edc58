import 'server-only'
import { type Day, dateToDay } from '@/lib/kernel/calendar'
import type { Reader, Tx } from '@/lib/kernel/db'
import type { OrganizationKind, OrganizationStatus, Role } from '@/lib/kernel/prisma/enums'
import type { Scope } from '@/lib/kernel/scope'
import { openGrantsOf } from './standing'

/** What decides who looks after an account: the open grants, or the last one when none is open. */
export async function listDecidingGrants(
  reader: Reader,
  scope: Scope,
  userId: string,
  today: Day,
): Promise<{ role: Role; organizationId: string }[]> {
  const grants = await reader.roleGrant.findMany({
    where: { userId, user: { municipalityId: scope.municipalityId } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  })
  const open = openGrantsOf(grants, today)
  return (open.length > 0 ? open : grants.slice(0, 1)).map(({ role, organizationId }) => ({ role, organizationId }))
}

/** An organisation in which the scope may give roles. */
export async function findGrantPlace(
  reader: Reader,
  scope: Scope,
  organizationId: string,
): Promise<{ id: string; kind: OrganizationKind; status: OrganizationStatus } | null> {
  if (scope.organizationId && scope.organizationId !== organizationId) return null
  return reader.organization.findFirst({
    where: { id: organizationId, municipalityId: scope.municipalityId },
    select: { id: true, kind: true, status: true },
  })
}

/** A grant in scope with its period and person. */
export async function findGrant(reader: Reader, scope: Scope, grantId: string) {
  const grant = await reader.roleGrant.findFirst({
    where: {
      id: grantId,
      user: { municipalityId: scope.municipalityId },
      ...(scope.organizationId ? { organizationId: scope.organizationId } : {}),
    },
  })
  if (!grant) return null
  const { id, userId, role, organizationId } = grant
  const validUntil = grant.validUntil && dateToDay(grant.validUntil)
  const period = { validFrom: dateToDay(grant.validFrom), validUntil, revoked: grant.revokedAt !== null }
  return { id, userId, role, organizationId, period }
}

/** Grants of the same role in the same organisation, for the check of overlaps. */
export async function listSameGrants(
  tx: Tx,
  wanted: { userId: string; role: Role; organizationId: string },
): Promise<{ validFrom: Day; validUntil: Day | null; revoked: boolean }[]> {
  const grants = await tx.roleGrant.findMany({ where: { ...wanted, revokedAt: null } })
  return grants.map((grant) => ({
    validFrom: dateToDay(grant.validFrom),
    validUntil: grant.validUntil && dateToDay(grant.validUntil),
    revoked: false,
  }))
}
