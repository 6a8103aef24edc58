import { z } from 'zod'
import { isDay } from './calendar'

/** One line: control signs (a zero byte PostgreSQL cannot store), lone surrogates and runs of spaces become a space. */
export const lineSchema = z.string().transform((value) =>
  value
    .replace(/[\p{Cc}\p{Cs}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim(),
)

const tooLong = (most: number) => `Сократите до ${most} знаков.`

/** A line that has to be there; `missing` is said when it is empty. */
export const requiredLine = (missing: string, most: number) =>
  lineSchema.pipe(z.string().min(1, missing).max(most, tooLong(most)))

/** A line that may be left out; empty is null. */
export const optionalLine = (most: number) =>
  lineSchema
    .pipe(z.string().max(most, tooLong(most)))
    .nullish()
    .transform((value) => value || null)

/** A surname, first name or patronymic of a person or a child. */
export const namePart = (missing: string) =>
  requiredLine(missing, 60).refine(
    (value) => /^[\p{L}\p{M}][\p{L}\p{M}'’.\- ]*$/u.test(value),
    'Оставьте только буквы, дефис и пробел.',
  )

/** The id of a record as a hidden field brings it. */
export const recordIdSchema = z.uuid('Откройте страницу заново: ссылка на запись повреждена.')

/** The id of a record that may be left out; empty is null. */
export const optionalIdSchema = z
  .union([z.literal(''), recordIdSchema])
  .nullish()
  .transform((value) => value || null)

/** The largest number that a version's column holds: a larger one is nobody's version, and no fault. */
const MOST_VERSION = 2_147_483_647

export const versionSchema = z.coerce.number().int().min(1).max(MOST_VERSION)

/** The version of a record that may not be there yet: then it is 0. */
export const knownVersionSchema = z.coerce.number().int().min(0).max(MOST_VERSION)

export const daySchema = z
  .string({ error: 'Укажите дату.' })
  .trim()
  .refine(isDay, 'Укажите дату полностью: день, месяц и год.')

export const optionalDaySchema = z
  .union([z.literal(''), daySchema])
  .nullish()
  .transform((value) => value || null)

/** A part of an address: what is not understood counts as not there. */
export const orNull = <T extends z.ZodType>(schema: T) =>
  schema
    .nullish()
    .catch(null)
    .transform((value) => value ?? null)
