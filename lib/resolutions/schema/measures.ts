import { z } from 'zod'
import { ItemMeasure } from '@/lib/kernel/prisma/enums'
import type { Measured } from '../types'
import { idSchema, versionSchema } from './common'

/** `NONE`: the item is tied to no records. */
export const chooseMeasureSchema = z.object({
  itemId: idSchema,
  version: versionSchema,
  measure: z
    .union([z.literal('NONE'), z.enum(ItemMeasure)], { error: 'Выберите, что считает портал.' })
    .transform((value) => (value === 'NONE' ? null : value)),
})

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

/** What stands with a report that was sent in; a text that is none is null. */
export const measuredSchema = z
  .object({
    measure: z.enum(ItemMeasure),
    on: day,
    year: z.object({ id: z.string(), code: z.string() }).nullable(),
    figures: z.array(
      z.object({ key: z.string(), label: z.string(), unit: z.string(), value: z.number(), people: z.boolean() }),
    ),
    reached: z.boolean(),
    gap: z.string().nullable(),
    records: z.array(z.object({ title: z.string(), href: z.string() })),
    count: z.number(),
  })
  .nullable()
  .catch(null) satisfies z.ZodType<Measured | null>
