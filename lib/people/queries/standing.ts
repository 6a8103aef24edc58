import 'server-only'
import { type Day, dateToDay } from '@/lib/kernel/calendar'
import { Prisma } from '@/lib/kernel/prisma/client'
import type { Role } from '@/lib/kernel/prisma/enums'
import { isOpen } from '../rules'

/** A row of RoleGrant `g` that gives rights on the day. */
export function standingOn(today: Day): Prisma.Sql {
  return Prisma.sql`(g."revokedAt" IS NULL AND g."validFrom" <= ${today}::date AND (g."validUntil" IS NULL OR g."validUntil" >= ${today}::date))`
}

type GrantRecord = {
  id: string
  role: Role
  organizationId: string
  validFrom: Date
  validUntil: Date | null
  revokedAt: Date | null
}

/** Those of the grants that are in force on the day or will be. */
export function openGrantsOf(grants: GrantRecord[], today: Day): GrantRecord[] {
  return grants.filter((grant) =>
    isOpen(
      {
        validFrom: dateToDay(grant.validFrom),
        validUntil: grant.validUntil && dateToDay(grant.validUntil),
        revoked: grant.revokedAt !== null,
      },
      today,
    ),
  )
}
