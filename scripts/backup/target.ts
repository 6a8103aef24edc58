import pg from 'pg'
import { Sentence } from '../support/sentence'
import { listTables } from './tables'

const id = pg.escapeIdentifier

/** Anybody else in this database: a portal, here or on another machine, or a person at psql. */
export async function refuseBusy(client: pg.Client): Promise<void> {
  // Workers of the server itself have no user; what others do is hidden from an ordinary role, that they are there is not.
  const { rows } = await client.query<{ count: number; clients: string | null }>(`
    select count(*)::int as count, string_agg(distinct coalesce(host(client_addr), 'этот компьютер'), ', ') as clients
    from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and usesysid is not null`)
  const { count = 0, clients } = rows[0] ?? {}
  if (count > 0)
    throw new Sentence(
      `С этой базой сейчас работают (подключений: ${count}, откуда: ${clients ?? 'этот компьютер'}): остановите портал и повторите. Ничего не изменено.`,
    )
}

export async function isEmpty(client: pg.Client): Promise<boolean> {
  for (const { name } of await listTables(client)) {
    const { rows } = await client.query(`select exists (select 1 from ${id(name)}) as filled`)
    if (rows[0].filled) return false
  }
  return true
}

/** Drops what the portal's role has made in its schema; what belongs to an extension stays. */
export async function clearSchema(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ statement: string }>(`
    with own as (
      select 1 as turn, 'pg_class'::regclass as class, oid, format('drop %s if exists %I cascade',
        case relkind when 'v' then 'view' when 'm' then 'materialized view' when 'S' then 'sequence' else 'table' end, relname) as statement
      from pg_class where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p', 'v', 'm', 'S')
      union all
      select 2, 'pg_proc'::regclass, oid, format('drop routine if exists %s cascade', oid::regprocedure)
      from pg_proc where pronamespace = current_schema()::regnamespace
      union all
      select 3, 'pg_type'::regclass, t.oid, format('drop type if exists %I cascade', typname) from pg_type t
      where typnamespace = current_schema()::regnamespace and (typtype in ('e', 'd') or typtype = 'c' and exists (
        select 1 from pg_class c where c.oid = t.typrelid and c.relkind = 'c')))
    select statement from own
    where not exists (select 1 from pg_depend d where d.classid = own.class and d.objid = own.oid and d.deptype = 'e')
    order by turn`)
  for (const { statement } of rows) await client.query(statement)
}
