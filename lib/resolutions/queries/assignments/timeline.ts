import 'server-only'
import type { Reader } from '@/lib/kernel/db'
import type { EventKind } from '@/lib/kernel/events'
import { Prisma } from '@/lib/kernel/prisma/client'
import type { Role } from '@/lib/kernel/prisma/enums'
import { readBy } from '@/lib/kernel/read'
import { type PersonView, personOf } from './person'

export type TimelineEntry = {
  id: string
  at: Date
  kind: EventKind
  role: Role | null
  actor: PersonView | null
  data: Record<string, unknown>
  note: string | null
}

/** Events shown on a page; older ones are in the journal. */
export const TIMELINE_LIMIT = 100

/** What happened to an assignment, the newest first; the assignment was found in scope before. */
export async function listTimeline(reader: Reader, assignmentId: string): Promise<TimelineEntry[]> {
  return readBy<TimelineEntry>(
    reader,
    Prisma.sql`
    SELECT e."id"::text AS "id", e."at", e."kind", e."actorRole"::text AS "role", ${personOf('actor')} AS "actor", e."data", e."note"
    FROM "Event" e LEFT JOIN "User" actor ON actor."id" = e."actorId"
    WHERE e."assignmentId" = ${assignmentId}::uuid AND e."kind" <> 'messageWritten'
    ORDER BY e."id" DESC LIMIT ${TIMELINE_LIMIT}`,
  )
}
