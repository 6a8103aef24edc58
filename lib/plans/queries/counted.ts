import 'server-only'
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
