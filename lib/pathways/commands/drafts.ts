import 'server-only'
import type { z } from 'zod'
import { findClass, listRoster } from '@/lib/activities/queries/classes'
import { dayWithin } from '@/lib/institutions/rules/years'
import { type Context, done, type Result, refuse } from '@/lib/kernel/command'
import { Prisma } from '@/lib/kernel/prisma/client'
import { canLeadPathway } from '../policy'
import { copyOpenSteps, earlierPathway } from '../queries/continuing'
import { leaderOf } from '../queries/pathways'
import { listTemplates } from '../queries/templates'
import { dueOnOf, templatesFor } from '../rules/templates'
import type { draftPathwaysSchema } from '../schema'
import { type PathwayRefused, tellPathway } from './write'

const { sql } = Prisma

/**
 * Drafts of a template for children of a class who have no route of the year yet: who has one is passed over, so that the same form twice
 * makes none twice. Whose route of an earlier year nothing goes on with yet, of whatever organisation (kindergarten to school, a year
 * elsewhere), keeps from it what is known of the child and the open steps; the basis is asked for anew. The curator is the class teacher,
 * where there is none the writer. Six statements whatever the number of children.
 * Refused: NOT_FOUND (a class out of reach), NOT_YOUR_PART (a psychologist), YEAR_CLOSED, TEMPLATE_UNFIT, NOT_ENROLLED.
 */
export async function draftPathways(
  context: Context,
  input: z.output<typeof draftPathwaysSchema>,
): Promise<Result<{ classId: string; made: number; had: number }, PathwayRefused>> {
  const { tx, now, today, scope, actor } = context
  const group = scope.organizationId ? await findClass(tx, scope, today, input.classId) : null
  if (!group) return refuse('NOT_FOUND')
  if (!canLeadPathway(actor, null)) return refuse('NOT_YOUR_PART')
  if (group.year.state === 'CLOSED') return refuse('YEAR_CLOSED')
  const templates = await listTemplates(tx, scope.municipalityId)
  const template = templatesFor(templates, group).find(({ key }) => key === input.templateKey)
  if (!template) return refuse('TEMPLATE_UNFIT')
  const roster = await listRoster(tx, scope, today, [group.id], dayWithin(group.year, today))
  const present = new Set(roster.map(({ id }) => id))
  if (input.studentIds.some((id) => !present.has(id))) return refuse('NOT_ENROLLED')
  const made = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO "Pathway" ("id", "municipalityId", "organizationId", "studentId", "yearId", "classGroupId", "openFor", "templateKey", "goal",
      "strengths", "needs", "profile", "professions", "continuesId", "curatorId", "createdAt", "createdById")
    SELECT gen_random_uuid(), ${scope.municipalityId}::uuid, ${group.organizationId}::uuid, s, ${group.year.id}::uuid, ${group.id}::uuid,
      s::text || ' ' || ${group.year.id}, ${template.key}, ${template.goal},
      q."strengths", q."needs", q."profile", coalesce(q."professions", '{}'), q."id",
      coalesce(${leaderOf(sql`${group.id}::uuid`, today)}, ${actor.userId}::uuid),
      ${now}, ${actor.userId}::uuid
    FROM unnest(${input.studentIds}::uuid[]) s LEFT JOIN LATERAL ${earlierPathway(sql`s`, group.year.startsOn)} ON true
    ON CONFLICT ("openFor") DO NOTHING RETURNING "id"`
  const steps = template.steps.map((step) => ({ ...step, dueOn: dueOnOf(step.month, group.year, today) }))
  await tx.$executeRaw`
    INSERT INTO "PathwayStep" ("id", "pathwayId", "kind", "area", "title", "dueOn", "responsible", "createdAt", "createdById")
    SELECT gen_random_uuid(), p, r."kind"::"StepKind", r."area"::"DevelopmentArea", r."title", r."dueOn", r."responsible", ${now},
      ${actor.userId}::uuid
    FROM unnest(${made.map(({ id }) => id)}::uuid[]) p,
      json_to_recordset(${JSON.stringify(steps)}::json) AS r("kind" text, "area" text, "title" text, "dueOn" date, "responsible" text)`
  await copyOpenSteps(
    tx,
    made.map(({ id }) => id),
    { now, userId: actor.userId },
  )
  const told = { made: made.length, had: input.studentIds.length - made.length, template: template.key }
  if (made.length > 0) await tellPathway(context, 'pathwaysDrafted', group.id, told)
  const answer = { classId: group.id, made: told.made, had: told.had }
  return made.length === 0 ? done(answer, true) : done(answer)
}
