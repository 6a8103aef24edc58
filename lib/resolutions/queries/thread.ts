import 'server-only'
import type { Reader } from '@/lib/kernel/db'
import { Prisma } from '@/lib/kernel/prisma/client'
import type { Role } from '@/lib/kernel/prisma/enums'
import { readBy } from '@/lib/kernel/read'
import { type PersonView, personOf } from './assignments/person'

export type MessageView = {
  id: string
  at: Date
  text: string
  authorId: string
  author: PersonView | null
  /** In whose name it was written. */
  side: 'DEPARTMENT' | 'RESOURCE_CENTRE' | 'EXECUTOR'
}

/** Messages shown on a page. */
export const THREAD_LIMIT = 100

type Row = Omit<MessageView, 'side'> & { role: Role | null }

/**
 * Questions and answers of an assignment, the oldest first, at most the last hundred; the assignment was found in scope before.
 * The side is the author's role in the municipality now standing highest: the Department, the resource centre, else the executor.
 */
export async function listMessages(reader: Reader, assignmentId: string): Promise<MessageView[]> {
  const rows = await readBy<Row>(
    reader,
    Prisma.sql`
    SELECT t."id", t."createdAt" AS "at", t."text", t."authorId", ${personOf('author')} AS "author",
           (SELECT g."role"::text FROM "RoleGrant" g WHERE g."userId" = t."authorId" ORDER BY g."role" LIMIT 1) AS "role"
    FROM (
      SELECT * FROM "AssignmentMessage" WHERE "assignmentId" = ${assignmentId}::uuid
      ORDER BY "createdAt" DESC, "id" DESC LIMIT ${THREAD_LIMIT}) t
    LEFT JOIN "User" author ON author."id" = t."authorId"
    ORDER BY t."createdAt", t."id"`,
  )
  return rows.map(({ role, ...message }) => ({
    ...message,
    side:
      role === 'DEPARTMENT_HEAD' || role === 'DEPARTMENT_STAFF'
        ? 'DEPARTMENT'
        : role === 'RESOURCE_CENTRE'
          ? 'RESOURCE_CENTRE'
          : 'EXECUTOR',
  }))
}
