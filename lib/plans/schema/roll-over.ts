import { z } from 'zod'
import { PlanKind } from '@/lib/kernel/prisma/enums'
import { runRollOverSchema } from '@/lib/students/schema'

/** The roll-over, and which plans go with it as drafts. */
export const rollOverWithPlansSchema = runRollOverSchema.extend({
  plans: z.array(z.enum(PlanKind)).max(2).default([]),
})
