import { z } from 'zod'
import { daySchema, idSchema } from './common'

export const historicalResultSchema = z
  .object({
    resolutionId: idSchema,
    assignmentIds: z
      .array(idSchema)
      .min(1, 'Отметьте хотя бы одно поручение.')
      .max(1000, 'Не больше 1000 поручений сразу.'),
    result: z.enum(['done', 'notDone'], { error: 'Выберите, исполнено ли поручение.' }),
    doneOn: z
      .union([z.literal(''), daySchema])
      .optional()
      .transform((value) => value || null),
    basis: z
      .string()
      .trim()
      .min(3, 'Назовите документ, по которому вносится результат.')
      .max(500, 'Не длиннее 500 знаков.'),
  })
  .refine((input) => input.result === 'notDone' || input.doneOn !== null, {
    path: ['doneOn'],
    message: 'Укажите день, когда исполнено.',
  })
