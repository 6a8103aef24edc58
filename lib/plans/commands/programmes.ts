import 'server-only'
import type { z } from 'zod'
import { dayToDate } from '@/lib/kernel/calendar'
import { type CommonReason, type Context, done, invalid, type Result, refuse } from '@/lib/kernel/command'
import { canKeep } from '../policy/registers'
import { findProgramme } from '../queries/programmes'
import { decideProgrammeDays } from '../rules/programmes'
import type { addProgrammeSchema, editProgrammeSchema } from '../schema/programmes'
import { enterRegister, keeperOf, type RegisterRefused, tellRegister, unknownKeeper } from './registers'

type Refused = RegisterRefused | CommonReason
type Content = Omit<z.output<typeof addProgrammeSchema>, 'requestKey'>

function columnsOf(input: Content, keeperId: string) {
  const { title, direction, hours, ageFrom, ageTo, careerContent } = input
  return {
    ...{ title, direction, hours, ageFrom, ageTo, careerContent, keeperId },
    startsOn: dayToDate(input.startsOn),
    endsOn: input.endsOn && dayToDate(input.endsOn),
    updatedForModelOn: input.updatedForModelOn && dayToDate(input.updatedForModelOn),
  }
}

/**
 * Adds a programme of additional education (item 6.1). The same `requestKey` once more is `already`. Refused: FORBIDDEN,
 * NOT_FOR_THIS_BODY, YEAR_CLOSED; an update ahead or an end before the beginning is a field error.
 */
export async function addProgramme(
  context: Context,
  input: z.output<typeof addProgrammeSchema>,
): Promise<Result<{ id: string }, Refused>> {
  const { tx, now, today, scope, actor } = context
  const entered = await enterRegister(context, 'programmes')
  if (!entered.ok) return entered.refusal
  const { organizationId } = entered.place
  const { requestKey, ...content } = input
  if (await findProgramme(tx, scope, requestKey)) return done({ id: requestKey }, true)
  const errors = decideProgrammeDays(content, today)
  if (Object.keys(errors).length > 0) return invalid(errors)
  const keeperId = await keeperOf(context, organizationId, content.keeperId)
  if (!keeperId) return unknownKeeper('keeperId')
  const [made] = await tx.additionalProgramme.createManyAndReturn({
    data: {
      ...columnsOf(content, keeperId),
      ...{ id: requestKey, municipalityId: scope.municipalityId, organizationId },
      createdAt: now,
      createdById: actor.userId,
    },
    skipDuplicates: true,
    select: { id: true },
  })
  if (!made) return refuse('NOT_FOUND')
  const told = { direction: content.direction, updatedForModelOn: content.updatedForModelOn }
  await tellRegister(context, 'programmeAdded', { organizationId, subjectId: made.id }, told)
  return done(made)
}

/**
 * Changes a programme, gives it up from a day, or says on which day it was brought in line with the municipal model. Refused: NOT_FOUND,
 * FORBIDDEN (another's), NOT_FOR_THIS_BODY, YEAR_CLOSED, CHANGED_MEANWHILE, field errors as `addProgramme`.
 */
export async function editProgramme(
  context: Context,
  input: z.output<typeof editProgrammeSchema>,
): Promise<Result<{ id: string }, Refused>> {
  const { tx, today, scope, actor } = context
  if (!scope.organizationId) return refuse('FORBIDDEN')
  if (!(await findProgramme(tx, scope, input.programmeId))) return refuse('NOT_FOUND')
  const entered = await enterRegister(context, 'programmes')
  if (!entered.ok) return entered.refusal
  const record = await findProgramme(tx, scope, input.programmeId)
  if (!record) return refuse('NOT_FOUND')
  const { organizationId } = record
  if (!canKeep(actor, record)) return refuse('FORBIDDEN')
  if (record.version !== input.version) {
    return refuse('CHANGED_MEANWHILE', { theirs: { Название: record.title }, version: record.version })
  }
  const errors = decideProgrammeDays(input, today)
  if (Object.keys(errors).length > 0) return invalid(errors)
  const keeperId = await keeperOf(context, organizationId, input.keeperId, record.keeperId)
  if (!keeperId) return unknownKeeper('keeperId')
  await tx.additionalProgramme.update({
    where: { id: record.id },
    data: { ...columnsOf(input, keeperId), version: { increment: 1 } },
  })
  const told = { updatedForModelOn: input.updatedForModelOn, endsOn: input.endsOn }
  await tellRegister(context, 'programmeChanged', { organizationId, subjectId: record.id }, told)
  return done({ id: record.id })
}
