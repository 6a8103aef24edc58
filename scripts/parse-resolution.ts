// npm run --silent resolution:parse -- FILE        prints what the importer reads in FILE, as JSON
// … -- --stdin --name FILE                          the same for bytes on stdin (run-bounded.ts starts it so)
import { readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { calendarFromCsv } from '../lib/kernel/production-calendar'
import { extractSource } from '../lib/resolutions/import/extract'
import { parseResolution } from '../lib/resolutions/import/parse'
import { REFUSAL_TEXT } from '../lib/resolutions/import/types'

async function main(): Promise<number> {
  const args = process.argv.slice(2)
  const stdin = args.includes('--stdin')
  const named = args.indexOf('--name')
  const file = stdin ? (args[named + 1] ?? '') : args.find((arg) => !arg.startsWith('--'))
  if (file === undefined || (stdin && named < 0)) {
    console.error('Укажите файл: npm run --silent resolution:parse -- ФАЙЛ')
    return 1
  }
  let bytes: Uint8Array
  try {
    bytes = new Uint8Array(readFileSync(stdin ? 0 : file))
  } catch {
    console.error(`Файл «${basename(file)}» не читается.`)
    return 1
  }
  const extracted = await extractSource(bytes, basename(file))
  if (!extracted.ok) {
    // The caller in the portal reads the code, a person the sentence.
    console.error(stdin ? extracted.reason : REFUSAL_TEXT[extracted.reason])
    return 1
  }
  const csv = join(dirname(fileURLToPath(import.meta.url)), '..', 'prisma', 'seed', 'production-calendar.csv')
  const calendar = calendarFromCsv(readFileSync(csv, 'utf8'))
  const resolution = parseResolution(extracted.source, { calendar })
  await new Promise<void>((done) => process.stdout.write(`${JSON.stringify(resolution)}\n`, () => done()))
  return 0
}

process.exitCode = await main()
