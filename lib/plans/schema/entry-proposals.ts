import { z } from 'zod'
import { orNull, recordIdSchema, versionSchema } from '@/lib/kernel/input'
import { entryFields, optionalText } from './plan'

/** A teacher answers for what they propose: nobody else is named. */
const { responsible: _, responsibleId: __, itemId: ___, ...fields } = entryFields

export const proposeEntrySchema = z.object({ requestKey: recordIdSchema, planId: recordIdSchema, ...fields })

export const withdrawEntryProposalSchema = z.object({ entryProposalId: recordIdSchema, version: versionSchema })

const DAMAGED = 'Откройте страницу заново: список повреждён.'

export const answerEntryProposalsSchema = z
  .object({
    planId: recordIdSchema,
    rows: z
      .array(
        z
          .string()
          .regex(/^[0-9a-f-]{36}\.\d{1,9}$/i, DAMAGED)
          .transform((text) => ({ id: text.slice(0, 36).toLowerCase(), version: Number(text.slice(37)) }))
          .refine((row) => z.uuid().safeParse(row.id).success, DAMAGED),
        { error: 'Отметьте предложения, на которые отвечаете.' },
      )
      .min(1, 'Отметьте предложения, на которые отвечаете.')
      .max(100, 'Не больше 100 предложений за раз.'),
    verdict: z.enum(['ACCEPT', 'DECLINE'], { error: 'Выберите ответ.' }),
    reason: optionalText(500),
  })
  .refine(({ verdict, reason }) => verdict === 'ACCEPT' || reason !== null, {
    path: ['reason'],
    message: 'Напишите, почему отклоняете: ответ увидит тот, кто предложил.',
  })

/** `from`: an own proposal whose words the form begins with. */
export const newProposalQuerySchema = z.object({ from: orNull(z.uuid()) })
