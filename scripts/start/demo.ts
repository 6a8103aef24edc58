import fs from 'node:fs'
import path from 'node:path'
import { ask } from '../database/postmaster'
import { root } from '../support/root'
import { runNode } from '../support/run'
import { Sentence } from '../support/sentence'

export const demoPassword = 'demo-2026'

/** Fills an empty database with the demonstration municipality, in a process of its own so that its memory goes with it. */
export async function seedDemoIfEmpty(
  env: NodeJS.ProcessEnv,
  say: (sentence: string) => void,
  signal?: AbortSignal,
): Promise<void> {
  const script = path.join(root, 'scripts', 'seed-demo.ts')
  if (!fs.existsSync(script) || !(await isEmpty(env.DATABASE_URL ?? ''))) return
  say('Заполняем базу демонстрационными данными…')
  // The portal's commands are `server-only`: the condition is the one under which Next itself loads them.
  const run = await runNode(['--conditions=react-server', '--import', 'tsx', script, '--if-empty'], { env, signal })
  signal?.throwIfAborted()
  if (run.code !== 0) throw new Sentence(`Демонстрационные данные не загрузились:\n${run.stderr || run.stdout}`)
}

async function isEmpty(url: string): Promise<boolean> {
  try {
    const rows = await ask(url, 'select 1 from "User" limit 1')
    return rows.length === 0
  } catch {
    return true
  }
}

/** The sign-ins to show: one of each role, in the order of the roles. */
export async function demoLogins(url: string): Promise<string[]> {
  try {
    const rows = await ask(
      url,
      `select distinct on (g.role) u.login from "RoleGrant" g join "User" u on u.id = g."userId"
       order by g.role, length(u.login), u.login`,
    )
    return [...new Set(rows.map((row) => String(row.login)))]
  } catch {
    return []
  }
}
