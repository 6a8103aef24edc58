import 'server-only'
import type { Day } from '@/lib/kernel/calendar'
import { Prisma } from '@/lib/kernel/prisma/client'

const { sql } = Prisma

/** An inclusion (alias i) that counts: a row and a piece of evidence (rules/curriculum, isCounted). */
export const countedInclusion = sql`EXISTS (SELECT 1 FROM "CurriculumRow" w WHERE w."inclusionId" = i."id")
  AND EXISTS (SELECT 1 FROM "RegisterEvidence" v WHERE v."inclusionId" = i."id")`

/** A portfolio record (alias p) that counts (rules/portfolio, isCounted). */
export const countedPortfolio = sql`p."removedAt" IS NULL AND p."heldOn" IS NOT NULL AND (p."partnerId" IS NOT NULL OR p."withParents")`

/** A programme (alias g) that ran in the year. */
export const programmeOfYear = (
  yearId: string,
) => sql`EXISTS (SELECT 1 FROM "AcademicYear" y WHERE y."id" = ${yearId}::uuid
  AND g."startsOn" <= y."endsOn" AND (g."endsOn" IS NULL OR g."endsOn" >= y."startsOn"))`

/** A programme (alias g) brought in line with the model by the end of the year, with evidence (rules/programmes, isUpdated). */
export const updatedProgramme = (yearId: string) => sql`g."updatedForModelOn" IS NOT NULL
  AND g."updatedForModelOn" <= (SELECT y."endsOn" FROM "AcademicYear" y WHERE y."id" = ${yearId}::uuid)
  AND EXISTS (SELECT 1 FROM "RegisterEvidence" v WHERE v."programmeId" = g."id")`

/** The module of the upbringing programme (alias m) that counts: it is there, with evidence. */
export const countedModule = sql`m."present" AND EXISTS (SELECT 1 FROM "RegisterEvidence" v WHERE v."moduleId" = m."id")`

/** Who owes an individual project: the enrolments (alias n) of grades 10–11 of the organisation `o` that hold on the day. */
export const owesProject = (
  yearId: string,
  day: Day,
) => sql`"Enrollment" n JOIN "ClassGroup" c ON c."id" = n."classGroupId" AND c."grade" IN (10, 11)
  WHERE n."organizationId" = o."id" AND n."yearId" = ${yearId}::uuid AND n."validFrom" <= ${day}::date
    AND (n."validUntil" IS NULL OR n."validUntil" >= ${day}::date) AND n."leaveReason" IS DISTINCT FROM 'MISTAKEN'`

/** The pupil of the enrolment n has one in the organisation `o`. */
export const hasProject = (yearId: string) => sql`EXISTS (SELECT 1 FROM "IndividualProject" q
  WHERE q."organizationId" = o."id" AND q."yearId" = ${yearId}::uuid AND q."studentId" = n."studentId" AND q."removedAt" IS NULL)`
