import { z } from 'zod'
import {
  daySchema,
  knownVersionSchema,
  optionalLine,
  recordIdSchema,
  requiredLine,
  versionSchema,
} from '@/lib/kernel/input'
import { ConsentPurpose } from '@/lib/kernel/prisma/enums'
import { ASK_PURPOSES, STANDING_PURPOSES } from '../rules/consents'

const MOST_CHILDREN = 60
const purpose = z.enum(STANDING_PURPOSES, 'Выберите, на что согласие.')
const answer = z.enum(['GRANTED', 'REFUSED'], 'Выберите: согласны или нет.')
const kinship = z.enum(['MOTHER', 'FATHER', 'GUARDIAN'], 'Отметьте, кто подписал.')

/** A text of several lines: line ends are kept, other control signs are not. */
const textOf = (missing: string, most: number) =>
  z
    .string(missing)
    .transform((text) =>
      text
        .replace(/\r\n?/g, '\n')
        .replace(/[^\P{Cc}\n]/gu, ' ')
        .replace(/[\p{Cs}]/gu, ' ')
        .trim(),
    )
    .pipe(z.string().min(1, missing).max(most, `Сократите до ${most} знаков.`))

export const recordConsentsSchema = z.object({
  classId: recordIdSchema,
  purpose,
  answer,
  kinship,
  signedOn: daySchema,
  studentIds: z.array(recordIdSchema).max(MOST_CHILDREN).default([]),
})

export const answerConsentSchema = z.object({
  studentId: recordIdSchema,
  purpose,
  answer,
  edition: knownVersionSchema,
})

export const publishConsentTextSchema = z.object({
  purpose: z.enum(ConsentPurpose),
  version: knownVersionSchema,
  title: requiredLine('Назовите согласие.', 200),
  body: textOf('Напишите текст согласия.', 6000),
  asksAnew: z
    .literal('yes')
    .optional()
    .transform((value) => value === 'yes'),
})

export const askFamiliesSchema = z.object({
  requestKey: recordIdSchema,
  classId: recordIdSchema,
  purpose: z.enum(ASK_PURPOSES, 'Выберите, на что согласие.'),
  title: requiredLine('Назовите мероприятие.', 200),
  heldOn: daySchema,
  place: requiredLine('Напишите, где оно проходит.', 200),
  details: optionalLine(1000),
  answerBy: daySchema,
})

export const answerAskSchema = z.object({ consentId: recordIdSchema, answer, note: optionalLine(300) })
export const recordAskAnswerSchema = z.object({ consentId: recordIdSchema, answer, kinship })
export const cancelAskSchema = z.object({ askId: recordIdSchema, version: versionSchema })
