import 'server-only'
import type { z } from 'zod'
import { type CommonReason, type Context, done, type Result, refuse } from '@/lib/kernel/command'
import { canEditTemplates } from '../policy'
import type { resetTemplateSchema, saveTemplateSchema } from '../schema'
import { tellPathway } from './write'

/** Writes a template anew for the municipality. Routes made of it before stay as they are. Refused: FORBIDDEN, CHANGED_MEANWHILE. */
export async function saveTemplate(
  context: Context,
  input: z.output<typeof saveTemplateSchema>,
): Promise<Result<{ key: string }, CommonReason>> {
  const { tx, now, scope, actor } = context
  if (!canEditTemplates(actor)) return refuse('FORBIDDEN')
  const { key, title, goal, steps, version } = input
  const content = { title, goal, steps, updatedAt: now, updatedById: actor.userId }
  const { municipalityId } = scope
  if (version === 0) {
    const { count } = await tx.pathwayTemplate.createMany({
      data: [{ municipalityId, key, ...content }],
      skipDuplicates: true,
    })
    if (count === 0) return refuse('CHANGED_MEANWHILE')
  } else {
    const { count } = await tx.pathwayTemplate.updateMany({
      where: { municipalityId, key, version },
      data: { ...content, version: { increment: 1 } },
    })
    if (count === 0) return refuse('CHANGED_MEANWHILE')
  }
  await tellPathway(context, 'pathwayTemplateSaved', null, { key, steps: steps.length })
  return done({ key })
}

/** Gives the portal's own template its place back. Refused: FORBIDDEN, CHANGED_MEANWHILE. */
export async function resetTemplate(
  context: Context,
  input: z.output<typeof resetTemplateSchema>,
): Promise<Result<{ key: string }, CommonReason>> {
  const { tx, scope, actor } = context
  if (!canEditTemplates(actor)) return refuse('FORBIDDEN')
  const { key, version } = input
  const { count } = await tx.pathwayTemplate.deleteMany({
    where: { municipalityId: scope.municipalityId, key, version },
  })
  if (count === 0) return refuse('CHANGED_MEANWHILE')
  await tellPathway(context, 'pathwayTemplateReset', null, { key })
  return done({ key })
}
