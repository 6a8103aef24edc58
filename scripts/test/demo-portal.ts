import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { migrate } from '../database/migrations'
import { startDatabase } from '../database/start-database'
import { startApp } from '../start/app-server'
import { seedDemoIfEmpty } from '../start/demo'
import { findFreePort } from '../support/free-port'
import { dataFolder } from '../support/root'
import { startMailSink } from './mail-sink'

/** Signs the sessions of that portal; a test that opens one itself has to know it. */
export const demoSecret = 'only-for-tests-only-for-tests-only'

/** Runs `work` against the built portal over a throw-away database with the demonstration data; all of it is gone afterwards. */
export async function withDemoPortal<T>(
  work: (url: string, databaseUrl: string, mailFile: string) => Promise<T>,
  environment: Record<string, string | undefined> = {},
  /** A file that takes every line of the portal, debug and up; without it errors are shown. */
  logFile?: string,
): Promise<T> {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'profmarshrut-demo-'))
  const database = await startDatabase({ dataDir: dataFolder(), ephemeral: true })
  // The letters of that portal, which go nowhere else.
  const mailFile = path.join(dataDir, 'letters.jsonl')
  const mail = await startMailSink(mailFile)
  try {
    await migrate(database.url)
    const port = await findFreePort()
    const env = {
      ...process.env,
      ...environment,
      NODE_ENV: 'production' as const,
      DATABASE_URL: database.url,
      DATA_DIR: dataDir,
      AUTH_SECRET: demoSecret,
      DEMO: '1',
      PORT: String(port),
      APP_URL: `http://localhost:${port}`,
      SMTP_URL: mail.url,
      MAIL_FROM: 'portal@portal.test',
      LOG_LEVEL: logFile ? 'debug' : 'error',
    }
    await seedDemoIfEmpty(env, console.log)
    // Appended to: a second portal of the same test writes into it as well.
    if (logFile) fs.rmSync(logFile, { force: true })
    const output = logFile ? fs.openSync(logFile, 'a', 0o600) : 'inherit'
    const app = await startApp('start', env, dataDir, new AbortController().signal, output)
    try {
      return await work(env.APP_URL, database.url, mailFile)
    } finally {
      await app.stop()
    }
  } finally {
    await mail.stop()
    await database.stop()
    fs.rmSync(dataDir, { recursive: true, force: true })
  }
}
