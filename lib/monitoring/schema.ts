import { z } from 'zod'
import { isDay } from '@/lib/kernel/calendar'

/** What a page gets of its address; wild input is read as if the field were not there, never refused. */
export type Query = Record<string, string | string[] | undefined>

export const LIST_STATUSES = [
  'open',
  'overdue',
  'dueSoon',
  'onRework',
  'submitted',
  'notStarted',
  'inProgress',
  'continuous',
  'noDeadline',
  'accepted',
  'acceptedLate',
  'notApplicable',
  'cancelled',
  'all',
] as const
export type ListStatus = (typeof LIST_STATUSES)[number]

export const LIST_SORTS = ['due', '-due', 'organization', 'item'] as const
export type ListSort = (typeof LIST_SORTS)[number]

const day = z.string().refine((text) => isDay(text) && text >= '1900-01-01' && text <= '2999-12-31')
const id = z.uuid()

/** A place in the list: the due day and the id of the last row shown. */
const cursor = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}\.[0-9a-f-]{36}$/)
  .transform((text) => ({ due: text.slice(0, 10), id: text.slice(11) }))
  .refine((at) => isDay(at.due) && id.safeParse(at.id).success)

const words = z
  .string()
  // Control characters and lone surrogates are not searched for; the database would refuse a NUL.
  .transform((text) =>
    text
      .replace(/[\p{Cc}\p{Cs}]/gu, ' ')
      .trim()
      .slice(0, 100),
  )
  .transform((text) => text || undefined)

const optional = <T extends z.ZodType>(of: T) => of.optional().catch(undefined)

/** The filters of the assignment list, as they stand in the address. */
export const listFilterSchema = z.object({
  organization: optional(id),
  resolution: optional(id),
  item: optional(id),
  status: z.enum(LIST_STATUSES).catch('open'),
  /** A year, or a period's key («2026-Q3», «2026/27», «ONCE»). */
  period: optional(z.string().regex(/^(ONCE|\d{4}(-(Q[1-4]|H[12]|0[1-9]|1[0-2])|\/\d{2})?)$/)),
  dueFrom: optional(day),
  dueTo: optional(day),
  extension: z.literal('open').optional().catch(undefined),
  historical: z.enum(['no', 'yes', 'all']).catch('no'),
  handed: z.literal('me').optional().catch(undefined),
  q: optional(words),
  sort: z.enum(LIST_SORTS).catch('due'),
  after: optional(cursor),
})
export type ListFilter = z.output<typeof listFilterSchema>

export const matrixFilterSchema = z.object({
  group: z.enum(['kind', 'none']).catch('kind'),
  done: z.enum(['show', 'hide']).catch('show'),
  page: z.coerce.number().int().min(1).max(1000).catch(1),
})
export type MatrixFilter = z.output<typeof matrixFilterSchema>

export const summaryFilterSchema = z.object({
  on: optional(day),
  organization: optional(id),
})
export type SummaryFilter = z.output<typeof summaryFilterSchema>

const exportFormat = (formats: readonly [string, ...string[]]) => z.enum(formats).catch(formats[0])
export const listExportSchema = listFilterSchema.extend({ format: exportFormat(['xlsx', 'csv']) })
export const measuresExportSchema = z.object({ format: exportFormat(['xlsx', 'csv']) })
export const summaryExportSchema = summaryFilterSchema.extend({ format: exportFormat(['docx', 'xlsx']) })

/** A route segment that must be an id. */
export const idParam = id

/** The first value of each field of an address. */
export function firstValues(query: Query): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(query).map(([key, value]) => [key, Array.isArray(value) ? value[0] : value]))
}

/** The address's fields of a filter that differ from the defaults, for links; `change` overrides, undefined takes away. */
export function listQuery(
  filter: ListFilter,
  change: Partial<Record<keyof ListFilter, string | undefined>> = {},
): string {
  const query = new URLSearchParams()
  const defaults: Partial<Record<keyof ListFilter, string>> = { status: 'open', historical: 'no', sort: 'due' }
  const kept = { ...filter, after: undefined, ...change }
  for (const [key, value] of Object.entries(kept)) {
    if (typeof value === 'string' && value !== defaults[key as keyof ListFilter]) query.set(key, value)
  }
  const text = query.toString()
  return text ? `?${text}` : ''
}
