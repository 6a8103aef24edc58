import 'server-only'
import type { Day } from '@/lib/kernel/calendar'
import type { Reader } from '@/lib/kernel/db'
import { Prisma } from '@/lib/kernel/prisma/client'
import type { Scope } from '@/lib/kernel/scope'
import { person } from '@/lib/people/queries/name-sql'
import { studentInScope } from '@/lib/students/queries/scope-sql'
import type { FamilyNoteView, PathwayState, WaitingNote } from '../types'

const { sql, empty, raw } = Prisma

/** Notes shown of a talk: the latest. */
export const NOTES_SHOWN = 30
/** Waiting questions on a person's list. */
export const WAITING_SHOWN = 30

/**
 * The talk with a family about a child that the caller has found in scope, the latest first; `of` shows one person's part of it: parents
 * may be at odds, and a pupil's talk is the pupil's.
 */
export async function listFamilyNotes(
  reader: Reader,
  studentId: string,
  timeZone: string,
  of?: string,
): Promise<FamilyNoteView[]> {
  const own = of ? sql`AND (n."authorId" = ${of}::uuid OR n."toId" = ${of}::uuid)` : empty
  return reader.$queryRaw<FamilyNoteView[]>`
    SELECT n."id", n."kind"::text AS "kind", n."text", (n."at" AT TIME ZONE ${timeZone})::date::text AS "on", n."waits", n."pathwayId",
      ${person('u')} AS "author", n."authorId",
      (SELECT g."kinship"::text FROM "GuardianLink" g WHERE g."studentId" = n."studentId" AND g."userId" = n."authorId"
        ORDER BY g."createdAt" DESC LIMIT 1) AS "kinship"
    FROM "FamilyNote" n JOIN "User" u ON u."id" = n."authorId"
    WHERE n."studentId" = ${studentId}::uuid ${own} ORDER BY n."at" DESC, n."id" DESC LIMIT ${NOTES_SHOWN}`
}

/** Questions and comments of families that wait for an answer, in the person's reach, the oldest first; one statement. */
export async function listWaitingNotes(
  reader: Reader,
  scope: Scope,
  today: Day,
  timeZone: string,
): Promise<WaitingNote[]> {
  return reader.$queryRaw<WaitingNote[]>`
    SELECT * FROM (
      SELECT DISTINCT ON (n."studentId") n."studentId", n."id", n."text", (n."at" AT TIME ZONE ${timeZone})::date::text AS "on", n."at",
        ${person('t')} AS "student", p."id" AS "pathwayId"
      FROM "FamilyNote" n JOIN "Student" t ON t."id" = n."studentId" JOIN "Pathway" p ON p."id" = n."pathwayId"
      WHERE n."waits" AND p."state" <> 'SUSPENDED' AND n."municipalityId" = ${scope.municipalityId}::uuid AND ${studentInScope(scope, today)}
      ORDER BY n."studentId", n."at" DESC) w
    ORDER BY w."at" LIMIT ${WAITING_SHOWN}`
}

export type FamilyPathway = {
  id: string
  state: PathwayState
  curatorId: string
  approvedAt: Date | null
  /** What the person has said of it since it was approved last. */
  said: ('SEEN' | 'AGREED')[]
}

/** The route that a family is shown of a child in scope: the newest that is not closed, and what the person has said of it. */
export async function findFamilyPathway(
  reader: Reader,
  scope: Scope,
  today: Day,
  studentId: string,
  userId: string,
): Promise<FamilyPathway | null> {
  const [found] = await reader.$queryRaw<FamilyPathway[]>`
    SELECT p."id", p."state"::text AS "state", p."curatorId", p."approvedAt",
      (SELECT coalesce(json_agg(DISTINCT n."kind"), '[]') FROM "FamilyNote" n WHERE n."pathwayId" = p."id" AND n."authorId" = ${userId}::uuid
        AND n."kind" IN ('SEEN', 'AGREED') AND n."at" >= coalesce(p."approvedAt", n."at")) AS "said"
    FROM "Pathway" p JOIN "Student" t ON t."id" = p."studentId" JOIN "AcademicYear" y ON y."id" = p."yearId"
    WHERE p."studentId" = ${studentId}::uuid AND p."state" <> 'CLOSED' AND ${studentInScope(scope, today)}
    ORDER BY y."startsOn" DESC LIMIT 1`
  return found ?? null
}

/** What the guardians of a child (of alias p, a route) have said since it was approved. */
export const saidByFamily = (alias: string) => {
  const at = raw(alias)
  return sql`(SELECT coalesce(json_agg(DISTINCT n."kind"), '[]') FROM "FamilyNote" n WHERE n."pathwayId" = ${at}."id"
    AND n."kind" IN ('SEEN', 'AGREED') AND n."at" >= coalesce(${at}."approvedAt", n."at"))`
}
