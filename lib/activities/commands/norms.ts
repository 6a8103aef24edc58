import 'server-only'
import type { z } from 'zod'
import { type CommonReason, type Context, done, type Result, refuse } from '@/lib/kernel/command'
import { recordEvent } from '@/lib/kernel/events'
import { canConfirm, canEditNorms } from '../policy'
import type { chooseLevelSchema, editDirectionSchema, editNormSchema } from '../schema/norms'

type Refused = 'YEAR_CLOSED' | CommonReason

/** Changes the hours of a norm. Refused: FORBIDDEN, NOT_FOUND, YEAR_CLOSED, CHANGED_MEANWHILE. */
export async function editNorm(
  { tx, now, scope, actor }: Context,
  input: z.output<typeof editNormSchema>,
): Promise<Result<{ id: string }, Refused>> {
  if (!canEditNorms(actor)) return refuse('FORBIDDEN')
  const norm = await tx.hoursNorm.findFirst({
    where: { id: input.normId, municipalityId: scope.municipalityId },
    select: { id: true, minHours: true, level: true, version: true, year: { select: { state: true } } },
  })
  if (!norm) return refuse('NOT_FOUND')
  if (norm.year.state === 'CLOSED') return refuse('YEAR_CLOSED')
  const { count } = await tx.hoursNorm.updateMany({
    where: { id: norm.id, version: input.version },
    data: { minHours: input.minHours, version: { increment: 1 } },
  })
  if (count === 0) {
    return refuse('CHANGED_MEANWHILE', {
      theirs: { Часов: String(norm.minHours).replace('.', ',') },
      version: norm.version,
    })
  }
  await recordEvent(tx, actor, now, {
    kind: 'normChanged',
    municipalityId: scope.municipalityId,
    subjectId: norm.id,
    data: { level: norm.level, before: norm.minHours, minHours: input.minHours },
  })
  return done({ id: norm.id })
}

/** Changes the titles of a direction in one year. Refused: FORBIDDEN, NOT_FOUND, YEAR_CLOSED, CHANGED_MEANWHILE. */
export async function editDirection(
  { tx, now, scope, actor }: Context,
  input: z.output<typeof editDirectionSchema>,
): Promise<Result<{ id: string }, Refused>> {
  if (!canEditNorms(actor)) return refuse('FORBIDDEN')
  const { directionId: id, version, title, shortTitle } = input
  const direction = await tx.direction.findFirst({
    where: { id, municipalityId: scope.municipalityId },
    select: { title: true, shortTitle: true, version: true, year: { select: { state: true } } },
  })
  if (!direction) return refuse('NOT_FOUND')
  if (direction.year.state === 'CLOSED') return refuse('YEAR_CLOSED')
  const { count } = await tx.direction.updateMany({
    where: { id, version },
    data: { title, shortTitle, version: { increment: 1 } },
  })
  if (count === 0) {
    return refuse('CHANGED_MEANWHILE', { theirs: { Направление: direction.title }, version: direction.version })
  }
  await recordEvent(tx, actor, now, {
    kind: 'directionChanged',
    municipalityId: scope.municipalityId,
    subjectId: id,
    data: { before: direction.title, title, shortTitle },
  })
  return done({ id })
}

/** The level that head or deputy choose for their organisation and a year. Refused: FORBIDDEN, NOT_FOUND, YEAR_CLOSED. */
export async function chooseLevel(
  { tx, now, scope, actor }: Context,
  input: z.output<typeof chooseLevelSchema>,
): Promise<Result<undefined, Refused>> {
  const organizationId = scope.organizationId
  if (!organizationId || !canConfirm(actor, { organizationId })) return refuse('FORBIDDEN')
  const year = await tx.academicYear.findFirst({
    where: { id: input.yearId, municipalityId: scope.municipalityId },
    select: { id: true, state: true },
  })
  if (!year) return refuse('NOT_FOUND')
  if (year.state === 'CLOSED') return refuse('YEAR_CLOSED')
  const chosen = { level: input.level, chosenAt: now, chosenById: actor.userId }
  await tx.guidanceLevel.upsert({
    where: { organizationId_yearId: { organizationId, yearId: year.id } },
    create: { organizationId, yearId: year.id, ...chosen },
    update: chosen,
  })
  await recordEvent(tx, actor, now, {
    kind: 'guidanceLevelChosen',
    municipalityId: scope.municipalityId,
    organizationId,
    data: { yearId: year.id, level: input.level },
  })
  return done()
}
