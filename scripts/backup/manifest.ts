import { z } from 'zod'
import { Sentence } from '../support/sentence'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const whole = z.number().int().min(0)

/** A table as the snapshot had it: its rows by the primary key in PostgreSQL's COPY text, of which `sha256` is the sum. */
const table = z.strictObject({
  name: z.string().min(1),
  columns: z.array(z.string().min(1)).min(1),
  rows: whole,
  bytes: whole,
  sha256,
})

/** Bytes of the store. `damaged`: they were another's than their row says already when the copy was made. */
const file = z.strictObject({ key: z.string(), bytes: whole, sha256, damaged: z.boolean().optional() })

const schema = z.strictObject({
  format: z.literal('profmarshrut-backup'),
  formatVersion: z.literal(1),
  takenAt: z.iso.datetime(),
  portal: z.string(),
  server: z.string(),
  /** In the order in which they were applied: the level of the data. */
  migrations: z.array(z.strictObject({ name: z.string(), checksum: sha256 })).min(1),
  tables: z.array(table),
  sequences: z.array(z.strictObject({ name: z.string(), value: z.string().regex(/^-?\d+$/), called: z.boolean() })),
  files: z.array(file),
  /** Keys whose bytes the store had lost by then. */
  lost: z.array(z.string()),
})

export type Manifest = z.infer<typeof schema>
export type TableFacts = Manifest['tables'][number]
export type FileFacts = Manifest['files'][number]
export type SequenceFacts = Manifest['sequences'][number]

export const manifestPart = 'manifest.json'
export const manifestSumPart = 'manifest.json.sha256'
export const tablePart = (name: string) => `tables/${name}.copy`
export const filePart = (key: string) => `files/${key}`

export function readManifest(text: string): Manifest {
  let found: unknown
  try {
    found = JSON.parse(text)
  } catch {
    throw new Sentence('Опись резервной копии не читается.')
  }
  const { format, formatVersion } = (found ?? {}) as Partial<Manifest>
  if (format === 'profmarshrut-backup' && Number(formatVersion) > 1)
    throw new Sentence('Копию сделала более новая версия портала: обновите портал и повторите.')
  const parsed = schema.safeParse(found)
  if (!parsed.success) throw new Sentence('Опись резервной копии не такая, какую пишет портал.')
  return parsed.data
}
