import 'server-only'
import type { Reader } from '@/lib/kernel/db'
import { Prisma } from '@/lib/kernel/prisma/client'
import type { Hanging } from '../types/import'

const { sql, raw, join } = Prisma

/** The tables an import writes, by the name it keeps of them. */
export const ENTITY_TABLES = {
  student: 'Student',
  enrollment: 'Enrollment',
  classGroup: 'ClassGroup',
  classStaff: 'ClassStaff',
  user: 'User',
  roleGrant: 'RoleGrant',
} as const

/** What a row of a table is to a person, in the plural's second case: «N …». Tables of later domains may be missing: they hold all the same. */
const WORDS: Record<string, string> = {
  Enrollment: 'зачислений',
  StudentTransfer: 'переводов',
  StudentRestricted: 'записей об особых потребностях',
  StudentConditions: 'записей об условиях обучения',
  ClassStaff: 'назначений в классы',
  Participation: 'участий в мероприятиях',
  Session: 'входов в портал',
  RoleGrant: 'ролей',
  GrantOffer: 'предложений роли',
}

type Reference = { table: string; name: string; column: string; target: string }

/** Every foreign key that points at a table an import writes: read from the database, so that a new domain is never forgotten. */
function listReferences(reader: Reader): Promise<Reference[]> {
  return reader.$queryRaw<Reference[]>`
    SELECT k."conrelid"::regclass::text AS "table", c."relname"::text AS "name", quote_ident(a."attname") AS "column",
           t."relname"::text AS "target"
    FROM pg_constraint k
    JOIN pg_class t ON t."oid" = k."confrelid" JOIN pg_class c ON c."oid" = k."conrelid"
    JOIN pg_attribute a ON a."attrelid" = k."conrelid" AND a."attnum" = k."conkey"[1]
    WHERE k."contype" = 'f' AND t."relname" = ANY (${Object.values(ENTITY_TABLES)}::text[])
      AND t."relnamespace" = 'public'::regnamespace`
}

/**
 * What rests on an import and would be lost with it: records of others that point at what it made, and rows that were changed since.
 * Three statements whatever the import's size. Empty: it can be undone.
 */
export async function listHanging(reader: Reader, batchId: string): Promise<Hanging[]> {
  const references = await listReferences(reader)
  const made = (target: string) =>
    sql`(SELECT h."entityId" FROM "ImportChange" h WHERE h."batchId" = ${batchId}::uuid AND h."entity" = ${target} AND h."before" IS NULL)`
  const entityOf = new Map(Object.entries(ENTITY_TABLES).map(([entity, table]) => [table as string, entity]))
  const counts = references.flatMap(({ table, name, column, target }) => {
    const entity = entityOf.get(target)
    if (!entity || !/^[\w"]+$/.test(table) || !/^[\w"]+$/.test(column)) return []
    const own = entityOf.get(name)
    const others = own ? sql`AND r."id" NOT IN ${made(own)}` : Prisma.empty
    return [
      sql`SELECT ${name}::text AS "name", count(*)::int AS "count" FROM ${raw(table)} r
          WHERE r.${raw(column)} IN ${made(entity)} ${others}`,
    ]
  })
  const found = counts.length
    ? await reader.$queryRaw<{ name: string; count: number }[]>`
        SELECT "name", sum("count")::int AS "count" FROM (${join(counts, ' UNION ALL ')}) AS each
        GROUP BY "name" HAVING sum("count") > 0 ORDER BY "name"`
    : []
  const changed = (['student', 'enrollment', 'classGroup', 'user'] as const).map(
    (entity) => sql`
      SELECT ${entity}::text AS "entity", count(*)::int AS "count" FROM "ImportChange" h
      LEFT JOIN ${raw(`"${ENTITY_TABLES[entity]}"`)} r ON r."id" = h."entityId"
      WHERE h."batchId" = ${batchId}::uuid AND h."entity" = ${entity}
        AND (r."id" IS NULL OR r."version" <> h."versionAfter" ${
          entity === 'user' ? sql`OR r."lastSeenAt" IS NOT NULL OR r."passwordChangedAt" IS NOT NULL` : Prisma.empty
        })`,
  )
  const edited = await reader.$queryRaw<{ entity: string; count: number }[]>`${join(changed, ' UNION ALL ')}`
  const EDITED: Record<string, string> = {
    student: 'карточек учеников, исправленных после загрузки',
    enrollment: 'зачислений, изменённых после загрузки',
    classGroup: 'классов, исправленных после загрузки',
    user: 'учётных записей, которыми уже пользовались',
  }
  return [
    ...found.map(({ name, count }) => ({ what: WORDS[name] ?? 'других записей', count })),
    ...edited.filter(({ count }) => count > 0).map(({ entity, count }) => ({ what: EDITED[entity] ?? '', count })),
  ]
}
