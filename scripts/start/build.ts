import fs from 'node:fs'
import path from 'node:path'
import { hashOfFiles } from '../support/hash'
import { root } from '../support/root'
import { type RunResult, runNode } from '../support/run'
import { Sentence } from '../support/sentence'
import { packStaticFiles } from '../support/static-files'

const stamp = path.join(root, '.next', 'profmarshrut-build.json')
export const nextProgram = path.join(root, 'node_modules', 'next', 'dist', 'bin', 'next')

/** What lies in the clone and is no part of the built application. */
const outside = [
  ...['node_modules', '.next', '.git', '.data', '.ci', 'tests', 'docs', 'scripts', 'test-results', 'playwright-report'],
  ...['prisma/migrations', 'lib/kernel/prisma', 'next-env.d.ts', 'bench-results.json', 'biome.json', '.gitignore'],
  ...['vitest.config.ts', 'playwright.config.ts', '.dependency-cruiser.cjs'],
]

/** One hash of the sources, the lock file and the configuration. */
export function hashOfSources(): string {
  const places = fs
    .readdirSync(root)
    .filter((name) => !/\.(md|log|tsbuildinfo)$|^\.env/.test(name) && !outside.includes(name))
  return hashOfFiles(places.sort(), { skip: outside, also: process.versions.node.split('.')[0] })
}

export function isBuilt(): boolean {
  if (!fs.existsSync(stamp) || !fs.existsSync(path.join(root, '.next', 'BUILD_ID'))) return false
  return (JSON.parse(fs.readFileSync(stamp, 'utf8')) as { sources: string }).sources === hashOfSources()
}

/** Builds for production; the stamp is written last, so a build cut short is made again. */
export async function build(signal?: AbortSignal): Promise<RunResult> {
  fs.rmSync(stamp, { force: true })
  // Pages are not rendered from the database at build time; the settings only have to be well formed.
  const env = {
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    DATABASE_URL: 'postgresql://build:build@127.0.0.1:1/build',
    AUTH_SECRET: 'only-for-the-build-only-for-the-build',
  }
  const result = await runNode([nextProgram, 'build'], { env, signal })
  if (result.code === 0) await packStaticFiles()
  // Taken after the build: the first one completes tsconfig.json.
  if (result.code === 0) fs.writeFileSync(stamp, `${JSON.stringify({ sources: hashOfSources() })}\n`)
  return result
}

export async function buildOnce(say: (sentence: string) => void, signal?: AbortSignal): Promise<void> {
  if (isBuilt()) return
  say('Собираем приложение: это делается один раз и занимает минуту-две…')
  const started = performance.now()
  const { code, stdout, stderr } = await build(signal)
  signal?.throwIfAborted()
  if (code !== 0) throw new Sentence(`Приложение не собралось:\n${tail(`${stdout}\n${stderr}`)}`)
  say(`Собрано за ${Math.round((performance.now() - started) / 1000)} с.`)
}

function tail(text: string): string {
  return text.trim().split('\n').slice(-60).join('\n')
}
