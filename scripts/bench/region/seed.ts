import fs from 'node:fs'
import path from 'node:path'
import { hash } from '@node-rs/argon2'
import pg from 'pg'
import { migrate } from '../../database/migrations'
import { root } from '../../support/root'
import { Sentence } from '../../support/sentence'
import { assignments, HISTORY, LARGE as OF_ASSIGNMENTS, PASSWORD, resolutions } from '../seed'
import { ID_FUNCTION, TODAY, withoutIndexes, YEAR } from '../sets'
import type { RegionSize } from '../types'

/** Schools of a size; everything else of it follows from them (people.sql, activities.sql). */
const SCHOOLS: Record<RegionSize, number> = { RM: 25, R: 900 }
/** Teachers that log, each of another school: enough that their writes do not wait for each other's counters more than in life. */
const TEACHERS = 20

export type SeededRegion = {
  municipalityId: string
  departmentLogin: string
  headLogin: string
  /** Who logs, with the class of thirty; the first one's pages are measured. All of the head's school and the next ones. */
  teachers: { login: string; classId: string }[]
  /** A parent of a pupil of the first class, and who opens results of a class, a day at a time. */
  parentLogin: string
  releases: { login: string; classId: string; rows: string[] }[]
  participations: number
}

/** Of which the keys, foreign keys and indexes are made after the filling. */
const LARGE = [
  ...[
    'User',
    'RoleGrant',
    'ClassGroup',
    'ClassStaff',
    'Student',
    'StudentConditions',
    'Enrollment',
    'PlanLine',
    'PlanEntry',
  ],
  ...['Activity', 'ActivityClass', 'Participation'],
  ...['Consent', 'Pathway', 'PathwayStep', 'DiagnosticResult', 'GuardianLink'],
  ...OF_ASSIGNMENTS,
]
/** Whose triggers keep counters; all of them are counted anew at the end. */
const COUNTED = ['Activity', 'ActivityClass', 'Participation', 'Enrollment', 'GuidanceLevel']

const MUNICIPALITY = `INSERT INTO "Municipality" ("id", "name", "region", "timeZone")
VALUES (bench_id(1, 1), 'Область для замера', 'Иркутская область', 'Asia/Irkutsk')`

/** One resolution in force, as M has, of all organisations. */
const duties = (schools: number) => [resolutions({ current: 1, completed: 0 }), assignments(schools + 2), HISTORY]

const read = (name: string) => fs.readFileSync(path.join(root, 'scripts', 'bench', 'region', name), 'utf8')

/**
 * Makes a region of the size in an empty database, all of it in sets, and counts its hours by the portal's own recount; refuses a
 * database whose counters differ from a recount of another writing.
 */
export async function seedRegion(url: string, size: RegionSize): Promise<SeededRegion> {
  await migrate(url)
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const password = await hash(PASSWORD, { memoryCost: 19_456, timeCost: 2, parallelism: 1 })
    await client.query(`SET synchronous_commit = off; SET work_mem = '256MB'; SET maintenance_work_mem = '512MB'`)
    await client.query("SELECT set_config('bench.password', $1, false)", [password])
    await client.query(`CREATE TEMP TABLE bench_size AS SELECT ${SCHOOLS[size]} AS schools`)
    for (const sql of [TODAY, ID_FUNCTION]) await client.query(sql)
    await withoutIndexes(client, LARGE, ['Participation', 'Event'], async () => {
      for (const table of COUNTED) await client.query(`ALTER TABLE "${table}" DISABLE TRIGGER USER`)
      for (const sql of [
        MUNICIPALITY,
        YEAR,
        read('people.sql'),
        read('activities.sql'),
        read('families.sql'),
        ...duties(SCHOOLS[size]),
      ])
        await client.query(sql)
      for (const table of COUNTED) await client.query(`ALTER TABLE "${table}" ENABLE TRIGGER USER`)
    })
    await client.query('SELECT hours_recount()')
    const seeded = await readSeeded(client)
    await client.query('DROP FUNCTION bench_id')
    await client.query('VACUUM ANALYZE')
    const differences = await countDifferences(client)
    if (differences > 0) throw new Sentence(`${size}: счётчики часов не сходятся с пересчётом: ${differences}.`)
    return seeded
  } finally {
    await client.end()
  }
}

async function readSeeded(client: pg.Client): Promise<SeededRegion> {
  const { rows } = await client.query<{ municipalityId: string; participations: number }>(
    'SELECT bench_id(1, 1) AS "municipalityId", count(*)::int AS participations FROM "Participation"',
  )
  // The ninth grade's class of the first schools: normed, and there in every size.
  const teachers = await client.query<{ login: string; classId: string }>(
    `SELECT 'teacher' || n AS login, id AS "classId" FROM bench_class WHERE grade = 9 AND letter = 'А' ORDER BY o LIMIT ${TEACHERS}`,
  )
  const parent = await client.query<{ login: string }>(
    `SELECT 'parent' || n AS login FROM bench_led l WHERE l.grade = 9 AND l.letter = 'А' ORDER BY l.o, l.n LIMIT 1`,
  )
  const releases = await client.query<SeededRegion['releases'][number]>(
    `SELECT 'psychologist' || p.n AS login, p.class_id AS "classId", array_agg(d."id"::text) AS rows
    FROM bench_psychologist p JOIN bench_led l ON l.class_id = p.class_id
    JOIN "DiagnosticResult" d ON d."studentId" = l.id AND d."visibility" = 'PSYCH' GROUP BY p.n, p.class_id, d."takenOn" ORDER BY d."takenOn", p.n`,
  )
  const [row] = rows
  if (!row) throw new Error('Nothing was seeded')
  return {
    ...row,
    departmentLogin: 'bench1',
    headLogin: 'bench3',
    teachers: teachers.rows,
    parentLogin: parent.rows[0]?.login ?? '',
    releases: releases.rows,
  }
}

/** How many figures of the counters of hours differ from a recount of the records. */
export async function countDifferences(client: pg.Client): Promise<number> {
  await client.query(`SET work_mem = '256MB'`)
  const { rowCount } = await client.query(read('recount.sql'))
  return rowCount ?? 0
}

/** Begins the title of what the bench logs, so that it is found again. */
export const TITLE = 'Замер: занятие'

/** Takes away what was logged under load, counters with it; the tables are left as they were, so that one run is not heavier than another. */
export async function removeLogged(client: pg.Client): Promise<void> {
  const logged = `IN (SELECT "id" FROM "Activity" WHERE "title" LIKE '${TITLE} %')`
  await client.query(`DELETE FROM "Participation" WHERE "activityId" ${logged}`)
  await client.query(`DELETE FROM "ActivityClass" WHERE "activityId" ${logged}`)
  await client.query(`DELETE FROM "Activity" WHERE "title" LIKE '${TITLE} %'`)
}

/** Shuts again what was opened under load. */
export async function shutReleased(client: pg.Client): Promise<void> {
  await client.query(
    `UPDATE "DiagnosticResult" SET "visibility" = 'PSYCH', "releasedAt" = NULL, "releasedById" = NULL WHERE "releasedAt" IS NOT NULL`,
  )
  await client.query('VACUUM ANALYZE "DiagnosticResult"')
}

export async function countReleased(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM "DiagnosticResult" WHERE "releasedAt" IS NOT NULL`,
  )
  return rows[0]?.n ?? 0
}

export async function countLogged(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ n: number }>(
    `SELECT count(DISTINCT a."id")::int AS n FROM "Activity" a JOIN "Participation" p ON p."activityId" = a."id" WHERE a."title" LIKE '${TITLE} %'`,
  )
  return rows[0]?.n ?? 0
}
