import 'server-only'
import { runBounded } from './bounded-program'
import { SPREADSHEET, type SpreadsheetRefusal, spreadsheetRefusals, type Table } from './spreadsheet/limits'

export { SPREADSHEET, type Table } from './spreadsheet/limits'

/** A file that cannot be read, in a sentence for its field. */
export type Unreadable = { unreadable: string }

const BOUNDS = { timeoutMs: 20_000, maxOldSpaceMb: 384, maxOutput: 24 * 1024 * 1024 }

/**
 * The sheets of an uploaded xlsx or csv file as trimmed texts, sheets without a cell left out; read in a child process of its own with
 * bounded time and memory. Never throws.
 */
export async function readSpreadsheet(bytes: Uint8Array, bounds = BOUNDS): Promise<Table[] | Unreadable> {
  if (bytes.length > SPREADSHEET.fileBytes) return sentence('TOO_LARGE')
  const end = await runBounded('read-spreadsheet.ts', [], bytes, bounds)
  if (!end.ok) return sentence('error' in end && end.error in spreadsheetRefusals ? end.error : 'TOO_COMPLEX')
  try {
    return JSON.parse(end.output) as Table[]
  } catch {
    return sentence('TOO_COMPLEX')
  }
}

function sentence(reason: string): Unreadable {
  return { unreadable: spreadsheetRefusals[reason as SpreadsheetRefusal] }
}
