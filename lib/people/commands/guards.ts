import 'server-only'
import type { Day } from '@/lib/kernel/calendar'
import { type CommonReason, type Context, done, type Result, refuse } from '@/lib/kernel/command'
import type { Role } from '@/lib/kernel/prisma/enums'
import { canGiveRole, canManageAccount, isOwnAccount, isRoleForPlace } from '../policy'
import { findGrantPlace, listDecidingGrants } from '../queries/grants'
import { lockPerson } from '../queries/people'
import type { PeopleReason } from '../rules'

export type Refused = PeopleReason | CommonReason

/**
 * The actor still holds the role under which the door let this command in. The row stays locked till the end, so that two heads who
 * take each other's role at the same time cannot both succeed.
 */
export async function stillHolds({ tx, actor }: Context): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM "RoleGrant" g JOIN "User" u ON u."id" = g."userId"
    WHERE g."id" = ${actor.grantId}::uuid AND g."revokedAt" IS NULL AND u."disabledAt" IS NULL FOR SHARE OF g, u`
  return rows.length > 0
}

export type WantedGrant = { role: Role; organizationId: string; validFrom: Day | null; validUntil: Day | null }

/** Common to a new person and a new role: may the actor give it there, and does the place know such a role? */
export async function checkGrant(context: Context, wanted: WantedGrant): Promise<Result<undefined, Refused>> {
  const { tx, scope, actor } = context
  const place = await findGrantPlace(tx, scope, wanted.organizationId)
  if (!place) return refuse('NOT_FOUND')
  if (!(await stillHolds(context))) return refuse('FORBIDDEN')
  if (!canGiveRole(actor, wanted)) return refuse('ROLE_NOT_GIVABLE')
  if (!isRoleForPlace(wanted.role, place.kind)) return refuse('ROLE_NOT_FOR_ORGANIZATION')
  if (place.status !== 'ACTIVE') return refuse('ORGANIZATION_CLOSED')
  return done()
}

/** The account locked, in scope and in the actor's hands; else NOT_FOUND, OWN_ACCOUNT, FORBIDDEN or ACCOUNT_OUT_OF_REACH. */
export async function managedAccount(context: Context, userId: string) {
  const { tx, scope, actor, today } = context
  const account = await lockPerson(tx, scope, userId)
  if (!account) return refuse('NOT_FOUND')
  if (isOwnAccount(actor, userId)) return refuse('OWN_ACCOUNT')
  if (!(await stillHolds(context))) return refuse('FORBIDDEN')
  const grants = await listDecidingGrants(tx, scope, userId, today)
  if (!canManageAccount(actor, { id: userId, grants })) return refuse('ACCOUNT_OUT_OF_REACH')
  return done(account)
}
