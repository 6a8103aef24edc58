import { z } from 'zod'
import { knownVersionSchema, optionalLine, requiredLine } from '@/lib/kernel/input'
import { CurriculumVariant } from '@/lib/kernel/prisma/enums'
import { gradeSchema } from './registers'

export const MOST_ROWS = 24

const hours = z
  .string({ error: 'Укажите часы.' })
  .trim()
  .transform((text) => (text === '' ? Number.NaN : Number(text.replace(',', '.'))))
  .refine((value) => value > 0 && value <= 500, { error: 'Часы за год — от 0,5 до 500.', abort: true })
  .refine((value) => Number.isInteger(value * 2), 'Часы указывают с точностью до половины.')

const filled = z.object({ grade: gradeSchema, subject: requiredLine('Назовите предмет или курс.', 160), hours })

/** A row of which nothing is filled is none. */
const isEmpty = (row: unknown): boolean =>
  typeof row === 'object' &&
  row !== null &&
  Object.values(row).every((value) => typeof value === 'string' && value.trim() === '')

export const saveInclusionSchema = z.object({
  variant: z.enum(CurriculumVariant, { error: 'Откройте страницу заново: вариант не распознан.' }),
  version: knownVersionSchema,
  note: optionalLine(500),
  rows: z
    .preprocess(
      (value) =>
        typeof value === 'object' && value !== null
          ? Object.fromEntries(Object.entries(value).filter(([, row]) => !isEmpty(row)))
          : {},
      z.record(z.string().regex(/^\d{1,2}$/), filled),
    )
    .refine((rows) => Object.keys(rows).length <= MOST_ROWS, `Не больше ${MOST_ROWS} строк.`)
    .transform((rows) =>
      Object.entries(rows)
        .sort(([a], [b]) => Number(a) - Number(b))
        .map(([, row]) => row),
    ),
})

export const confirmCurriculumSchema = z.object({ version: knownVersionSchema })

/** «own-area» of the page's address. */
export function variantOf(slug: string): CurriculumVariant | null {
  const name = slug.toUpperCase().replaceAll('-', '_')
  return slug === slug.toLowerCase() && name in CurriculumVariant ? (name as CurriculumVariant) : null
}
