import path from 'node:path'
import { type ProgramEnd, runBounded } from '@/lib/kernel/bounded-program'
import { LIMITS } from './limits'
import type { ImportRefusal, ParsedResolution } from './types'

export type BoundedOptions = { timeoutMs?: number; maxOldSpaceMb?: number }
export type BoundedResult = { ok: true; resolution: ParsedResolution } | { ok: false; reason: ImportRefusal }

const REASONS: ReadonlySet<string> = new Set<ImportRefusal>([
  'TOO_LARGE',
  'NO_TEXT',
  'SCANNED_PDF',
  'BROKEN_FILE',
  'UNKNOWN_KIND',
  'TOO_COMPLEX',
  'ENCRYPTED',
])
// The answer holds the text at most twice (source and items) with offsets; a child that prints more is ended.
const MAX_OUTPUT = 32 * 1024 * 1024

/**
 * Extracts and parses an uploaded file in a child process of its own: bounded time (`timeoutMs`, default 20 s) and memory
 * (`maxOldSpaceMb`, default 384). A child that runs out of either gives `TOO_COMPLEX`. Never throws.
 */
export async function parseBounded(
  bytes: Uint8Array,
  fileName: string,
  options: BoundedOptions = {},
): Promise<BoundedResult> {
  const { timeoutMs = 20_000, maxOldSpaceMb = 384 } = options
  if (bytes.length > LIMITS.fileBytes) return { ok: false, reason: 'TOO_LARGE' }
  const args = ['--stdin', '--name', path.basename(fileName) || 'file']
  const bounds = { timeoutMs, maxOldSpaceMb, maxOutput: MAX_OUTPUT }
  return answer(await runBounded('parse-resolution.ts', args, bytes, bounds))
}

function answer(end: ProgramEnd): BoundedResult {
  if (!end.ok) {
    const reason = 'error' in end && REASONS.has(end.error) ? (end.error as ImportRefusal) : 'TOO_COMPLEX'
    return { ok: false, reason }
  }
  try {
    return { ok: true, resolution: JSON.parse(end.output) as ParsedResolution }
  } catch {
    return { ok: false, reason: 'TOO_COMPLEX' }
  }
}
