import { z } from 'zod'
import { textSchema } from './assignments'
import { idSchema, requestKeySchema } from './common'

export const writeMessageSchema = z.object({
  assignmentId: idSchema,
  text: textSchema(1, 4000, 'Напишите вопрос или ответ.'),
  requestKey: requestKeySchema,
})
