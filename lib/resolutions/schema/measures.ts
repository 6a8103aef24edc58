import { z } from 'zod'
import { ItemMeasure } from '@/lib/kernel/prisma/enums'
import { idSchema, versionSchema } from './common'

/** `NONE`: the item is tied to no records. */
export const chooseMeasureSchema = z.object({
  itemId: idSchema,
  version: versionSchema,
  measure: z
    .union([z.literal('NONE'), z.enum(ItemMeasure)], { error: 'Выберите, что считает портал.' })
    .transform((value) => (value === 'NONE' ? null : value)),
})
