import 'server-only'
import type { Day } from '@/lib/kernel/calendar'
import type { Reader } from '@/lib/kernel/db'
import { Prisma } from '@/lib/kernel/prisma/client'
import type { Role } from '@/lib/kernel/prisma/enums'
import { readBy } from '@/lib/kernel/read'

export type StaffMember = {
  userId: string
  lastName: string
  firstName: string
  middleName: string | null
  role: Role
}

/** People with a standing role in the organisation that may work on assignments, by name; a person with two roles once. */
export async function listStaff(reader: Reader, organizationId: string, today: Day): Promise<StaffMember[]> {
  return readBy<StaffMember>(
    reader,
    Prisma.sql`
    SELECT DISTINCT ON (u."lastName", u."firstName", u."id")
           u."id" AS "userId", u."lastName", u."firstName", u."middleName", g."role"::text AS "role"
    FROM "RoleGrant" g JOIN "User" u ON u."id" = g."userId" AND u."disabledAt" IS NULL
    WHERE g."organizationId" = ${organizationId}::uuid AND g."revokedAt" IS NULL
      AND g."validFrom" <= ${today}::date AND (g."validUntil" IS NULL OR g."validUntil" >= ${today}::date)
      AND g."role" NOT IN ('PARENT', 'STUDENT', 'ADMIN')
    ORDER BY u."lastName", u."firstName", u."id", g."role"
    LIMIT 300`,
  )
}

/** True when the person may be handed an assignment of the organisation. */
export async function findStaffMember(
  reader: Reader,
  organizationId: string,
  userId: string,
  today: Day,
): Promise<{ userId: string } | null> {
  const [found] = await reader.$queryRaw<{ userId: string }[]>`
    SELECT u."id" AS "userId"
    FROM "RoleGrant" g JOIN "User" u ON u."id" = g."userId" AND u."disabledAt" IS NULL
    WHERE g."organizationId" = ${organizationId}::uuid AND u."id" = ${userId}::uuid AND g."revokedAt" IS NULL
      AND g."validFrom" <= ${today}::date AND (g."validUntil" IS NULL OR g."validUntil" >= ${today}::date)
      AND g."role" NOT IN ('PARENT', 'STUDENT', 'ADMIN')
    LIMIT 1`
  return found ?? null
}
