import 'server-only'
import type { Reader, Tx } from '@/lib/kernel/db'
import type { Scope } from '@/lib/kernel/scope'
import { person } from '@/lib/people/queries/name-sql'
import type { PersonName } from '../types'

/** How often the person has named a child within the last hour. */
export async function countTries(tx: Tx, userId: string, now: Date): Promise<number> {
  const since = new Date(now.getTime() - 3_600_000)
  const [row] = await tx.$queryRaw<{ tries: number }[]>`
    SELECT count(*)::int AS "tries" FROM "Event" e
    WHERE e."actorId" = ${userId}::uuid AND e."at" > ${since} AND e."kind" IN ('studentReadByReason', 'studentSoughtByReason')`
  return row?.tries ?? 0
}

/** The person's latest reading of the child. */
export async function findReading(tx: Tx, userId: string, studentId: string): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    SELECT e."id"::text AS "id" FROM "Event" e
    WHERE e."actorId" = ${userId}::uuid AND e."subjectId" = ${studentId}::uuid AND e."kind" = 'studentReadByReason'
    ORDER BY e."id" DESC LIMIT 1`
  return row?.id ?? null
}

export type ReadingByReason = { studentId: string; at: Date; reason: string }

/** A reading by its number, of the person alone. */
export async function findOwnReading(
  reader: Reader,
  scope: Scope,
  userId: string,
  readingId: string,
): Promise<ReadingByReason | null> {
  const event = await reader.event.findFirst({
    where: {
      ...{ id: BigInt(readingId), actorId: userId, kind: 'studentReadByReason' },
      municipalityId: scope.municipalityId,
    },
    select: { subjectId: true, at: true, note: true },
  })
  return event?.subjectId ? { studentId: event.subjectId, at: event.at, reason: event.note ?? '' } : null
}

/** Who leads a class on the day of its pupil, to be asked further. */
export async function listLeaders(reader: Reader, classGroupId: string): Promise<PersonName[]> {
  const rows = await reader.$queryRaw<{ name: PersonName }[]>`
    SELECT ${person('u')} AS "name" FROM "ClassStaff" s JOIN "User" u ON u."id" = s."userId"
    WHERE s."classGroupId" = ${classGroupId}::uuid AND s."duty" IN ('CLASS_TEACHER', 'KINDERGARTEN_TEACHER')
    ORDER BY s."validFrom" DESC, u."id" LIMIT 3`
  return rows.map(({ name }) => name)
}
