import 'server-only'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pool } from './db'

export type Readiness =
  | { ready: true; migration: string }
  | { ready: false; reason: 'DATABASE_UNREACHABLE' | 'MIGRATIONS_PENDING'; migration: string | null }

let wanted: Promise<string> | undefined

/** The newest migration of this version, by its folder's name. */
function wantedMigration(): Promise<string> {
  wanted ??= readdir(/* turbopackIgnore: true */ join(process.cwd(), 'prisma', 'migrations'), {
    withFileTypes: true,
  }).then(
    (entries) =>
      entries
        .filter((entry) => entry.isDirectory())
        .map((entry) => entry.name)
        .sort()
        .at(-1) ?? '',
  )
  return wanted
}

/** Whether this process can serve: the database answers within 4 s and has this version's newest migration. */
export async function readReadiness(): Promise<Readiness> {
  const head = await wantedMigration()
  const asked = pool()
    .query<{ migration_name: string }>(
      'SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name DESC LIMIT 1',
    )
    .then(({ rows }): Readiness => {
      const migration = rows[0]?.migration_name ?? null
      return migration !== null && migration >= head
        ? { ready: true, migration }
        : { ready: false, reason: 'MIGRATIONS_PENDING', migration }
    })
    .catch((): Readiness => ({ ready: false, reason: 'DATABASE_UNREACHABLE', migration: null }))
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<Readiness>((resolve) => {
    timer = setTimeout(() => resolve({ ready: false, reason: 'DATABASE_UNREACHABLE', migration: null }), 4000)
  })
  return Promise.race([asked, late]).finally(() => clearTimeout(timer))
}
