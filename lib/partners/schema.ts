import { z } from 'zod'
import { lineSchema, optionalLine, orNull, recordIdSchema, requiredLine, versionSchema } from '@/lib/kernel/input'
import { PartnerKind } from '@/lib/kernel/prisma/enums'
import { partnerNameKey } from './rules'

const fields = {
  name: requiredLine('Введите название партнёра.', 200).refine(
    (name) => partnerNameKey(name).length > 0,
    'В названии нет ни одной буквы.',
  ),
  kind: z.enum(PartnerKind, { error: 'Выберите вид партнёра.' }),
  settlement: optionalLine(120),
}

export const addPartnerSchema = z.object({ requestKey: recordIdSchema, ...fields })

export const editPartnerSchema = z.object({
  partnerId: recordIdSchema,
  version: versionSchema,
  ...fields,
  archived: z
    .literal('yes')
    .nullish()
    .transform((value) => value === 'yes'),
})

export const partnerFilterSchema = z.object({
  q: orNull(lineSchema.pipe(z.string().min(1).max(100))),
  kind: orNull(z.enum(PartnerKind)),
  archived: orNull(z.literal('yes')).transform((value) => value === 'yes'),
  after: orNull(z.uuid()),
})
