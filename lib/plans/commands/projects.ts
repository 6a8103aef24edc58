import 'server-only'
import type { z } from 'zod'
import { findClass, listRoster } from '@/lib/activities/queries/classes'
import { dayToDate } from '@/lib/kernel/calendar'
import { type CommonReason, type Context, done, invalid, type Result, refuse } from '@/lib/kernel/command'
import { findProject, listClassProjects } from '../queries/projects'
import { decideDefence, decideRows, isProjectGrade, type ProjectReason } from '../rules/projects'
import type { editProjectSchema, removeProjectSchema, saveClassProjectsSchema } from '../schema/projects'
import { enterRegister, type RegisterRefused, tellRegister, unknownKeeper } from './registers'

type Refused = ProjectReason | RegisterRefused | CommonReason

/** Of the people named those who have a standing role in the organisation; one statement. */
async function staffOf({ tx, today }: Context, organizationId: string, ids: readonly string[]): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT g."userId" AS "id" FROM "RoleGrant" g
    WHERE g."organizationId" = ${organizationId}::uuid AND g."userId" = ANY (${ids as string[]}::uuid[]) AND g."revokedAt" IS NULL
      AND g."validFrom" <= ${today}::date AND (g."validUntil" IS NULL OR g."validUntil" >= ${today}::date)`
  return new Set(rows.map(({ id }) => id))
}

/**
 * The individual projects of a class at once: topic, supervisor and the mark of career guidance by pupil. What is stored already is left
 * alone; as many statements for one pupil as for thirty. Refused: NOT_FOUND (a class out of reach), NOT_OF_GRADE, NOT_ENROLLED,
 * NOT_FOR_THIS_BODY, YEAR_CLOSED, CHANGED_MEANWHILE (by row); a topic without a supervisor is a field error.
 */
export async function saveClassProjects(
  context: Context,
  input: z.output<typeof saveClassProjectsSchema>,
): Promise<Result<{ classId: string; added: number; changed: number }, Refused>> {
  const { tx, now, today, scope, actor } = context
  const group = scope.organizationId ? await findClass(tx, scope, today, input.classId) : null
  if (!group) return refuse('NOT_FOUND')
  const entered = await enterRegister(context, 'projects')
  if (!entered.ok) return entered.refusal
  const { organizationId } = group
  const yearId = group.year.id
  if (!isProjectGrade(group.grade)) return refuse('NOT_OF_GRADE')
  if (group.year.state !== 'CURRENT') return refuse('YEAR_CLOSED')
  const roster = await listRoster(tx, scope, today, [group.id], today)
  const names = new Map(roster.map((pupil) => [pupil.id, `${pupil.lastName} ${pupil.firstName}`]))
  const studentIds = [...names.keys()]
  const stored = await listClassProjects(tx, scope, today, { organizationId, yearId, studentIds })
  const known = new Map(stored.map((row) => [row.studentId, row]))
  const decision = decideRows(new Set(studentIds), known, input.rows)
  if (!decision.accept) {
    if (decision.reason === 'INVALID') return invalid(decision.fieldErrors)
    if (decision.reason === 'NOT_ENROLLED') return refuse('NOT_ENROLLED')
    const theirs = decision.studentIds.map((id) => [names.get(id) ?? '', known.get(id)?.topic ?? ''])
    return refuse('CHANGED_MEANWHILE', { theirs: Object.fromEntries(theirs) })
  }
  const { write } = decision
  if (write.length === 0) return done({ classId: group.id, added: 0, changed: 0 }, true)
  const staff = await staffOf(context, organizationId, [...new Set(write.map((row) => row.supervisorId))])
  const unknown = write.filter(
    (row) => !staff.has(row.supervisorId) && known.get(row.studentId)?.supervisorId !== row.supervisorId,
  )
  if (unknown.length > 0) {
    const error = ['Этот человек сейчас не работает в организации. Выберите другого.']
    return invalid(Object.fromEntries(unknown.map(({ studentId }) => [`rows.${studentId}.supervisorId`, error])))
  }
  // A project that was taken out is taken up anew in its old row: a pupil has one a year.
  await tx.$executeRaw`
    INSERT INTO "IndividualProject" ("id", "municipalityId", "organizationId", "yearId", "classGroupId", "studentId", "topic",
      "supervisorId", "career", "createdAt", "createdById")
    SELECT gen_random_uuid(), ${scope.municipalityId}::uuid, ${organizationId}::uuid, ${yearId}::uuid, ${group.id}::uuid, r."studentId",
      r."topic", r."supervisorId", r."career", ${now}, ${actor.userId}::uuid
    FROM json_to_recordset(${JSON.stringify(write)}::json) AS r("studentId" uuid, "topic" text, "supervisorId" uuid, "career" boolean)
    ON CONFLICT ("organizationId", "yearId", "studentId") DO UPDATE SET "topic" = EXCLUDED."topic",
      "supervisorId" = EXCLUDED."supervisorId", "career" = EXCLUDED."career", "version" = "IndividualProject"."version" + 1,
      "state" = CASE WHEN "IndividualProject"."removedAt" IS NULL THEN "IndividualProject"."state" ELSE 'IN_PROGRESS' END,
      "defenceOn" = CASE WHEN "IndividualProject"."removedAt" IS NULL THEN "IndividualProject"."defenceOn" END,
      "result" = CASE WHEN "IndividualProject"."removedAt" IS NULL THEN "IndividualProject"."result" END,
      "classGroupId" = EXCLUDED."classGroupId", "removedAt" = NULL`
  const added = write.filter((row) => row.added).length
  const told = { added, changed: write.length - added }
  await tellRegister(context, 'projectsEntered', { organizationId, subjectId: group.id }, told)
  return done({ classId: group.id, ...told })
}

/** The project that the actor may write now: of the organisation, for a teacher one supervised or of a class in reach. */
async function open(context: Context, input: { projectId: string; version: number }) {
  const { tx, scope, today } = context
  if (!scope.organizationId) return { ok: false as const, refusal: refuse('FORBIDDEN') }
  if (!(await findProject(tx, scope, today, input.projectId)))
    return { ok: false as const, refusal: refuse('NOT_FOUND') }
  const entered = await enterRegister(context, 'projects')
  if (!entered.ok) return entered
  // Read again behind the other writers.
  const record = await findProject(tx, scope, today, input.projectId)
  if (!record) return { ok: false as const, refusal: refuse('NOT_FOUND') }
  if (!record.open) return { ok: false as const, refusal: refuse('YEAR_CLOSED') }
  if (record.version !== input.version) {
    const details = { theirs: { Тема: record.topic }, version: record.version }
    return { ok: false as const, refusal: refuse('CHANGED_MEANWHILE', details) }
  }
  return { ok: true as const, record }
}

/**
 * Changes a project and says how its defence went. Refused: NOT_FOUND, NOT_FOR_THIS_BODY, YEAR_CLOSED, CHANGED_MEANWHILE; a defence
 * without its day, or ahead, is a field error.
 */
export async function editProject(
  context: Context,
  input: z.output<typeof editProjectSchema>,
): Promise<Result<{ id: string }, Refused>> {
  const opened = await open(context, input)
  if (!opened.ok) return opened.refusal
  const { record } = opened
  const errors = decideDefence(input, context.today, record)
  if (Object.keys(errors).length > 0) return invalid(errors)
  const supervisorId = input.supervisorId ?? record.supervisorId
  const staff = await staffOf(context, record.organizationId, [supervisorId])
  if (supervisorId !== record.supervisorId && !staff.has(supervisorId)) return unknownKeeper('supervisorId')
  const { topic, career, state, result } = input
  await context.tx.individualProject.update({
    where: { id: record.id },
    data: {
      ...{ topic, career, state, result, supervisorId },
      defenceOn: input.defenceOn && dayToDate(input.defenceOn),
      version: { increment: 1 },
    },
  })
  const { organizationId } = record
  await tellRegister(context, 'projectChanged', { organizationId, subjectId: record.id }, { state, career })
  return done({ id: record.id })
}

/** Takes a project out: the pupil has none then. Refused: NOT_FOUND, YEAR_CLOSED, CHANGED_MEANWHILE. */
export async function removeProject(
  context: Context,
  input: z.output<typeof removeProjectSchema>,
): Promise<Result<undefined, Refused>> {
  const opened = await open(context, input)
  if (!opened.ok) return opened.refusal
  const { id, organizationId } = opened.record
  await context.tx.individualProject.update({
    where: { id },
    data: { removedAt: context.now, version: { increment: 1 } },
  })
  await tellRegister(context, 'projectRemoved', { organizationId, subjectId: id })
  return done()
}
