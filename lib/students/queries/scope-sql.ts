import 'server-only'
import type { Day } from '@/lib/kernel/calendar'
import { Prisma } from '@/lib/kernel/prisma/client'
import type { Scope } from '@/lib/kernel/scope'

const { sql, empty, join } = Prisma

/** Which duties in a class a right may be narrowed to. */
const DUTIES = {
  PSYCHOLOGIST: sql`'PSYCHOLOGIST'`,
  /** Who leads the class or the group, and so knows its families. */
  LEADS: sql`'CLASS_TEACHER', 'KINDERGARTEN_TEACHER'`,
}
export type Duty = keyof typeof DUTIES

/** A row with validFrom and validUntil under the alias stands on the day. */
export function standsOn(alias: string, day: Day | Prisma.Sql): Prisma.Sql {
  const at = Prisma.raw(alias)
  const on = typeof day === 'string' ? sql`${day}::date` : day
  return sql`(${at}."validFrom" <= ${on} AND (${at}."validUntil" IS NULL OR ${at}."validUntil" >= ${on}))`
}

/**
 * Condition on a GuardianLink (by its alias) and its Student `t`: neither revoked nor frozen by a dispute; after the child has left, 30
 * days more (rules 20, 22).
 */
export function linkStands(alias: string, today: Day): Prisma.Sql {
  const at = Prisma.raw(alias)
  return sql`(${at}."revokedAt" IS NULL AND ${at}."frozenAt" IS NULL
    AND ${today}::date <= coalesce(t."graduatedOn", t."leftOn", 'infinity'::date) + 30)`
}

/**
 * Condition on a ClassGroup `c` with its AcademicYear `y`: which classes the scope sees. A teacher sees those of a standing duty; of a
 * year that is over, those of a duty that stood on its last day (`duty` narrows it to one). The grant in the organisation is the one
 * acted under.
 */
export function classInScope(scope: Scope, today: Day, duty?: Duty): Prisma.Sql {
  return join(
    [
      sql`c."municipalityId" = ${scope.municipalityId}::uuid`,
      scope.childrenOfId ? sql`AND false` : empty,
      scope.organizationId ? sql`AND c."organizationId" = ${scope.organizationId}::uuid` : empty,
      scope.classesOfId
        ? sql`AND EXISTS (SELECT 1 FROM "ClassStaff" s WHERE s."classGroupId" = c."id"
            AND s."userId" = ${scope.classesOfId}::uuid AND ${standsOn('s', sql`LEAST(${today}::date, y."endsOn")`)}
            ${duty ? sql`AND s."duty" IN (${DUTIES[duty]})` : empty})`
        : empty,
    ],
    ' ',
  )
}

/**
 * Condition on a Student `t`. An organisation sees who is enrolled in it, will be, or was there last: a pupil who has gone to another
 * one is its pupil no longer. A teacher sees who is today in a class of a standing duty (`duty` narrows it to one); a family its own
 * children, wherever they learn.
 */
export function studentInScope(scope: Scope, today: Day, duty?: Duty): Prisma.Sql {
  // A child whose data were destroyed is found by nobody.
  const municipality = sql`t."municipalityId" = ${scope.municipalityId}::uuid AND t."erasedAt" IS NULL`
  if (scope.childrenOfId) {
    return sql`${municipality} AND EXISTS (SELECT 1 FROM "GuardianLink" g WHERE g."studentId" = t."id"
      AND g."userId" = ${scope.childrenOfId}::uuid AND ${linkStands('g', today)})`
  }
  if (scope.classesOfId) {
    return sql`${municipality} AND EXISTS (
      SELECT 1 FROM "Enrollment" e JOIN "ClassStaff" s ON s."classGroupId" = e."classGroupId"
      WHERE e."studentId" = t."id" AND e."organizationId" = ${scope.organizationId}::uuid AND ${standsOn('e', today)}
        AND s."userId" = ${scope.classesOfId}::uuid AND ${standsOn('s', today)}
        ${duty ? sql`AND s."duty" IN (${DUTIES[duty]})` : empty})`
  }
  if (!scope.organizationId) return municipality
  return sql`${municipality} AND EXISTS (
    SELECT 1 FROM "Enrollment" e
    WHERE e."studentId" = t."id" AND e."organizationId" = ${scope.organizationId}::uuid
      AND (e."validUntil" IS NULL OR e."validUntil" >= ${today}::date OR NOT EXISTS (
        SELECT 1 FROM "Enrollment" l WHERE l."studentId" = t."id" AND l."kind" = 'MAIN'
          AND l."organizationId" <> e."organizationId" AND (l."validUntil" IS NULL OR l."validUntil" > e."validUntil"))))`
}
