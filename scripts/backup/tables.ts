import { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from, to } from 'pg-copy-streams'
import type { SequenceFacts } from './manifest'
import { meter, type Sum } from './meter'

export type Table = { name: string; columns: string[]; order: string }

const id = pg.escapeIdentifier

/** One way of writing dates, numbers and bytes, whatever the server's or the role's settings are; no limit of time. */
export const plainSession = `set session datestyle = 'ISO'; set session intervalstyle = 'postgres'; set session timezone = 'UTC';
  set session extra_float_digits = 1; set session bytea_output = 'hex'; set session client_encoding = 'UTF8';
  set session statement_timeout = 0; set session idle_in_transaction_session_timeout = 0; set session lock_timeout = 0`

/** The tables of the portal's schema save the record of migrations, with the columns that hold data and the order of their rows. */
export async function listTables(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query<{ name: string; columns: string[]; key: { name: string; text: boolean }[] }>(`
    select c.relname::text as name,
      (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
       where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      coalesce((select json_agg(json_build_object('name', a.attname, 'text', t.typcollation <> 0) order by array_position(i.indkey::int2[], a.attnum))
       from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = any(i.indkey) join pg_type t on t.oid = a.atttypid
       where i.indrelid = c.oid and i.indisprimary), '[]') as key
    from pg_class c
    where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and c.relname <> '_prisma_migrations'
    order by c.relname collate "C"`)
  return rows.map(({ name, columns, key }) => {
    // The order must not hang on the server's locale.
    const order = key.map((column) => `t.${id(column.name)}${column.text ? ' collate "C"' : ''}`).join(', ')
    return { name, columns, order: order || 't::text collate "C"' }
  })
}

/** The rows of a table in PostgreSQL's own text, in the order of the primary key: equal rows make equal bytes. */
export function copyOut(client: pg.Client, { name, columns, order }: Table) {
  const list = columns.map((column) => `t.${id(column)}`).join(', ')
  return client.query(to(`copy (select ${list} from ${id(name)} t order by ${order}) to stdout`))
}

export async function sumOfTable(client: pg.Client, table: Table): Promise<Sum & { rows: number }> {
  const { stream, sum } = meter()
  const rows = copyOut(client, table)
  await pipeline(rows, stream, sink())
  return { ...sum(), rows: rows.rowCount ?? 0 }
}

export async function copyIn(client: pg.Client, name: string, columns: string[], source: NodeJS.ReadableStream) {
  const target = client.query(from(`copy ${id(name)} (${columns.map(id).join(', ')}) from stdin`))
  await pipeline(source, target)
}

const sink = () => new Writable({ write: (_piece, _encoding, done) => done() })

/** Counters of ids. They stand outside of snapshots, so they are at least what the rows need. */
export async function listSequences(client: pg.Client): Promise<SequenceFacts[]> {
  const { rows } = await client.query<{ name: string }>(
    `select relname::text as name from pg_class where relnamespace = current_schema()::regnamespace and relkind = 'S' order by 1`,
  )
  const found: SequenceFacts[] = []
  for (const { name } of rows) {
    const state = await client.query(`select last_value::text as value, is_called as called from ${id(name)}`)
    found.push({ name, ...(state.rows[0] as { value: string; called: boolean }) })
  }
  return found
}
