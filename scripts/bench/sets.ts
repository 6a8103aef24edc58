import type pg from 'pg'

/** Ids like uuid version 7: in the order of making, so that indexes fill as in life. */
export const ID_FUNCTION = `CREATE FUNCTION bench_id(kind int, n bigint) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
  SELECT (lpad(to_hex(1700000000000 + n), 12, '0') || '7' || lpad(to_hex(kind), 3, '0') || '8' || substr(md5(kind || ':' || n), 1, 15))::uuid
$$`

/** The municipality's day, and the first year of the academic year that holds on it. */
export const TODAY = `CREATE TEMP TABLE bench_today AS
SELECT today, extract(year FROM today)::int - (extract(month FROM today) < 9)::int AS began
FROM (SELECT (now() AT TIME ZONE 'Asia/Irkutsk')::date AS today) t`

/** The current academic year; its directions and norms come by the portal's own trigger. */
export const YEAR = `INSERT INTO "AcademicYear" ("id", "municipalityId", "code", "startsOn", "endsOn", "state")
SELECT bench_id(11, 1), bench_id(1, 1), began || '/' || lpad(((began + 1) % 100)::text, 2, '0'), make_date(began, 9, 1),
  make_date(began + 1, 8, 31), 'CURRENT' FROM bench_today`

/**
 * Foreign keys, exclusions and plain indexes of the tables (and the keys of those in `keyless`, to which nothing points) are checked
 * and built once at the end: several times faster.
 */
export async function withoutIndexes(
  client: pg.Client,
  tables: readonly string[],
  keyless: readonly string[],
  work: () => Promise<void>,
): Promise<void> {
  const { rows } = await client.query<{ away: string; back: string }>(
    `SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS away,
      format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) AS back,
      contype = 'f' AS points, contype <> 'p' AS checked
    FROM pg_constraint WHERE conrelid = ANY ($1::regclass[])
      AND (contype IN ('f', 'x') OR contype = 'p' AND conrelid = ANY ($2::regclass[]))
    UNION ALL
    SELECT format('DROP INDEX %s', indexrelid::regclass), pg_get_indexdef(indexrelid), false, false
    FROM pg_index WHERE NOT indisunique AND NOT indisexclusion AND indrelid = ANY ($1::regclass[])
    ORDER BY points DESC, checked`,
    [tables.map((table) => `"${table}"`), keyless.map((table) => `"${table}"`)],
  )
  for (const { away } of rows) await client.query(away)
  await work()
  // Keys and indexes first, so that foreign keys are checked with them.
  for (const { back } of rows.toReversed()) await client.query(back)
}
