import { z } from 'zod'
import { REPORT_TEXT_LIMIT } from '../rules/reports'
import { optionalTextSchema, textSchema } from './assignments'
import { daySchema, idSchema } from './common'

const counter = z.coerce.number().int().min(0).max(1_000_000)

/** A figure as typed, «1 234,5»; empty is null. */
export const figureSchema = z
  .string()
  .max(40, 'Введите число, например 12 или 12,5.')
  .transform((text) => text.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.'))
  .pipe(
    z
      .string()
      .regex(/^(\d{1,12}(\.\d{1,4})?)?$/, 'Введите число, например 12 или 12,5.')
      .transform((text) => (text === '' ? null : Number(text))),
  )

export const saveDraftSchema = z.object({
  assignmentId: idSchema,
  /** What the person had before their eyes; 0 and 0 when there was no draft yet. */
  revision: counter,
  version: counter,
  text: textSchema(0, REPORT_TEXT_LIMIT, ''),
  figures: z.record(z.string().max(40), figureSchema).default({}),
})

/** The same form sent before scripts load, by one of its two buttons. */
export const postDraftSchema = saveDraftSchema.extend({ next: z.enum(['check', 'stay']).catch('stay') })

export const submitReportSchema = z.object({
  assignmentId: idSchema,
  revision: counter,
  version: counter,
  /** The evidence seen on «check your answers», see rules/evidence.ts. */
  evidenceSeen: z.string().max(4000).default(''),
  lateReason: optionalTextSchema(1000),
})

/** The Department sends in for an organisation outside the portal (domain.md §7.1, EXTERNAL). */
export const recordExternalSchema = submitReportSchema.extend({
  receivedOn: daySchema,
  note: textSchema(5, 1000, 'Напишите, как поступил ответ: например, «письмо № 15 от 12.12.2026».'),
})

export const recallReportSchema = z.object({ assignmentId: idSchema, revision: counter })
