import { z } from 'zod'
import { optionalDaySchema, optionalTextSchema, rowsSchema, textSchema } from './assignments'
import { daySchema, idSchema, requestKeySchema } from './common'

export const askExtensionSchema = z.object({
  assignmentId: idSchema,
  requestedDueOn: daySchema,
  reason: textSchema(10, 2000, 'Напишите причину — не короче 10 знаков.'),
  requestKey: requestKeySchema,
})

export const withdrawExtensionSchema = z.object({ extensionId: idSchema })

const grant = z.object({
  decision: z.literal('grant'),
  rows: rowsSchema,
  /** Empty: the day each one asked for. */
  dueOn: optionalDaySchema,
  comment: optionalTextSchema(2000),
})
const reject = z.object({
  decision: z.literal('reject'),
  rows: rowsSchema,
  comment: textSchema(10, 2000, 'Напишите, почему срок не продлён, — не короче 10 знаков.'),
})

/** The Department's decision on one request or on many. */
export const decideExtensionsSchema = z.discriminatedUnion('decision', [grant, reject], { error: 'Выберите решение.' })

export type GrantInput = Omit<z.output<typeof grant>, 'decision'>
export type RejectInput = Omit<z.output<typeof reject>, 'decision'>
