import { z } from 'zod'
import { recordIdSchema, requiredLine, versionSchema } from '@/lib/kernel/input'
import { ErasureReason } from '@/lib/kernel/prisma/enums'

export const eraseStudentSchema = z.object({
  studentId: recordIdSchema,
  version: versionSchema,
  reason: z.enum(ErasureReason, { error: 'Выберите, почему данные уничтожают.' }),
  ground: requiredLine('Назовите документ: что это, номер и дата.', 300),
  sure: z.literal('yes', { error: 'Подтвердите: вернуть уничтоженное нельзя.' }),
})
