import 'server-only'
import type { Reader } from '@/lib/kernel/db'
import type { Scope } from '@/lib/kernel/scope'
import { person } from '@/lib/people/queries/name-sql'
import type { CardReading } from '../types'

const SHOWN = 20

/** Who opened the card of a pupil that the caller has found in scope, the latest first; one more than shown tells that there are others. */
export async function listReadings(reader: Reader, scope: Scope, studentId: string): Promise<CardReading[]> {
  return reader.$queryRaw<CardReading[]>`
    SELECT e."id"::text AS "id", e."at", e."kind" = 'studentRestrictedRead' AS "restricted", CASE WHEN e."kind" = 'studentReadByReason' THEN e."note" END AS "reason", e."actorRole"::text AS "role",
      ${person('u')} AS "name",
      o."shortName" AS "organizationName"
    FROM "Event" e JOIN "User" u ON u."id" = e."actorId" LEFT JOIN "Organization" o ON o."id" = e."organizationId"
    WHERE e."subjectId" = ${studentId}::uuid AND e."kind" IN ('studentCardRead', 'studentRestrictedRead', 'studentReadByReason')
      AND e."municipalityId" = ${scope.municipalityId}::uuid
    ORDER BY e."id" DESC LIMIT ${SHOWN}`
}
