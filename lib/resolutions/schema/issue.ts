import { z } from 'zod'
import { idSchema } from './common'

export const issueResolutionSchema = z.object({
  resolutionId: idSchema,
  /** What the person checked; see `issueMark`. */
  mark: z.string().regex(/^\d+\.\d+\.\d+$/),
})
