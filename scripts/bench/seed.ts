import { hash } from '@node-rs/argon2'
import pg from 'pg'
import { migrate } from '../database/migrations'
import { ID_FUNCTION, TODAY, withoutIndexes, YEAR } from './sets'
import type { TownSize } from './types'

export const PASSWORD = 'bench-password-2026'
/** Heads that report: enough organisations that their writes do not wait for each other's counters more than in life. */
export const HEADS = 10
/** Assignments of the pool: one for each head and item of the pool's resolution. */
export const POOL_ITEMS = 30
const ITEMS = 17
const ORGANIZATIONS = 25

/** Resolutions in force, and completed ones of three years; each gives every organisation every item. */
const RESOLUTIONS: Record<TownSize, { current: number; completed: number }> = {
  M: { current: 1, completed: 3 },
  M100: { current: 100, completed: 300 },
}

export type Seeded = {
  municipalityId: string
  departmentLogin: string
  headLogins: string[]
  /** Newest resolution in force: 17 items by 25 organisations, the same in every size. */
  matrixId: string
  /** An assignment of it whose report waits for a decision. */
  assignmentId: string
  /** An assignment with a draft that may be sent, by its head's login. */
  pool: { id: string; login: string }[]
  assignments: number
}

/** Kinds of rows in made ids. */
const KIND = {
  municipality: 1,
  organization: 2,
  user: 3,
  grant: 4,
  resolution: 5,
  item: 6,
  assignment: 7,
  report: 8,
  evidence: 9,
  extension: 10,
}
const id = (kind: keyof typeof KIND, n: string | number) => `bench_id(${KIND[kind]}, ${n})`
const MUNICIPALITY = id('municipality', 1)
const STAFF = id('user', 1)
/** The resolution of the pool comes after all others. */
const POOL = 90_000

/** A number from 0 to 99 that is always the same for the same row. */
const share = (n: string, salt: string) => `(abs(hashtext((${n})::text || '${salt}')) % 100)`

const PEOPLE = `
INSERT INTO "Municipality" ("id", "name", "region", "timeZone") VALUES (${MUNICIPALITY}, 'Муниципалитет для замера', 'Иркутская область', 'Asia/Irkutsk');
INSERT INTO "Organization" ("id", "municipalityId", "name", "shortName", "kind", "programs", "settlement", "openedOn")
SELECT ${id('organization', 'n')}, ${MUNICIPALITY}, 'Муниципальное казённое общеобразовательное учреждение № ' || n,
  CASE WHEN n = 1 THEN 'Управление образования' WHEN n = 2 THEN 'Ресурсный центр' WHEN n <= 14 THEN 'Школа № ' || n
       WHEN n <= 22 THEN 'Детский сад № ' || n ELSE 'Центр творчества № ' || n END,
  (CASE WHEN n = 1 THEN 'DEPARTMENT' WHEN n = 2 THEN 'RESOURCE_CENTRE' WHEN n <= 14 THEN 'SCHOOL'
        WHEN n <= 22 THEN 'KINDERGARTEN' ELSE 'ADDITIONAL' END)::"OrganizationKind",
  (CASE WHEN n <= 2 THEN '{}' WHEN n <= 14 THEN '{PRIMARY,BASIC,SECONDARY}' WHEN n <= 22 THEN '{PRESCHOOL}' ELSE '{ADDITIONAL}' END)::"Program"[],
  'г. Таёжный', '2010-09-01'
FROM generate_series(1, ${ORGANIZATIONS}) n;
INSERT INTO "User" ("id", "municipalityId", "login", "passwordHash", "lastName", "firstName", "middleName", "mustChangePassword")
SELECT ${id('user', 'n')}, ${MUNICIPALITY}, 'bench' || n, current_setting('bench.password'), 'Фамильцев' || n, 'Имён', 'Отчествович', false
FROM generate_series(1, ${ORGANIZATIONS * 4}) n;
INSERT INTO "RoleGrant" ("id", "userId", "organizationId", "role", "validFrom", "createdAt")
SELECT ${id('grant', 'n')}, ${id('user', 'n')}, ${id('organization', `(n - 1) % ${ORGANIZATIONS} + 1`)},
  (CASE WHEN n = 1 THEN 'DEPARTMENT_HEAD' WHEN n = 2 THEN 'RESOURCE_CENTRE' WHEN n <= ${ORGANIZATIONS} THEN 'ORG_HEAD' ELSE 'TEACHER' END)::"Role",
  '2022-01-10', now() - interval '3 years'
FROM generate_series(1, ${ORGANIZATIONS * 4}) n;`

/** One resolution a row: n, whether completed, its day. Completed ones are spread over three years, those in force over the last one. */
export const resolutions = ({ current, completed }: { current: number; completed: number }) => `
CREATE TEMP TABLE bench_resolution AS
SELECT n, n > ${current} AS completed,
  CASE WHEN n <= ${current} THEN today - 160 - (n - 1) * 140 / ${current} ELSE today - 365 - (n - ${current} - 1) * 1095 / ${completed} END AS day
FROM generate_series(1, ${current + completed}) n, bench_today
UNION ALL SELECT ${POOL}, false, today - 165 FROM bench_today;
INSERT INTO "Resolution" ("id", "municipalityId", "number", "date", "title", "preamble", "signatories", "sourceText", "state", "bindingness", "issuedAt", "issuedById", "createdAt", "createdById", "version")
SELECT ${id('resolution', 'n')}, ${MUNICIPALITY}, n::text, day, 'О сопровождении профессионального самоопределения детей и молодёжи', 'Заслушав и обсудив,',
  '{В. А. Кедрова}', repeat('Текст решения коллегии. ', 100), CASE WHEN completed THEN 'COMPLETED' ELSE 'ISSUED' END::"ResolutionState", 'ORDER',
  (day + 4)::timestamptz, ${STAFF}, day::timestamptz, ${STAFF}, 3
FROM bench_resolution;
CREATE TEMP TABLE bench_item AS
SELECT r.n * 100 + i AS n, r.n AS resolution, i, r.completed, r.day,
  -- From 30 to 286 days after the resolution, so that at any time a part is past and a part is to come.
  CASE WHEN r.n = ${POOL} THEN today + 30 + i ELSE r.day + 30 + (i - 1) * 16 + ${share('r.n * 100 + i', 'due')} % 16 END AS due
FROM bench_resolution r, bench_today, generate_series(1, CASE WHEN r.n = ${POOL} THEN ${POOL_ITEMS} ELSE ${ITEMS} END) i;
INSERT INTO "ResolutionItem" ("id", "resolutionId", "position", "number", "text", "role", "executorText", "executorPersons", "deadlineText", "deadlineKind", "deadlineMode", "dueOn", "evidence", "executorConfirmedAt", "deadlineConfirmedAt", "evidenceConfirmedAt", "confirmedById", "state", "createdAt")
SELECT ${id('item', 'n')}, ${id('resolution', 'resolution')}, i * 1000, '2.' || i,
  'Разработать и утвердить план профориентационной работы по направлению ' || i || ', назначить ответственных приказом, ознакомить педагогов и родителей, разместить документ на сайте образовательной организации.',
  'TASK', 'Руководителям образовательных организаций', '{}', 'до ' || due, 'DATE', 'FIXED', due,
  CASE WHEN resolution = ${POOL} THEN '[]' ELSE '[{"key":"document","title":"Утверждённый план","kind":"ANY","required":true}]' END::jsonb,
  day::timestamptz, day::timestamptz, day::timestamptz, ${STAFF}, CASE WHEN completed THEN 'CLOSED' ELSE 'ISSUED' END::"ItemState", day::timestamptz
FROM bench_item;
INSERT INTO "ItemExecutor" ("id", "itemId", "kind", "programs")
SELECT ${id('evidence', '-n')}, ${id('item', 'n')}, 'PROGRAM', '{PRIMARY,BASIC,SECONDARY}' FROM bench_item;`

/** What is past: most accepted, a part late, a quarter owed; what is to come: in every state of work. */
export const assignments = (organizations: number) => `
CREATE TEMP TABLE bench_assignment AS
SELECT a.*, ${id('assignment', 'a.n')} AS id, ${id('report', 'a.n')} AS report_id, ${id('resolution', 'resolution')} AS resolution_id,
  ${id('item', 'item')} AS item_id, ${id('organization', 'o')} AS organization_id, ${id('user', 'o')} AS head_id, (a.due + 1)::timestamp AT TIME ZONE 'Asia/Irkutsk' - interval '1 millisecond' AS due_at,
  LEAST((a.due - 3)::timestamptz, now() - interval '1 day') AS sent_at,
  CASE WHEN resolution = ${POOL} THEN 'IN_PROGRESS'
    WHEN completed THEN CASE WHEN chance < 3 THEN 'NOT_APPLICABLE' ELSE 'ACCEPTED' END
    WHEN due < today THEN CASE WHEN chance < 12 THEN 'ISSUED' WHEN chance < 20 THEN 'ACKNOWLEDGED' WHEN chance < 26 THEN 'IN_PROGRESS'
      WHEN chance < 32 THEN 'SUBMITTED' WHEN chance < 34 THEN 'NOT_APPLICABLE' ELSE 'ACCEPTED' END
    ELSE CASE WHEN chance < 40 THEN 'ISSUED' WHEN chance < 65 THEN 'ACKNOWLEDGED' WHEN chance < 85 THEN 'IN_PROGRESS'
      WHEN chance < 90 THEN 'SUBMITTED' WHEN chance < 93 THEN 'RETURNED' ELSE 'ACCEPTED' END
  END AS state,
  resolution <> ${POOL} AND chance >= 90 AND due < today AS late
FROM (
  SELECT row_number() OVER (ORDER BY i.day, i.n, o) AS n, i.n AS item, i.resolution, i.completed, i.day, i.due, o, ${share('i.n * 100 + o', 'state')} AS chance
  FROM bench_item i, generate_series(1, ${organizations}) o WHERE i.resolution <> ${POOL} OR o BETWEEN 3 AND ${HEADS + 2}
) a, bench_today;
INSERT INTO "Assignment" ("id", "municipalityId", "resolutionId", "itemId", "organizationId", "originalDueOn", "originalDueAt", "currentDueOn", "currentDueAt", "reworkDueOn", "reworkDueAt", "state", "acknowledgedAt", "acknowledgedById", "submittedAt", "submittedById", "neededDueAt", "acceptedAt", "acceptedById", "extensionOpen", "createdAt")
SELECT id, ${MUNICIPALITY}, resolution_id, item_id, organization_id, due, due_at, due, due_at,
  CASE WHEN state = 'RETURNED' THEN today + 5 END, CASE WHEN state = 'RETURNED' THEN (today + 6)::timestamp AT TIME ZONE 'Asia/Irkutsk' - interval '1 millisecond' END,
  state::"AssignmentState", CASE WHEN state <> 'ISSUED' THEN (day + 5)::timestamptz END, CASE WHEN state <> 'ISSUED' THEN head_id END,
  CASE WHEN sent THEN sent_at END, CASE WHEN sent THEN head_id END,
  CASE WHEN sent THEN CASE WHEN late THEN due_at + interval '2 days' ELSE sent_at END END,
  CASE WHEN state = 'ACCEPTED' THEN sent_at + interval '2 hours' END, CASE WHEN state = 'ACCEPTED' THEN ${STAFF} END,
  state = 'IN_PROGRESS' AND chance % 10 = 5 AND resolution <> ${POOL}, (day + 4)::timestamptz
FROM (SELECT *, state IN ('SUBMITTED', 'RETURNED', 'ACCEPTED') AS sent FROM bench_assignment) a, bench_today ORDER BY n;`

export const HISTORY = `
INSERT INTO "ExecutionReport" ("id", "assignmentId", "revision", "text", "state", "submittedAt", "submittedById", "reviewedAt", "reviewedById", "updatedAt", "updatedById", "createdAt")
SELECT report_id, id, 1, 'Работа по пункту выполнена: документ обсуждён на педагогическом совете, утверждён приказом и размещён на сайте организации.',
  CASE WHEN state = 'IN_PROGRESS' THEN 'DRAFT' ELSE state END::"ReportState", CASE WHEN state <> 'IN_PROGRESS' THEN sent_at END,
  CASE WHEN state <> 'IN_PROGRESS' THEN head_id END, CASE WHEN state IN ('ACCEPTED', 'RETURNED') THEN sent_at + interval '2 hours' END,
  CASE WHEN state IN ('ACCEPTED', 'RETURNED') THEN ${STAFF} END, sent_at, head_id, sent_at
FROM bench_assignment WHERE state IN ('IN_PROGRESS', 'SUBMITTED', 'RETURNED', 'ACCEPTED') ORDER BY n;
INSERT INTO "Evidence" ("id", "reportId", "requirementKey", "kind", "title", "url", "requestKey", "createdAt", "createdById")
SELECT ${id('evidence', 'n')}, report_id, 'document', 'LINK', 'Утверждённый план', 'https://school' || o || '.example/dokumenty/' || n, ${id('evidence', 'n')}, sent_at, head_id
FROM bench_assignment WHERE state IN ('SUBMITTED', 'RETURNED', 'ACCEPTED') ORDER BY n;
INSERT INTO "ExtensionRequest" ("id", "assignmentId", "openFor", "requestedDueOn", "reason", "state", "askedAt", "askedById", "askedAfterDue", "askedLate", "previousDueOn", "requestKey")
SELECT ${id('extension', 'n')}, id, id, GREATEST(due, today) + 21, 'Ждём согласования с работодателем.', 'REQUESTED',
  now() - interval '1 day', head_id, due < today, true, due, ${id('extension', 'n')}
FROM bench_assignment, bench_today WHERE state = 'IN_PROGRESS' AND chance % 10 = 5 AND resolution <> ${POOL} ORDER BY n;
INSERT INTO "Event" ("municipalityId", "at", "kind", "actorId", "actorRole", "organizationId", "resolutionId", "assignmentId", "data")
SELECT ${MUNICIPALITY}, e.at, e.kind, head_id, 'ORG_HEAD', organization_id, resolution_id, id, '{}'
FROM bench_assignment, LATERAL (VALUES ('assignmentCreated', (day + 4)::timestamptz, true), ('assignmentAcknowledged', (day + 5)::timestamptz, state <> 'ISSUED'),
  ('reportSubmitted', sent_at, state IN ('SUBMITTED', 'RETURNED', 'ACCEPTED')), ('reportAccepted', sent_at + interval '2 hours', state = 'ACCEPTED')) e(kind, at, there)
WHERE e.there ORDER BY e.at;`

/** Filled by `assignments` and HISTORY. */
export const LARGE = ['Assignment', 'ExecutionReport', 'Evidence', 'ExtensionRequest', 'Event']

/** Makes a municipality of the size in an empty database, all of it in sets. */
export async function seed(url: string, size: TownSize): Promise<Seeded> {
  await migrate(url)
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const password = await hash(PASSWORD, { memoryCost: 19_456, timeCost: 2, parallelism: 1 })
    await client.query('SET synchronous_commit = off')
    await client.query("SELECT set_config('bench.password', $1, false)", [password])
    for (const sql of [TODAY, ID_FUNCTION, PEOPLE, YEAR, resolutions(RESOLUTIONS[size])]) await client.query(sql)
    await withoutIndexes(client, LARGE, [], async () => {
      for (const sql of [assignments(ORGANIZATIONS), HISTORY]) await client.query(sql)
    })
    const seeded = await readSeeded(client)
    await client.query('DROP FUNCTION bench_id')
    await client.query('VACUUM ANALYZE')
    return seeded
  } finally {
    await client.end()
  }
}

async function readSeeded(client: pg.Client): Promise<Seeded> {
  const { rows } = await client.query<{
    municipalityId: string
    matrixId: string
    assignmentId: string
    assignments: number
  }>(
    `SELECT ${MUNICIPALITY} AS "municipalityId", ${id('resolution', 1)} AS "matrixId", count(*)::int AS assignments,
       (SELECT id FROM bench_assignment WHERE resolution = 1 AND state = 'SUBMITTED' ORDER BY n LIMIT 1) AS "assignmentId" FROM "Assignment"`,
  )
  const pool = await client.query<{ id: string; login: string }>(
    // By item, so that neighbours in the pool belong to different organisations.
    `SELECT id, 'bench' || o AS login FROM bench_assignment WHERE resolution = ${POOL} ORDER BY item, o`,
  )
  const [row] = rows
  if (!row) throw new Error('Nothing was seeded')
  const headLogins = Array.from({ length: HEADS }, (_, i) => `bench${i + 3}`)
  return { ...row, departmentLogin: 'bench1', headLogins, pool: pool.rows }
}

/** Makes the sent reports of the pool drafts again; events stay, as they always do. */
export async function refill(client: pg.Client, ids: readonly string[]): Promise<void> {
  await client.query(
    `UPDATE "ExecutionReport" SET "state" = 'DRAFT', "submittedAt" = NULL, "submittedById" = NULL, "version" = 1
    WHERE "assignmentId" = ANY ($1) AND "state" <> 'DRAFT'`,
    [ids],
  )
  await client.query(
    `UPDATE "Assignment" SET "state" = 'IN_PROGRESS', "submittedAt" = NULL, "submittedById" = NULL, "neededDueAt" = NULL, "version" = 1
    WHERE "id" = ANY ($1) AND "state" <> 'IN_PROGRESS'`,
    [ids],
  )
}

/** How many reports of the pool have really been sent. */
export async function countSent(client: pg.Client, ids: readonly string[]): Promise<number> {
  const { rows } = await client.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM "Assignment" a JOIN "ExecutionReport" r ON r."assignmentId" = a."id"
     WHERE a."id" = ANY ($1) AND a."state" = 'SUBMITTED' AND r."state" = 'SUBMITTED'`,
    [ids],
  )
  return rows[0]?.n ?? 0
}

/** A draft of so many items, everything in it confirmed: it waits for its issue only. Gives its id. */
export async function seedDraft(
  client: pg.Client,
  { municipalityId }: Seeded,
  n: number,
  items: number,
): Promise<string> {
  const { rows } = await client.query<{ id: string }>(
    `WITH r AS (
      INSERT INTO "Resolution" ("id", "municipalityId", "number", "date", "title", "signatories", "sourceText", "state", "bindingness", "createdById")
      SELECT gen_random_uuid(), $1, 'Ф-' || $2::int, current_date - 1, 'О выпуске сразу всем организациям', '{}', '', 'DRAFT', 'ORDER', u."id"
      FROM "User" u WHERE u."login" = 'bench1' RETURNING "id", "createdById"
    ), i AS (
      INSERT INTO "ResolutionItem" ("id", "resolutionId", "position", "number", "text", "role", "executorText", "executorPersons", "deadlineText", "deadlineKind", "deadlineMode", "dueOn", "evidence", "executorConfirmedAt", "deadlineConfirmedAt", "evidenceConfirmedAt", "confirmedById", "state")
      SELECT gen_random_uuid(), r."id", n * 1000, n::text, 'Провести мероприятие профориентационной недели № ' || n || ' и отчитаться о нём.',
        'TASK', 'Руководителям образовательных организаций', '{}', '', 'DATE', 'FIXED', current_date + 30 + n % 200, '[]', now(), now(), now(), r."createdById", 'CONFIRMED'
      FROM r, generate_series(1, $3::int) n RETURNING "id", "resolutionId"
    ), e AS (
      INSERT INTO "ItemExecutor" ("id", "itemId", "kind", "programs")
      SELECT gen_random_uuid(), i."id", 'PROGRAM', '{PRESCHOOL,PRIMARY,BASIC,SECONDARY,ADDITIONAL}' FROM i
    ) SELECT "id" FROM r`,
    [municipalityId, n, items],
  )
  const id = rows[0]?.id
  if (!id) throw new Error('No draft was made')
  return id
}
