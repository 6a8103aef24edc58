import 'server-only'
import type { Day } from '@/lib/kernel/calendar'
import { Prisma } from '@/lib/kernel/prisma/client'
import type { Scope } from '@/lib/kernel/scope'

const { sql, empty } = Prisma

/**
 * Classes (alias c) that a scope reaches today: the municipality's, the organisation's, or, for `classes`, those with a standing duty of
 * the person under a standing role in the class's own organisation. Either ends, and the access with it, on its last day.
 */
export function classInScope(scope: Scope, today: Day): Prisma.Sql {
  return sql`c."municipalityId" = ${scope.municipalityId}::uuid
    ${scope.organizationId ? sql`AND c."organizationId" = ${scope.organizationId}::uuid` : empty}
    ${
      scope.classesOfId
        ? sql`AND EXISTS (
            SELECT 1 FROM "ClassStaff" s
            JOIN "RoleGrant" g ON g."userId" = s."userId" AND g."organizationId" = c."organizationId" AND g."revokedAt" IS NULL
              AND g."validFrom" <= ${today}::date AND (g."validUntil" IS NULL OR g."validUntil" >= ${today}::date)
            WHERE s."classGroupId" = c."id" AND s."userId" = ${scope.classesOfId}::uuid AND s."validFrom" <= ${today}::date
              AND (s."validUntil" IS NULL OR s."validUntil" >= ${today}::date))`
        : empty
    }`
}

/** Activities (alias a) of a scope: of its organisation, and for `classes` those of at least one class in reach. */
export function activityInScope(scope: Scope, today: Day): Prisma.Sql {
  return sql`a."municipalityId" = ${scope.municipalityId}::uuid
    ${scope.organizationId ? sql`AND a."organizationId" = ${scope.organizationId}::uuid` : empty}
    ${
      scope.classesOfId
        ? sql`AND EXISTS (SELECT 1 FROM "ActivityClass" k JOIN "ClassGroup" c ON c."id" = k."classGroupId"
            WHERE k."activityId" = a."id" AND ${classInScope(scope, today)})`
        : empty
    }`
}

/** Enrolments (alias e) that hold on a day; the last day belongs to the class. */
export function enrolledOn(day: Day): Prisma.Sql {
  return sql`e."validFrom" <= ${day}::date AND (e."validUntil" IS NULL OR e."validUntil" >= ${day}::date)
    AND e."leaveReason" IS DISTINCT FROM 'MISTAKEN'`
}
