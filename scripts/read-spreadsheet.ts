// Reads an xlsx or csv file from stdin and prints its sheets as JSON; a refusal's code goes to stderr (lib/kernel/spreadsheet.ts starts it).
import { readFileSync } from 'node:fs'
import { readTables } from '../lib/kernel/spreadsheet/read-tables'

async function main(): Promise<number> {
  const read = await readTables(new Uint8Array(readFileSync(0)))
  if ('refused' in read) {
    console.error(read.refused)
    return 1
  }
  await new Promise<void>((done) => process.stdout.write(`${JSON.stringify(read.tables)}\n`, () => done()))
  return 0
}

process.exitCode = await main()
