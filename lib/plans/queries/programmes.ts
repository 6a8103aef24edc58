import 'server-only'
import type { Reader } from '@/lib/kernel/db'
import { Prisma } from '@/lib/kernel/prisma/client'
import type { Scope } from '@/lib/kernel/scope'
import { person } from '@/lib/people/queries/name-sql'
import type { ProgrammeDetail, ProgrammePage, ProgrammeRow } from '../types/programmes'
import { programmeOfYear } from './counted'
import { countOf, piecesOf } from './registers'

const { sql, empty } = Prisma

export const PROGRAMMES_PAGE = 30

const columns = sql`g."id", g."title", g."direction"::text AS "direction", g."hours", g."ageFrom", g."ageTo", g."endsOn"::text AS "endsOn",
  g."updatedForModelOn"::text AS "updatedForModelOn", g."keeperId", ${person('u')} AS "keeper"`

const inScope = (scope: Scope) => sql`g."municipalityId" = ${scope.municipalityId}::uuid
  ${scope.organizationId ? sql`AND g."organizationId" = ${scope.organizationId}::uuid` : empty}`

/** Programmes of an organisation that ran in the year, by title, a page by key; one statement. */
export async function listProgrammes(
  reader: Reader,
  scope: Scope,
  organizationId: string,
  yearId: string,
  after: string | null,
): Promise<ProgrammePage> {
  const rows = await reader.$queryRaw<ProgrammeRow[]>`
    SELECT ${columns}, g."careerContent" IS NOT NULL AS "career", ${countOf('programmeId', 'g."id"')} AS "evidence"
    FROM "AdditionalProgramme" g JOIN "User" u ON u."id" = g."keeperId"
    WHERE g."organizationId" = ${organizationId}::uuid AND ${programmeOfYear(yearId)} AND ${inScope(scope)}
      ${
        after
          ? sql`AND (g."title", g."id") > (SELECT c."title", c."id" FROM "AdditionalProgramme" c
              WHERE c."id" = ${after}::uuid AND c."municipalityId" = ${scope.municipalityId}::uuid)`
          : empty
      }
    ORDER BY g."title", g."id" LIMIT ${PROGRAMMES_PAGE + 1}`
  const shown = rows.slice(0, PROGRAMMES_PAGE)
  return { rows: shown, next: rows.length > PROGRAMMES_PAGE ? (shown.at(-1)?.id ?? null) : null }
}

/** One programme; null when it is not there or beyond the scope. */
export async function findProgramme(
  reader: Reader,
  scope: Scope,
  programmeId: string,
): Promise<ProgrammeDetail | null> {
  const [found] = await reader.$queryRaw<ProgrammeDetail[]>`
    SELECT ${columns}, g."organizationId", g."careerContent", g."startsOn"::text AS "startsOn", g."version",
      ${piecesOf('programmeId', 'g."id"')} AS "evidence"
    FROM "AdditionalProgramme" g JOIN "User" u ON u."id" = g."keeperId"
    WHERE g."id" = ${programmeId}::uuid AND ${inScope(scope)}`
  return found ?? null
}
