import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, inject } from 'vitest'

/**
 * Set-up of the integration tests: each test file gets a database of its own, copied from the migrated template before the
 * file's imports run, and the kernel's `db()` is connected to it.
 */
const server = inject('databaseUrl')
const name = `test_${randomUUID().replaceAll('-', '')}`

async function onServer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

await onServer(`create database ${name} template template_for_tests`)

const databaseUrl = server.replace(/[^/]*$/, name)

/** Says in a test file that it needs the database; its address, for tests that open connections themselves. */
export function useDatabase(): { url: string } {
  return { url: databaseUrl }
}

Object.assign(process.env, {
  DATABASE_URL: databaseUrl,
  DATABASE_POOL_SIZE: '10',
  AUTH_SECRET: 'only-for-tests-only-for-tests-only',
  LOG_LEVEL: 'silent',
})

afterAll(async () => {
  const kept = globalThis as unknown as {
    profmarshrutPrisma?: { $disconnect(): Promise<void> }
    profmarshrutPool?: { end(): Promise<void> }
  }
  await kept.profmarshrutPrisma?.$disconnect()
  await kept.profmarshrutPool?.end()
  // Without `force`: it may not end a worker of autovacuum, and the drop failed in that second. The plain drop sends such a
  // worker away by itself, waits 5 s for connections that are closing, and names a test that left one open.
  await onServer(`drop database if exists ${name}`)
})
