import 'server-only'
import type { z } from 'zod'
import { dayToDate } from '@/lib/kernel/calendar'
import { type CommonReason, type Context, done, invalid, type Result, refuse } from '@/lib/kernel/command'
import { countPupilsInReach, findContest } from '../queries/contests'
import { pupilsAfter } from '../rules/projects'
import { whyNotHeld } from '../rules/registers'
import type {
  addContestSchema,
  editContestSchema,
  removeContestSchema,
  setContestPupilsSchema,
} from '../schema/projects'
import { enterRegister, keeperOf, type RegisterRefused, tellRegister, unknownKeeper } from './registers'

type Refused = RegisterRefused | CommonReason

/**
 * Records that pupils took part in a conference or a contest. The same `requestKey` once more is `already`. Refused: NOT_FOUND (a pupil
 * out of reach), NOT_FOR_THIS_BODY, YEAR_CLOSED; a day ahead or outside the year is a field error.
 */
export async function addContest(
  context: Context,
  input: z.output<typeof addContestSchema>,
): Promise<Result<{ id: string }, Refused>> {
  const { tx, now, today, scope, actor } = context
  if (!scope.organizationId) return refuse('FORBIDDEN')
  const { requestKey, studentIds, kind, title, level, career, result } = input
  if ((await countPupilsInReach(tx, scope, today, studentIds)) !== studentIds.length) return refuse('NOT_FOUND')
  const entered = await enterRegister(context, 'projects')
  if (!entered.ok) return entered.refusal
  const { organizationId, year } = entered.place
  if (await findContest(tx, scope, today, requestKey)) return done({ id: requestKey }, true)
  const day = whyNotHeld(input.heldOn, today, year)
  if (day) return invalid({ heldOn: [day] })
  const supervisorId = await keeperOf(context, organizationId, input.supervisorId)
  if (!supervisorId) return unknownKeeper('supervisorId')
  const [made] = await tx.contestEntry.createManyAndReturn({
    data: {
      ...{ kind, title, level, career, result, supervisorId, heldOn: dayToDate(input.heldOn) },
      ...{ id: requestKey, municipalityId: scope.municipalityId, organizationId, yearId: year.id },
      createdAt: now,
      createdById: actor.userId,
    },
    skipDuplicates: true,
    select: { id: true },
  })
  if (!made) return refuse('NOT_FOUND')
  await tx.contestPupil.createMany({ data: studentIds.map((studentId) => ({ entryId: made.id, studentId })) })
  await tellRegister(
    context,
    'contestAdded',
    { organizationId, subjectId: made.id },
    { kind, level, pupils: studentIds.length },
  )
  return done(made)
}

/** The entry that the actor may write now: of the organisation, for a teacher one supervised. */
async function open(context: Context, input: { contestId: string; version: number }) {
  const { tx, scope, today } = context
  if (!scope.organizationId) return { ok: false as const, refusal: refuse('FORBIDDEN') }
  if (!(await findContest(tx, scope, today, input.contestId)))
    return { ok: false as const, refusal: refuse('NOT_FOUND') }
  const entered = await enterRegister(context, 'projects')
  if (!entered.ok) return entered
  const record = await findContest(tx, scope, today, input.contestId)
  if (!record) return { ok: false as const, refusal: refuse('NOT_FOUND') }
  if (!record.open) return { ok: false as const, refusal: refuse('YEAR_CLOSED') }
  if (record.version !== input.version) {
    const details = { theirs: { Название: record.title }, version: record.version }
    return { ok: false as const, refusal: refuse('CHANGED_MEANWHILE', details) }
  }
  return { ok: true as const, record }
}

/** Changes an entry; its pupils stay. Refused: NOT_FOUND, YEAR_CLOSED, CHANGED_MEANWHILE; a day that does not fit is a field error. */
export async function editContest(
  context: Context,
  input: z.output<typeof editContestSchema>,
): Promise<Result<{ id: string }, Refused>> {
  const opened = await open(context, input)
  if (!opened.ok) return opened.refusal
  const { record } = opened
  const day = whyNotHeld(input.heldOn, context.today, record)
  if (day) return invalid({ heldOn: [day] })
  const supervisorId = await keeperOf(context, record.organizationId, input.supervisorId, record.supervisorId)
  if (!supervisorId) return unknownKeeper('supervisorId')
  const { kind, title, level, career, result } = input
  await context.tx.contestEntry.update({
    where: { id: record.id },
    data: {
      ...{ kind, title, level, career, result, supervisorId },
      heldOn: dayToDate(input.heldOn),
      version: { increment: 1 },
    },
  })
  const { organizationId } = record
  await tellRegister(context, 'contestChanged', { organizationId, subjectId: record.id }, { kind, level })
  return done({ id: record.id })
}

/**
 * Says anew who took part. Refused: NOT_FOUND (also a pupil out of reach), YEAR_CLOSED, CHANGED_MEANWHILE; nobody left or more than
 * sixty is a field error.
 */
export async function setContestPupils(
  context: Context,
  input: z.output<typeof setContestPupilsSchema>,
): Promise<Result<{ id: string }, Refused>> {
  const { tx, scope, today } = context
  const opened = await open(context, input)
  if (!opened.ok) return opened.refusal
  const { id, organizationId } = opened.record
  const before = await tx.contestPupil.findMany({ where: { entryId: id }, select: { studentId: true } })
  const { all, added, removed } = pupilsAfter(
    before.map(({ studentId }) => studentId),
    input.shownIds,
    input.studentIds,
  )
  if (all.length === 0)
    return invalid({ studentIds: ['Отметьте хотя бы одного участника или уберите запись целиком.'] })
  if (all.length > 60) return invalid({ studentIds: ['Не больше 60 участников в одной записи.'] })
  if ((await countPupilsInReach(tx, scope, today, added)) !== added.length) return refuse('NOT_FOUND')
  await tx.contestPupil.deleteMany({ where: { entryId: id, studentId: { in: removed } } })
  await tx.contestPupil.createMany({ data: added.map((studentId) => ({ entryId: id, studentId })) })
  await tx.contestEntry.update({ where: { id }, data: { version: { increment: 1 } } })
  const told = { pupils: all.length, added: added.length, removed: removed.length }
  await tellRegister(context, 'contestChanged', { organizationId, subjectId: id }, told)
  return done({ id })
}

/** Takes an entry out; it stays for the journal. Refused: NOT_FOUND, YEAR_CLOSED, CHANGED_MEANWHILE. */
export async function removeContest(
  context: Context,
  input: z.output<typeof removeContestSchema>,
): Promise<Result<undefined, Refused>> {
  const opened = await open(context, input)
  if (!opened.ok) return opened.refusal
  const { id, organizationId } = opened.record
  await context.tx.contestEntry.update({ where: { id }, data: { removedAt: context.now, version: { increment: 1 } } })
  await tellRegister(context, 'contestRemoved', { organizationId, subjectId: id })
  return done()
}
