import { z } from 'zod'
import { idSchema, versionSchema } from './common'

export const decideProposalSchema = z
  .object({
    proposalId: idSchema,
    version: versionSchema,
    decision: z.enum(['accept', 'decline'], { error: 'Выберите, принять или отклонить.' }),
    comment: z.string().trim().max(500, 'Не длиннее 500 знаков.').default(''),
  })
  .refine((input) => input.decision === 'accept' || input.comment !== '', {
    path: ['comment'],
    message: 'Напишите, почему отклоняете: это увидят в журнале.',
  })
