import { z } from 'zod'
import { orNull, recordIdSchema, requiredLine } from '@/lib/kernel/input'
import { webAddressSchema } from '@/lib/kernel/web-address'

/** The address of a register's page: which year, whose, after which row. */
export const registerQuerySchema = z.object({
  year: orNull(z.uuid()),
  organization: orNull(z.uuid()),
  after: orNull(z.uuid()),
})
export type RegisterQuery = z.output<typeof registerQuerySchema>

export const gradeSchema = z.coerce
  .number({ error: 'Укажите класс числом.' })
  .int('Укажите класс числом.')
  .min(1, 'Классы — от 1 до 11.')
  .max(11, 'Классы — от 1 до 11.')

/** A ticked box. */
export const tickSchema = z
  .string()
  .max(10)
  .nullish()
  .transform((value) => Boolean(value))

export const addRegisterLinkSchema = z.object({
  recordId: recordIdSchema,
  requestKey: recordIdSchema,
  title: requiredLine('Назовите, что откроется по ссылке.', 200),
  url: webAddressSchema,
})

/** What goes with an uploaded file. */
export const addRegisterFileSchema = z.object({ recordId: recordIdSchema, requestKey: recordIdSchema })

export const removeRegisterEvidenceSchema = z.object({ registerEvidenceId: recordIdSchema })
