import { z } from 'zod'
import { ItemMeasure } from '@/lib/kernel/prisma/enums'
import type { Measured } from '../types/measures'

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
