import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { type Env, parseEnv } from '../../lib/kernel/env'
import { prepareFolder } from '../database/place'
import { dataFolder, root } from '../support/root'
import { Sentence, wordsOf } from '../support/sentence'

export type Settings = {
  env: Env
  dataDir: string
  /** No DATABASE_URL was given: the portal brings its own server, secret and demonstration data. */
  embedded: boolean
}

/** Settings of `.env`; what the shell says goes first. */
export function readEnvFile(): void {
  const file = path.join(root, '.env')
  if (!fs.existsSync(file)) return
  if (!process.loadEnvFile)
    throw new Sentence('Файл .env читается с Node.js 20.12: обновите Node.js или задайте переменные в оболочке.')
  process.loadEnvFile(file)
}

/** The settings of this start, checked before anything is begun. */
export function readSettings(): Settings {
  readEnvFile()
  const embedded = !process.env.DATABASE_URL
  const dataDir = prepareFolder(dataFolder())
  // Of the embedded mode nothing is asked: the address is filled in once the server answers.
  const own = embedded ? { DATABASE_URL: 'postgresql://embedded', AUTH_SECRET: ownSecret(dataDir), DEMO: '1' } : {}
  const given = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ''))
  try {
    // Next chooses the mode by command; a NODE_ENV left in the shell (test, staging…) is none of the portal's settings.
    const env = parseEnv({ ...own, ...given, ...(embedded && { DEMO: '1' }), NODE_ENV: undefined })
    return { env, dataDir, embedded }
  } catch (error) {
    throw new Sentence(wordsOf(error))
  }
}

/** The environment of the application's process. */
export function appEnvironment({ env, dataDir }: Settings, mode: 'production' | 'development', databaseUrl: string) {
  return {
    ...process.env,
    NODE_ENV: mode,
    DATABASE_URL: databaseUrl,
    AUTH_SECRET: env.AUTH_SECRET,
    DEMO: env.DEMO ? '1' : '0',
    PORT: String(env.PORT),
    DATA_DIR: dataDir,
    NEXT_TELEMETRY_DISABLED: '1',
  } satisfies NodeJS.ProcessEnv
}

/** Signs sessions; made once, so that a restart signs nobody out. */
export function ownSecret(dataDir: string): string {
  const file = path.join(dataDir, 'secret')
  const kept = fs.existsSync(file) ? fs.readFileSync(file, 'utf8').trim() : ''
  if (kept) return kept
  const made = randomBytes(32).toString('base64url')
  const draft = `${file}.${process.pid}.new`
  fs.writeFileSync(draft, `${made}\n`, { mode: 0o600 })
  fs.renameSync(draft, file)
  return made
}
