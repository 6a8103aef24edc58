import 'server-only'
import type { z } from 'zod'
import { findWorkingCalendar } from '@/lib/institutions/queries'
import { dayToDate } from '@/lib/kernel/calendar'
import { type Context, done, type Result, refuse } from '@/lib/kernel/command'
import { recordEvent } from '@/lib/kernel/events'
import { lockAssignment } from '../../queries/assignments/lock-assignments'
import { findExtensionByKey, findExtensionPlace } from '../../queries/extensions'
import { decideExtensionRequest, effectiveDueOn } from '../../rules/deadlines'
import { isDayOff, lastExtensionDay, workingDaysLeft } from '../../rules/extensions'
import type { askExtensionSchema, withdrawExtensionSchema } from '../../schema/extensions'
import { eventOf, writeAssignment } from '../assignments'

export type ExtensionAsked = { extensionId: string; assignmentId: string; askedLate: boolean; dayOff: boolean }

/**
 * Asks for more time, before the due moment or after it (rule 9). The same request key once more: `already`. Refused: NOT_FOUND,
 * HISTORICAL, NOT_OPEN, NO_DEADLINE, ALREADY_ASKED, NOT_LATER, TOO_FAR.
 */
export async function askExtension(
  context: Context,
  input: z.output<typeof askExtensionSchema>,
): Promise<Result<ExtensionAsked>> {
  const { tx, now, today, actor, scope } = context
  const assignment = await lockAssignment(tx, scope, input.assignmentId)
  if (!assignment) return refuse('NOT_FOUND')
  const { requestedDueOn, reason, requestKey } = input
  const calendar = await findWorkingCalendar(
    tx,
    actor.municipalityId,
    Number(today.slice(0, 4)),
    Number(requestedDueOn.slice(0, 4)),
  )
  const dayOff = isDayOff(requestedDueOn, calendar)
  const earlier = await findExtensionByKey(tx, assignment.id, requestKey)
  if (earlier) {
    const { id: extensionId, askedLate } = earlier
    return done({ extensionId, assignmentId: assignment.id, askedLate, dayOff }, true)
  }
  const due = effectiveDueOn(assignment)
  const left = workingDaysLeft(today, due, calendar)
  const decision = decideExtensionRequest(assignment, requestedDueOn, now, today, left)
  if (!decision.accept) return refuse(decision.reason)
  if (due === null) return refuse('NO_DEADLINE')
  if (requestedDueOn > lastExtensionDay(today)) return refuse('TOO_FAR')
  const { askedAfterDue, askedLate } = decision
  const { id } = await tx.extensionRequest.create({
    data: {
      assignmentId: assignment.id,
      openFor: assignment.id,
      requestedDueOn: dayToDate(requestedDueOn),
      previousDueOn: dayToDate(due),
      reason,
      askedAt: now,
      askedById: actor.userId,
      askedAfterDue,
      askedLate,
      requestKey,
    },
    select: { id: true },
  })
  await writeAssignment(tx, assignment, { extensionOpen: true })
  const data = { from: due, to: requestedDueOn, askedAfterDue, askedLate }
  await recordEvent(tx, actor, now, eventOf(assignment, { kind: 'extensionAsked', subjectId: id, data, note: reason }))
  return done({ extensionId: id, assignmentId: assignment.id, askedLate, dayOff })
}

/** Takes one's organisation's open request back. Taken back already: `already`. Refused: NOT_FOUND, NOT_REQUESTED (decided). */
export async function withdrawExtension(
  context: Context,
  input: z.output<typeof withdrawExtensionSchema>,
): Promise<Result<{ assignmentId: string }>> {
  const { tx, now, actor, scope } = context
  const place = await findExtensionPlace(tx, input.extensionId)
  const assignment = place && (await lockAssignment(tx, scope, place.assignmentId))
  const request = assignment && (await findExtensionPlace(tx, input.extensionId))
  if (!assignment || !request) return refuse('NOT_FOUND')
  if (request.state === 'WITHDRAWN') return done({ assignmentId: assignment.id }, true)
  const { count } = await tx.extensionRequest.updateMany({
    where: { id: input.extensionId, state: 'REQUESTED', version: request.version },
    data: {
      state: 'WITHDRAWN',
      openFor: null,
      decidedAt: now,
      decidedById: actor.userId,
      version: request.version + 1,
    },
  })
  if (count !== 1) return refuse('NOT_REQUESTED')
  await writeAssignment(tx, assignment, { extensionOpen: false })
  await recordEvent(
    tx,
    actor,
    now,
    eventOf(assignment, { kind: 'extensionWithdrawn', subjectId: input.extensionId, data: { because: 'ASKER' } }),
  )
  return done({ assignmentId: assignment.id })
}
