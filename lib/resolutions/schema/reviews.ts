import { z } from 'zod'
import { optionalDaySchema, optionalTextSchema, rowsSchema, textSchema } from './assignments'
import { idSchema, versionSchema } from './common'

export const beginReviewSchema = z.object({ assignmentId: idSchema, version: versionSchema })

const accept = z.object({ decision: z.literal('accept'), rows: rowsSchema, comment: optionalTextSchema(2000) })
const giveBack = z.object({
  decision: z.literal('return'),
  rows: rowsSchema,
  comment: textSchema(10, 2000, 'Напишите, что нужно доработать, — не короче 10 знаков.'),
  /** Empty: five working days from today. */
  reworkDueOn: optionalDaySchema,
})
const notApplicable = z.object({
  decision: z.literal('notApplicable'),
  rows: rowsSchema,
  comment: textSchema(10, 2000, 'Напишите, почему пункт неприменим, — не короче 10 знаков.'),
})

/** A controller's decision on one report or on many. */
export const decideReportsSchema = z.discriminatedUnion('decision', [accept, giveBack, notApplicable], {
  error: 'Выберите решение.',
})

export type AcceptInput = Omit<z.output<typeof accept>, 'decision'>
export type ReturnInput = Omit<z.output<typeof giveBack>, 'decision'>
export type NotApplicableInput = Omit<z.output<typeof notApplicable>, 'decision'>

export const reopenSchema = z.object({
  assignmentId: idSchema,
  version: versionSchema,
  reason: textSchema(10, 2000, 'Напишите, почему поручение возобновляется, — не короче 10 знаков.'),
  reworkDueOn: optionalDaySchema,
})

export type QueueQuery = Record<string, string | string[] | undefined>

const cursor = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z_[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i)
  .refine((text) => !Number.isNaN(Date.parse(text.slice(0, 24))))
  .transform((text) => ({ at: new Date(text.slice(0, 24)), id: text.slice(25) }))

/** Filter and place of a queue from its address; what makes no sense is left out. */
export function readQueueQuery(query: QueueQuery) {
  return {
    itemId: idSchema.optional().catch(undefined).parse(query.item),
    after: cursor.optional().catch(undefined).parse(query.after),
  }
}
