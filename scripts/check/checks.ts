import fs from 'node:fs'
import path from 'node:path'
import { generateClient } from '../database/generate'
import { nextProgram } from '../start/build'
import { root } from '../support/root'
import { runNode } from '../support/run'
import { wordsOf } from '../support/sentence'
import { findBreaches } from './house-rules'

/** One check of `npm run check`; `output` is shown when it fails. */
export type Check = { name: string; run: () => Promise<{ ok: boolean; output: string }> }

export const checks: Check[] = [
  { name: 'формат и линтер (biome)', run: () => program('@biomejs/biome/bin/biome', ['ci', '--colors=off']) },
  { name: 'типы (tsc)', run: () => program('typescript/bin/tsc', ['--noEmit', '--pretty', 'false']) },
  { name: 'этажи и порядок доменов (dependency-cruiser)', run: () => cruise(root) },
  { name: 'правила дома (имена, server-only, часы, настройки)', run: houseRules },
]

/** What the checks read but the repository does not hold: Prisma's client, Next's types of routes. */
export async function prepareTypes(): Promise<void> {
  await generateClient()
  await runNode([nextProgram, 'typegen'], { env: { NEXT_TELEMETRY_DISABLED: '1' } })
}

/** Runs all; a failure does not hide the next. */
export async function runChecks(): Promise<{ passed: number; failed: number }> {
  const count = { passed: 0, failed: 0 }
  await prepareTypes()
  for (const { name, run } of checks) {
    const { ok, output } = await run().catch((error: unknown) => ({ ok: false, output: wordsOf(error) }))
    console.log(`${ok ? '✓' : '✗'} ${name}`)
    if (!ok) console.log(output.trim())
    count[ok ? 'passed' : 'failed']++
  }
  return count
}

async function program(file: string, args: string[]) {
  const full = path.join(root, 'node_modules', file)
  if (!fs.existsSync(full)) return { ok: false, output: 'Инструмент не установлен: выполните npm ci --include=dev.' }
  const { code, stdout, stderr } = await runNode([full, ...args])
  return { ok: code === 0, output: `${stdout}\n${stderr}` }
}

/** The import floors over a clone (or a made-up one in the tests). */
export async function cruise(folder: string): Promise<{ ok: boolean; output: string }> {
  const tool = path.join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs')
  const config = path.join(root, '.dependency-cruiser.cjs')
  const places = ['app', 'components', 'lib'].filter((place) => fs.existsSync(path.join(folder, place)))
  const args = [tool, ...places, '--config', config, '--output-type', 'err', '--no-progress']
  const { code, stdout, stderr } = await runNode(args, { cwd: folder, env: { NO_COLOR: '1' } })
  return { ok: code === 0, output: `${stdout}\n${stderr}` }
}

async function houseRules() {
  const breaches = findBreaches(root)
  return { ok: breaches.length === 0, output: breaches.map(({ file, rule }) => `  ${file}: ${rule}`).join('\n') }
}
