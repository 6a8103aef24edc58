import { z } from 'zod'
import { lineSchema, orNull, recordIdSchema, requiredLine, versionSchema } from '@/lib/kernel/input'
import { GuidanceLevelKind } from '@/lib/kernel/prisma/enums'

/** «34» or «1,5»: hours of a year. */
const yearHours = lineSchema
  .pipe(z.string().regex(/^\d{1,3}([.,]5|[.,]0)?$/, 'Введите часы числом, например 34 или 1,5.'))
  .transform((text) => Number(text.replace(',', '.')))
  .pipe(z.number().max(400, 'Столько часов в учебном году не бывает.'))

export const editNormSchema = z.object({ normId: recordIdSchema, version: versionSchema, minHours: yearHours })

export const editDirectionSchema = z.object({
  directionId: recordIdSchema,
  version: versionSchema,
  title: requiredLine('Назовите направление.', 200),
  shortTitle: requiredLine('Введите краткое название: им подписаны столбцы таблиц.', 40),
})

export const chooseLevelSchema = z.object({
  yearId: recordIdSchema,
  level: z.enum(GuidanceLevelKind, { error: 'Выберите уровень.' }),
})

export const hoursQuerySchema = z.object({
  year: orNull(z.uuid()),
  organization: orNull(z.uuid()),
  class: orNull(z.uuid()),
  after: orNull(z.uuid()),
})

export const hoursExportSchema = z.object({ class: orNull(z.uuid()), format: z.enum(['xlsx', 'csv']).catch('xlsx') })
