import { z } from 'zod'
import { isDay } from '@/lib/kernel/calendar'
import { idSchema, versionSchema } from './common'

export const RESOLUTION_STATES = ['DRAFT', 'REVIEWED', 'ISSUED', 'COMPLETED', 'ARCHIVED', 'CANCELLED'] as const

export const changeStateSchema = z.object({
  resolutionId: idSchema,
  version: versionSchema,
  to: z.enum(['COMPLETED', 'ARCHIVED', 'CANCELLED']),
  note: z.string().trim().max(500, 'Не длиннее 500 знаков.').default(''),
})

/** The filter of the list as it stands in the address; what does not fit is passed over. */
export const resolutionFilterSchema = z.object({
  state: z.enum(['draft', 'reviewed', 'issued', 'completed', 'archived', 'cancelled']).optional().catch(undefined),
  q: z
    .string()
    // A zero byte PostgreSQL cannot store, nor search for.
    .transform((text) => text.replace(/[\p{Cc}\p{Cs}]/gu, ' ').trim())
    .pipe(z.string().max(100))
    .optional()
    .catch(undefined),
  after: z
    .string()
    .regex(/^(?:\d{4}-\d{2}-\d{2}|none)_[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
    .refine((at) => at.startsWith('none') || isDay(at.slice(0, 10)))
    .optional()
    .catch(undefined),
})
