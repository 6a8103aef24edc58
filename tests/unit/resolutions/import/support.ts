import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { calendarFromCsv } from '../../../../lib/kernel/production-calendar'
import type { DeadlineContext } from '../../../../lib/resolutions/import/deadline-reading'
import { extractSource } from '../../../../lib/resolutions/import/extract'
import { parseResolution } from '../../../../lib/resolutions/import/parse'
import { sourceFromText } from '../../../../lib/resolutions/import/source'
import type { ParsedResolution } from '../../../../lib/resolutions/import/types'

export const calendar = calendarFromCsv(
  readFileSync(join(process.cwd(), 'prisma/seed/production-calendar.csv'), 'utf8'),
)

export const FIXTURES = join(import.meta.dirname, 'fixtures')

export function parseText(text: string): ParsedResolution {
  return parseResolution(sourceFromText(text), { calendar })
}

/** Parses a file's bytes; a refusal fails the test. */
export async function parseBytes(bytes: Uint8Array, name: string): Promise<ParsedResolution> {
  const extracted = await extractSource(bytes, name)
  if (!extracted.ok) throw new Error(extracted.reason)
  return parseResolution(extracted.source, { calendar })
}

export function context(date: string | null, more: Partial<DeadlineContext> = {}): DeadlineContext {
  return { calendar, date, academicYear: null, planYear: null, yearRange: 'calendar', ...more }
}
