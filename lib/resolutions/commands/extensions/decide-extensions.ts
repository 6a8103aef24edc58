import 'server-only'
import type { z } from 'zod'
import { type Day, dayToDate, endOfLocalDay } from '@/lib/kernel/calendar'
import type { Context, Result } from '@/lib/kernel/command'
import { type EventInput, recordEvents } from '@/lib/kernel/events'
import type { LockedAssignment } from '../../queries/assignments/lock-assignments'
import { type ExtensionFacts, listExtensionPlaces, listExtensions } from '../../queries/extensions'
import { decideExtensionGrant, effectiveDueOn } from '../../rules/deadlines'
import { lastExtensionDay } from '../../rules/extensions'
import type { RowResult, RowResults } from '../../rules/reviews'
import type { decideExtensionsSchema, GrantInput, RejectInput } from '../../schema/extensions'
import { eventOf, writeAssignment } from '../assignments'
import { answerOf, type Judgement, judgeRows, type SeenRow } from '../reviews/rows'

type Pair = { request: ExtensionFacts; assignment: LockedAssignment }

/**
 * Locks the assignments of the ticked requests and reads the requests as they stand after the wait, so that of two deciders at
 * once exactly one grants. `judge` sees a request that is still open in the version that was ticked.
 */
async function judgeRequests(
  context: Context,
  rows: readonly SeenRow[],
  judge: (pair: Pair) => Judgement,
  sameDecision: (request: ExtensionFacts) => boolean,
): Promise<{ pairs: Pair[]; results: RowResult[] }> {
  const { tx } = context
  const places = await listExtensionPlaces(
    tx,
    rows.map(({ id }) => id),
  )
  const targets = rows.map((row) => ({ id: places.get(row.id) ?? row.id, version: row.version }))
  const { accepted, results: found } = await judgeRows(context, targets, () => ({ accept: true }))
  const held = new Map(accepted.map((assignment) => [assignment.id, assignment]))
  const requests = await listExtensions(
    tx,
    rows.map(({ id }) => id),
  )
  const pairs: Pair[] = []
  const results = rows.map((row, i): RowResult => {
    const named = { ...(found[i] ?? { organizationName: '', itemNumber: null }), id: row.id }
    const request = requests.get(row.id)
    const assignment = request && held.get(request.assignmentId)
    if (!request || !assignment) return { ...named, outcome: 'refused', reason: 'NOT_FOUND' }
    if (sameDecision(request)) return { ...named, outcome: 'already' }
    if (request.state !== 'REQUESTED') return { ...named, outcome: 'refused', reason: 'NOT_REQUESTED' }
    if (request.version !== row.version) return { ...named, outcome: 'refused', reason: 'CHANGED_MEANWHILE' }
    const judged = judge({ request, assignment })
    if (!judged.accept) return { ...named, outcome: 'refused', reason: judged.reason }
    pairs.push({ request, assignment })
    return { ...named, outcome: 'done' }
  })
  return { pairs, results }
}

async function write(
  context: Context,
  { request, assignment }: Pair,
  decision: { state: 'APPROVED'; dueOn: Day; comment: string | null } | { state: 'REJECTED'; comment: string },
): Promise<EventInput> {
  const { tx, now, actor } = context
  const dueOn = decision.state === 'APPROVED' ? decision.dueOn : null
  const { count } = await tx.extensionRequest.updateMany({
    where: { id: request.id, state: 'REQUESTED', version: request.version },
    data: {
      state: decision.state,
      openFor: null,
      decidedDueOn: dueOn && dayToDate(dueOn),
      decidedAt: now,
      decidedById: actor.userId,
      comment: decision.comment,
      version: request.version + 1,
    },
  })
  if (count !== 1) throw new Error('A request changed under the lock of its assignment')
  const granted = dueOn && {
    currentDueOn: dayToDate(dueOn),
    currentDueAt: endOfLocalDay(dueOn, actor.timeZone),
    extensionCount: assignment.extensionCount + 1,
  }
  await writeAssignment(tx, assignment, { ...granted, extensionOpen: false })
  const data = { from: effectiveDueOn(assignment), to: dueOn, asked: request.requestedDueOn }
  const kind = dueOn ? 'extensionGranted' : 'extensionRejected'
  return eventOf(assignment, { kind, subjectId: request.id, data, note: decision.comment })
}

/**
 * Grants extensions, one or those of many organisations at once: until `dueOn`, else until the day each one asked for. Never
 * shortens, never by the asker, the third one only by the Department's head (rule 9). The original date is kept; lateness clears by
 * computation. Refused per row: NOT_FOUND, NOT_REQUESTED, CHANGED_MEANWHILE, NOT_OPEN, OWN_REQUEST, NOT_LATER, IN_THE_PAST,
 * TOO_FAR, DEPARTMENT_HEAD_ONLY.
 */
export async function grantExtensions(context: Context, input: GrantInput): Promise<Result<RowResults>> {
  const { tx, now, today, actor } = context
  const dayOf = (request: ExtensionFacts) => input.dueOn ?? request.requestedDueOn
  const { pairs, results } = await judgeRequests(
    context,
    input.rows,
    ({ request, assignment }) => {
      if (dayOf(request) > lastExtensionDay(today)) return { accept: false, reason: 'TOO_FAR' }
      const isHead = actor.role === 'DEPARTMENT_HEAD'
      return decideExtensionGrant(assignment, dayOf(request), today, {
        isHead,
        isAsker: request.askedById === actor.userId,
      })
    },
    (request) =>
      request.state === 'APPROVED' && request.decidedById === actor.userId && request.decidedDueOn === dayOf(request),
  )
  const events: EventInput[] = []
  for (const pair of pairs) {
    events.push(await write(context, pair, { state: 'APPROVED', dueOn: dayOf(pair.request), comment: input.comment }))
  }
  await recordEvents(tx, actor, now, events)
  return answerOf(results)
}

/** Rejects requests with a comment (rule 9). Refused per row: NOT_FOUND, NOT_REQUESTED, CHANGED_MEANWHILE, OWN_REQUEST. */
export async function rejectExtensions(context: Context, input: RejectInput): Promise<Result<RowResults>> {
  const { tx, now, actor } = context
  const { pairs, results } = await judgeRequests(
    context,
    input.rows,
    ({ request }) => (request.askedById === actor.userId ? { accept: false, reason: 'OWN_REQUEST' } : { accept: true }),
    (request) => request.state === 'REJECTED' && request.decidedById === actor.userId,
  )
  const events: EventInput[] = []
  for (const pair of pairs) events.push(await write(context, pair, { state: 'REJECTED', comment: input.comment }))
  await recordEvents(tx, actor, now, events)
  return answerOf(results)
}

/** One decision on one request or on many; refused as each of the two above. */
export function decideExtensions(
  context: Context,
  input: z.output<typeof decideExtensionsSchema>,
): Promise<Result<RowResults>> {
  return input.decision === 'grant' ? grantExtensions(context, input) : rejectExtensions(context, input)
}
