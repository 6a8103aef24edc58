import { z } from 'zod'
import { daySchema, idSchema, requestKeySchema, versionSchema } from './common'

const optionalDay = z
  .union([z.literal(''), daySchema])
  .optional()
  .transform((value) => value || null)
const optionalText = (most: number) =>
  z
    .string()
    .max(most, `Не длиннее ${most} знаков.`)
    .optional()
    .transform((value) => value?.trim() || null)

const optionalNumber = (from: number, to: number, message: string) =>
  z
    .union([z.literal(''), z.coerce.number(message).int(message).min(from, message).max(to, message)])
    .optional()
    .transform((value) => (value === '' || value === undefined ? null : value))

export const amendResolutionSchema = z.object({
  resolutionId: idSchema,
  version: versionSchema,
  requestKey: requestKeySchema,
  basis: z.string().trim().min(3, 'Назовите документ, которым вносится изменение.').max(500, 'Не длиннее 500 знаков.'),
  basisOn: optionalDay,
  /** «items.ID.text», «items.ID.dueOn» or «.day» and «.monthsAfterEnd», «items.ID.withdrawnReason». */
  items: z
    .record(
      idSchema,
      z.object({
        text: optionalText(20_000),
        dueOn: optionalDay,
        day: optionalNumber(1, 31, 'Число месяца — от 1 до 31.'),
        monthsAfterEnd: optionalNumber(-11, 12, 'Выберите месяц из списка.'),
        withdrawnReason: optionalText(500),
      }),
    )
    .default({}),
})
