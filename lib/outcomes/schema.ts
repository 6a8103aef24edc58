import { z } from 'zod'
import { knownVersionSchema, optionalLine, orNull, recordIdSchema, requiredLine } from '@/lib/kernel/input'
import { OutcomeCategory, OutcomeFunding, OutcomePhase } from '@/lib/kernel/prisma/enums'

/** More pupils than a class has. */
const MOST_PUPILS = 100

const choice = <T extends Record<string, string>>(values: T, missing: string) =>
  z
    .union([z.literal(''), z.enum(values, missing)], missing)
    .nullish()
    .transform((value) => value || null)

const outcomeFields = {
  category: choice(OutcomeCategory, 'Выберите вариант из списка.'),
  institution: optionalLine(200),
  field: optionalLine(120),
  funding: choice(OutcomeFunding, 'Выберите вариант из списка.'),
  elsewhere: z
    .literal('yes')
    .optional()
    .transform((value) => value === 'yes'),
  byProfile: z
    .enum(['', 'yes', 'no'], 'Выберите: по профилю или нет.')
    .nullish()
    .transform((value) => (value ? value === 'yes' : null)),
}

export const saveOutcomesSchema = z.object({
  classId: recordIdSchema,
  phase: z.enum(OutcomePhase),
  version: knownVersionSchema,
  rows: z
    .record(z.uuid(), z.object(outcomeFields))
    .refine((rows) => Object.keys(rows).length <= MOST_PUPILS, 'Слишком много строк.'),
})

export const confirmOutcomesSchema = z.object({ classId: recordIdSchema, version: knownVersionSchema })

export const correctOutcomeSchema = z.object({
  classId: recordIdSchema,
  studentId: recordIdSchema,
  version: knownVersionSchema,
  ...outcomeFields,
  reason: requiredLine('Напишите, почему сведения меняются.', 300),
})

export const outcomesQuerySchema = z.object({
  year: orNull(z.uuid()),
  grade: orNull(z.enum(['9', '11']).transform(Number)),
  after: orNull(z.uuid()),
  format: orNull(z.enum(['xlsx', 'csv'])),
})
