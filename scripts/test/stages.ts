import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { runChecks } from '../check/checks'
import { startEphemeralDatabase } from '../database/ephemeral'
import { generateClient } from '../database/generate'
import { migrate } from '../database/migrations'
import { buildOnce, isBuilt } from '../start/build'
import { findFreePort } from '../support/free-port'
import { takeLock } from '../support/lock'
import { dataFolder, root } from '../support/root'
import { runNode } from '../support/run'
import { Sentence } from '../support/sentence'
import { provideChromium } from './chromium'
import { type Count, readPlaywrightCount, readVitestCount } from './counts'
import { demoSecret, withDemoPortal } from './demo-portal'

/** Neither UTC nor Irkutsk: see vitest.config.ts. */
const environment = {
  TZ: 'America/St_Johns',
  NODE_ENV: 'test',
  NEXT_TELEMETRY_DISABLED: '1',
  NO_COLOR: '1',
  FORCE_COLOR: undefined,
}

export const stages: Record<string, () => Promise<Count>> = {
  check: runChecks,
  unit: () => vitest('unit'),
  integration: () => vitest('integration'),
  faults: () => vitest('faults'),
  build: buildStage,
  abuse,
  outages,
  e2e: endToEnd,
}

async function vitest(project: string, more: Record<string, string> = {}): Promise<Count> {
  await generateClient()
  const report = reportFile()
  const program = path.join(root, 'node_modules', 'vitest', 'vitest.mjs')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const { code } = await runNode([program, 'run', '--project', project, '--passWithNoTests', ...reporters], {
    env: { ...environment, ...more },
    show: true,
  })
  return readVitestCount(report, code)
}

let buildTried = false

/** The production build counts as one check; a build of the same sources is not made twice. */
async function buildStage(): Promise<Count> {
  buildTried = true
  await generateClient()
  if (!isBuilt()) {
    const release = takeLock(path.join(dataFolder(), 'start.lock'), 'test', (holder) => {
      return `Портал из этой папки запущен (процесс ${holder.pid}): пересобирать приложение под ним нельзя, остановите его.`
    })
    try {
      await buildOnce(console.log)
    } finally {
      release()
    }
  }
  console.log('✓ приложение собирается (next build)')
  return { passed: 1, failed: 0 }
}

async function needBuild(tests: string): Promise<void> {
  if (isBuilt()) return
  if (buildTried) throw new Sentence(`${tests} не начаты: приложение не собралось (ступень build).`)
  await buildStage()
}

/** The built portal over a throw-away database with the demonstration data, attacked by plain requests. */
async function abuse(): Promise<Count> {
  await needBuild('Тесты против злоупотреблений')
  // Stays after the run, for whoever wants to know why it failed: it holds nobody's data, which is one of the tests.
  const logFile = path.join(dataFolder(), 'abuse.log')
  const shared = { AUTH_SECRET: demoSecret, METRICS_KEY: randomBytes(24).toString('base64url') }
  return withDemoPortal(
    (url, databaseUrl, mailFile) =>
      vitest('abuse', {
        ...shared,
        ABUSE_URL: url,
        ABUSE_LOG: logFile,
        MAIL_FILE: mailFile,
        DATABASE_URL: databaseUrl,
        LOG_LEVEL: 'silent',
      }),
    { ...environment, ...shared },
    logFile,
  )
}

/** The built portal and a durable throw-away database, both of which the tests kill, stop, replace and start again. */
async function outages(): Promise<Count> {
  await needBuild('Тесты обрывов')
  const database = await startEphemeralDatabase({ dataDir: dataFolder(), durable: true })
  try {
    await migrate(database.url)
    return await vitest('outages', {
      ABUSE_URL: `http://localhost:${await findFreePort()}`,
      DATABASE_URL: database.url,
      OUTAGES_LAUNCH: JSON.stringify(database.launch),
      AUTH_SECRET: demoSecret,
      LOG_LEVEL: 'silent',
    })
  } finally {
    await database.stop()
  }
}

/** The built portal over a throw-away database with the demonstration data, driven through a browser. */
async function endToEnd(): Promise<Count> {
  await needBuild('Тесты в браузере')
  const chromium = await provideChromium()
  return withDemoPortal((url, ...files) => playwright(url, ...files, chromium), environment)
}

async function playwright(url: string, databaseUrl: string, mailFile: string, chromium: string): Promise<Count> {
  const report = reportFile()
  const program = path.join(root, 'node_modules', '@playwright', 'test', 'cli.js')
  if (!fs.existsSync(program)) throw new Sentence('Playwright не установлен: выполните npm ci --include=dev.')
  const { code } = await runNode([program, 'test', '--pass-with-no-tests', '--reporter=list,json'], {
    env: {
      ...environment,
      E2E_URL: url,
      DATABASE_URL: databaseUrl,
      MAIL_FILE: mailFile,
      CHROMIUM_PATH: chromium,
      PLAYWRIGHT_JSON_OUTPUT_FILE: report,
    },
    show: true,
  })
  return readPlaywrightCount(report, code)
}

function reportFile(): string {
  return path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'profmarshrut-report-')), 'report.json')
}
