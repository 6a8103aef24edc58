import 'server-only'
import type { Day } from '@/lib/kernel/calendar'
import { Prisma } from '@/lib/kernel/prisma/client'
import type { PlanKind } from '@/lib/kernel/prisma/enums'

const { sql } = Prisma

/**
 * Who owes a route where a resolution asks for it (п. 5.2): the children of the organisation `o` that are in a group of it on the day
 * (enrolment n, class c), of a school those in a class. A school with preschool groups is asked by either kind of item.
 */
export const owesPathway = (
  yearId: string,
  day: Day,
  kind: PlanKind | null,
) => sql`"Enrollment" n JOIN "ClassGroup" c ON c."id" = n."classGroupId"
    AND c."kind" = (CASE coalesce(${kind}::text, o."kind"::text) WHEN 'KINDERGARTEN' THEN 'PRESCHOOL_GROUP' ELSE 'CLASS' END)::"ClassGroupKind"
  WHERE n."organizationId" = o."id" AND n."yearId" = ${yearId}::uuid AND n."validFrom" <= ${day}::date
    AND (n."validUntil" IS NULL OR n."validUntil" >= ${day}::date) AND n."leaveReason" IS DISTINCT FROM 'MISTAKEN'`

/** The child of the enrolment n has a route of the year in force, or has completed it. */
export const hasPathway = sql`EXISTS (SELECT 1 FROM "Pathway" w WHERE w."studentId" = n."studentId" AND w."yearId" = n."yearId"
  AND w."state" IN ('ACTIVE', 'REVISION', 'COMPLETED'))`
