import pg from 'pg'
import { inject } from 'vitest'
import { SerialClient } from '@/lib/kernel/serial-client'

/** Every table of a database by its own SQL, apart from the backup's way of reading: rows and a sum that hangs on no order. */
export async function sumsOfTables(client: pg.Client): Promise<Record<string, { rows: number; sum: string | null }>> {
  const { rows } = await client.query<{ name: string }>(
    `select tablename::text as name from pg_tables where schemaname = 'public' and tablename <> '_prisma_migrations' order by 1`,
  )
  const sums: Record<string, { rows: number; sum: string | null }> = {}
  for (const { name } of rows) {
    const answer = await client.query(
      `select count(*)::int as rows, md5(string_agg(line, '' order by line collate "C")) as sum
       from (select md5(t::text) as line from ${pg.escapeIdentifier(name)} t) lines`,
    )
    sums[name] = answer.rows[0]
  }
  return sums
}

export async function withConnection<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** A database beside the test's own; `template` true gives it the newest schema. Drop it when done. */
export async function createDatabase(
  name: string,
  { migrated }: { migrated: boolean },
): Promise<{ url: string; drop: () => Promise<void> }> {
  const server = inject('databaseUrl')
  const own = `${name}_${process.pid}_${Math.floor(performance.now() * 1000)}`
  await withConnection(server, (client) =>
    client.query(`create database ${own}${migrated ? ' template template_for_tests' : ''}`),
  )
  return {
    url: server.replace(/[^/]*$/, own),
    drop: () => withConnection(server, async (client) => void (await client.query(`drop database ${own}`))),
  }
}

type Kept = { profmarshrutPrisma?: { $disconnect(): Promise<void> }; profmarshrutPool?: pg.Pool }

/** Closes the kernel's connections; the next `db()` or `pool()` opens new ones, to `url` when it is given. */
export async function leaveDatabase(url?: string): Promise<void> {
  const kept = globalThis as unknown as Kept
  await kept.profmarshrutPrisma?.$disconnect()
  await kept.profmarshrutPool?.end()
  kept.profmarshrutPrisma = undefined
  kept.profmarshrutPool = url ? new pg.Pool({ connectionString: url, Client: SerialClient }) : undefined
}
