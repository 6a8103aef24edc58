import { z } from 'zod'
import { isDay } from '@/lib/kernel/calendar'

export { recordIdSchema as idSchema, versionSchema } from '@/lib/kernel/input'

/** Made once when a form is rendered, so that a double click has one effect. */
export const requestKeySchema = z.uuid()
/** A day typed into a date field. */
export const daySchema = z.string().trim().refine(isDay, 'Укажите дату полностью, например 30.12.2026.')

export const periodRuleSchema = z.object({
  periodicity: z.enum(['MONTH', 'QUARTER', 'HALF_YEAR', 'YEAR', 'ACADEMIC_YEAR']),
  monthsAfterEnd: z.coerce.number().int().min(-11).max(12),
  day: z.coerce.number().int().min(1).max(31),
})

export const evidenceRequirementSchema = z.object({
  key: z.string().trim().min(1).max(40),
  title: z.string().trim().min(2, 'Назовите документ, которым подтверждается исполнение.').max(200),
  kind: z.enum(['FILE', 'LINK', 'ANY']),
  required: z.boolean(),
})

export const figureRequestSchema = z.object({
  key: z.string().trim().min(1).max(40),
  label: z.string().trim().min(2, 'Назовите показатель.').max(200),
  unit: z.string().trim().max(20),
  required: z.boolean(),
})

/** The JSON columns of an item, read back with the same schemas that wrote them. */
export const evidenceListSchema = z.array(evidenceRequirementSchema).max(20)
export const figureListSchema = z.array(figureRequestSchema).max(20)
