import { z } from 'zod'
import { webAddressSchema } from '@/lib/kernel/web-address'
import { optionalTextSchema, textSchema } from './assignments'
import { idSchema, requestKeySchema } from './common'

const requirementKey = z
  .string()
  .max(40)
  .optional()
  .transform((key) => key || null)

export const addLinkSchema = z.object({
  assignmentId: idSchema,
  requirementKey,
  title: textSchema(2, 200, 'Назовите, что откроется по ссылке.'),
  url: webAddressSchema,
  requestKey: requestKeySchema,
})

/** What goes with an uploaded file. */
export const addFileSchema = z.object({
  assignmentId: idSchema,
  requirementKey,
  title: optionalTextSchema(200),
  requestKey: requestKeySchema,
})

export const removeEvidenceSchema = z.object({ evidenceId: idSchema })
