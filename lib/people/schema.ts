import { z } from 'zod'
import {
  lineSchema,
  namePart,
  optionalDaySchema,
  optionalLine,
  orNull,
  recordIdSchema,
  versionSchema,
} from '@/lib/kernel/input'
import { lookFrom } from '@/lib/kernel/look'
import { Role } from '@/lib/kernel/prisma/enums'
import { PASSWORD_MIN } from './rules'

/** Logins are lower case; people type them as they like. */
const typedLogin = lineSchema
  .pipe(z.string().min(1, 'Введите логин.').max(64, 'Логин не длиннее 64 знаков.'))
  .transform((value) => value.toLowerCase())

export const newLogin = lineSchema
  .transform((value) => value.toLowerCase())
  .pipe(
    z
      .string()
      .min(3, 'В логине должно быть не меньше 3 знаков.')
      .max(64, 'Логин не длиннее 64 знаков.')
      .regex(/^[a-z0-9][a-z0-9._-]*$/, 'Используйте латинские буквы, цифры, точку, дефис: например, naumova.se.'),
  )

const typedPassword = z
  .string({ error: 'Введите пароль.' })
  .min(1, 'Введите пароль.')
  .max(200, 'Пароль не длиннее 200 знаков.')

export const newPassword = z
  .string({ error: 'Придумайте пароль.' })
  .min(PASSWORD_MIN, `Нужно не меньше ${PASSWORD_MIN} знаков.`)
  .max(200, 'Пароль не длиннее 200 знаков.')

const role = z.enum(Role, { error: 'Выберите роль.' })
const organizationId = z.uuid('Выберите организацию.')

export const signInSchema = z.object({ login: typedLogin, password: typedPassword })
export const personaSignInSchema = z.object({
  userId: recordIdSchema,
  grantId: recordIdSchema.nullish().transform((value) => value ?? null),
})
const MAIL_WRONG = 'Введите адрес почты целиком, например ivanova@example.ru.'

export const setMailAddressSchema = z.object({
  address: z
    .string(MAIL_WRONG)
    .trim()
    .max(200, MAIL_WRONG)
    .regex(/^[^\s@<>"',;]+@[^\s@<>"',;.]+(?:\.[^\s@<>"',;.]+)+$/, MAIL_WRONG)
    .transform((typed) => {
      const at = typed.lastIndexOf('@')
      return `${typed.slice(0, at)}${typed.slice(at).toLowerCase()}`
    }),
})

const CODE_WRONG = 'Введите шесть цифр из письма.'

export const confirmMailAddressSchema = z.object({
  code: z
    .string(CODE_WRONG)
    .max(40, CODE_WRONG)
    .transform((typed) => typed.replace(/\s/g, ''))
    .pipe(z.string().regex(/^\d{6}$/, CODE_WRONG)),
})

export const nothingSchema = z.object({})

/** Whatever was sent becomes a look: what is no choice of a part counts as the usual one; `usual` takes all of it back. */
export const lookSchema = z
  .record(z.string(), z.unknown())
  .transform((given) => (given.usual ? {} : lookFrom((part) => given[part])))

export const changePasswordSchema = z
  .object({ currentPassword: typedPassword, newPassword, repeatPassword: z.string().default('') })
  .refine((input) => input.newPassword === input.repeatPassword, {
    path: ['repeatPassword'],
    error: 'Пароли не совпали: введите новый пароль ещё раз.',
  })

const nameFields = {
  lastName: namePart('Введите фамилию.'),
  firstName: namePart('Введите имя.'),
  middleName: z
    .union([z.literal(''), namePart('')])
    .nullish()
    .transform((value) => value || null),
}

const grantFields = { role, organizationId, validFrom: optionalDaySchema, validUntil: optionalDaySchema }

const periodIsOrdered = (input: { validFrom: string | null; validUntil: string | null }) =>
  !input.validFrom || !input.validUntil || input.validFrom <= input.validUntil
const periodError = { path: ['validUntil'], error: 'Последний день роли не может быть раньше первого.' }

export const createPersonSchema = z
  .object({
    requestKey: recordIdSchema,
    ...nameFields,
    login: z
      .union([z.literal(''), newLogin])
      .nullish()
      .transform((value) => value || null),
    ...grantFields,
  })
  .refine(periodIsOrdered, periodError)

export const renamePersonSchema = z.object({ userId: recordIdSchema, version: versionSchema, ...nameFields })

export const giveGrantSchema = z
  .object({ userId: recordIdSchema, requestKey: recordIdSchema, ...grantFields })
  .refine(periodIsOrdered, periodError)

/** The login is told by its owner: accounts of other organisations are never listed. */
export const offerGrantSchema = z
  .object({ requestKey: recordIdSchema, login: typedLogin, ...grantFields })
  .refine(periodIsOrdered, periodError)

export const answerOfferSchema = z.object({
  offerId: recordIdSchema,
  answer: z.enum(['accept', 'decline'], { error: 'Выберите: принять роль или отказаться.' }),
})
export const withdrawOfferSchema = z.object({ offerId: recordIdSchema })

export const revokeGrantSchema = z.object({ grantId: recordIdSchema, lastDay: optionalDaySchema })
export const disablePersonSchema = z.object({ userId: recordIdSchema, note: optionalLine(300) })
export const personSchema = z.object({ userId: recordIdSchema })
export const switchGrantSchema = z.object({ grantId: recordIdSchema })
export const endSessionSchema = z.object({ sessionId: recordIdSchema })

/** The list's filter as a form posts it and as an address holds it; what is not understood is no filter. */
export const peopleFilterSchema = z.object({
  search: orNull(lineSchema.pipe(z.string().min(1).max(100))),
  role: orNull(z.enum(Role)),
  organizationId: orNull(z.uuid()),
  state: orNull(z.enum(['active', 'disabled', 'without-role'])),
  after: orNull(z.uuid()),
})
