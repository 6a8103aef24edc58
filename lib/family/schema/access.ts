import { z } from 'zod'
import { daySchema, namePart, recordIdSchema, requiredLine, versionSchema } from '@/lib/kernel/input'
import { newLogin, newPassword } from '@/lib/people/schema'
import { readCode } from '../rules/slips'

/** The sealed cookie of a slip in hand, and how long a code typed once stands in the browser, in seconds. */
export const SLIP_ERRAND = 'slip'
export const SLIP_SECONDS = 20 * 60

/** At most a large class; two slips for each child of it. */
const MOST_CHILDREN = 60

const WRONG_CODE = 'Введите код с талона целиком: три группы по пять букв и цифр.'

export const openSlipSchema = z.object({
  code: z
    .string(WRONG_CODE)
    .max(60, WRONG_CODE)
    .transform((typed, context) => {
      const code = readCode(typed)
      if (code) return code
      context.addIssue({ code: 'custom', message: WRONG_CODE })
      return z.NEVER
    }),
})

export const confirmChildSchema = z.object({
  birthDate: daySchema,
  kinship: z.enum(['MOTHER', 'FATHER', 'GUARDIAN'], 'Отметьте, кем вы приходитесь ребёнку.').optional(),
})

const optionalName = z
  .union([z.literal(''), namePart('')])
  .nullish()
  .transform((value) => value || null)

export const joinSchema = z.object({
  lastName: optionalName,
  firstName: optionalName,
  middleName: optionalName,
  login: newLogin,
  password: newPassword,
})

export const issueSlipsSchema = z.object({
  requestKey: recordIdSchema,
  classId: recordIdSchema,
  studentIds: z.array(recordIdSchema).max(MOST_CHILDREN).default([]),
  copies: z.coerce.number('Выберите, сколько талонов.').int().min(1).max(2),
  replaces: z
    .literal('yes')
    .optional()
    .transform((value) => value === 'yes'),
})

export const issueSlipSchema = z.object({
  requestKey: recordIdSchema,
  studentId: recordIdSchema,
  kind: z.enum(['GUARDIAN', 'STUDENT'], 'Выберите, кому талон.'),
})

export const cancelSlipSchema = z.object({ slipId: recordIdSchema })

const reason = requiredLine('Напишите, почему.', 300)
const link = { linkId: recordIdSchema, version: versionSchema, reason }

export const revokeLinkSchema = z.object(link)
export const freezeLinkSchema = z.object(link)
export const unfreezeLinkSchema = z.object(link)
