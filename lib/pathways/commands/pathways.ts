import 'server-only'
import type { z } from 'zod'
import { listFamiliesOf } from '@/lib/family/queries/access'
import { dayToDate } from '@/lib/kernel/calendar'
import { type Context, done, invalid, type Result, refuse } from '@/lib/kernel/command'
import { mailIsOn, portalAddress, queueLetters } from '@/lib/kernel/mail'
import { listStaffChoices } from '@/lib/students/queries/classes'
import { pathwayApprovedLetter } from '../mail'
import { canApprovePathways, canLeadPathway } from '../policy'
import { type LockedPathway, lockPathways } from '../queries/pathways'
import { listTemplates } from '../queries/templates'
import {
  decideClosing,
  decideCompleting,
  decideJudging,
  decideRevising,
  decideSubmitting,
  type PathwayReason,
  whatIsMissing,
} from '../rules/states'
import { standingOf } from '../rules/steps'
import type {
  approvePathwaysSchema,
  closePathwaySchema,
  completePathwaySchema,
  confirmCuratorSchema,
  returnPathwaySchema,
  reviewPathwaySchema,
  revisePathwaySchema,
  savePathwaySchema,
  signPathwaySchema,
  submitPathwaysSchema,
} from '../schema'
import { logCorrections, openPathway, openToWrite, type PathwayRefused, tellPathway } from './write'

type Rows = z.output<typeof submitPathwaysSchema>['rows']
type Batch = Result<{ count: number }, PathwayRefused>

/** Changes goal, basis, wishes and curator; of an active route with a reason. Refused: NOT_FOUND, PATHWAY_LOCKED, YEAR_CLOSED, REASON_NEEDED, CHANGED_MEANWHILE, NOT_YOUR_PART, CURATOR_UNKNOWN. */
export async function savePathway(
  context: Context,
  input: z.output<typeof savePathwaySchema>,
): Promise<Result<{ id: string }, PathwayRefused>> {
  const { tx } = context
  const opened = await openToWrite(context, input)
  if (!opened.ok) return opened.refusal
  const { pathway } = opened
  if (!canLeadPathway(context.actor, pathway)) return refuse('NOT_YOUR_PART')
  const curatorId = input.curatorId ?? pathway.curatorId
  const named = curatorId === pathway.curatorId ? {} : { curatorId, curatedInId: pathway.presentClassId }
  if (named.curatorId && !(await worksThere(context, pathway, named.curatorId))) return refuse('CURATOR_UNKNOWN')
  const { goal, basis, basisText, strengths, needs, profile, professions } = input
  await tx.pathway.update({
    where: { id: pathway.id },
    data: { goal, basis, basisText, strengths, needs, profile, professions, ...named, version: { increment: 1 } },
  })
  await logCorrections(context, [pathway], 'Изменены цель или сведения', input.reason)
  await tellPathway(context, 'pathwayChanged', pathway.id, { basis, curator: curatorId !== pathway.curatorId })
  return done({ id: pathway.id })
}

/** Whether the person is one of the staff today where the child of the route learns: as the form offers them, no parent among them. */
async function worksThere({ tx, today }: Context, pathway: LockedPathway, userId: string): Promise<boolean> {
  const staff = await listStaffChoices(tx, pathway.presentOrganizationId, today)
  return staff.some(({ id }) => id === userId)
}

/**
 * Says who leads the route now that the child is in another class or the curator has left (rule 18). Refused: NOT_FOUND,
 * CHANGED_MEANWHILE, YEAR_CLOSED, CURATOR_STANDS (nothing is to be said), CURATOR_UNKNOWN.
 */
export async function confirmCurator(
  context: Context,
  input: z.output<typeof confirmCuratorSchema>,
): Promise<Result<{ id: string }, PathwayRefused>> {
  const opened = await openRows(context, [{ id: input.pathwayId, version: input.version }])
  if ('refusal' in opened) return opened.refusal
  const [pathway] = opened.pathways
  if (!pathway) return refuse('NOT_FOUND')
  if (!pathway.curatorDue) return refuse('CURATOR_STANDS')
  const { curatorId } = input
  if (!(await worksThere(context, pathway, curatorId))) return refuse('CURATOR_UNKNOWN')
  return step(context, pathway, { curatorId, curatedInId: pathway.presentClassId }, 'pathwayCuratorNamed')
}

/** The routes asked for, locked; all of them as the list showed them and the actor's to lead (NOT_YOUR_PART), or a refusal. */
async function openRows(
  { tx, scope, today, actor }: Context,
  rows: Rows,
): Promise<{ pathways: LockedPathway[] } | { refusal: Result<never, PathwayRefused> }> {
  const asked = new Map(rows.map(({ id, version }) => [id.toLowerCase(), version]))
  const pathways = await lockPathways(tx, scope, today, [...asked.keys()])
  if (pathways.length !== asked.size) return { refusal: refuse('NOT_FOUND') }
  if (pathways.some((each) => !canLeadPathway(actor, each))) return { refusal: refuse('NOT_YOUR_PART') }
  if (pathways.some(({ id, version }) => version !== asked.get(id))) return { refusal: refuse('CHANGED_MEANWHILE') }
  if (pathways.some(({ yearOpen }) => !yearOpen)) return { refusal: refuse('YEAR_CLOSED') }
  return { pathways }
}

/**
 * Sends routes to the head, one or a class at once, all or nothing. Refused: NOT_FOUND, CHANGED_MEANWHILE, YEAR_CLOSED, PATHWAY_LOCKED, and
 * by rule 15 NO_STEPS, AREAS_MISSING, NO_BASIS, COUNCIL_NEEDED, BASIS_TEXT_NEEDED.
 */
export async function submitPathways(context: Context, input: z.output<typeof submitPathwaysSchema>): Promise<Batch> {
  const { tx, now, actor, scope } = context
  const opened = await openRows(context, input.rows)
  if ('refusal' in opened) return opened.refusal
  const { pathways } = opened
  const templates = await listTemplates(tx, scope.municipalityId)
  const missing = new Set<PathwayReason>()
  for (const pathway of pathways) {
    const objection = decideSubmitting(pathway.state)
    if (objection) return refuse(objection)
    const council = templates.some(({ key, council: asks }) => asks && key === pathway.templateKey)
    for (const reason of whatIsMissing({ ...pathway, council })) missing.add(reason)
  }
  const [first] = missing
  if (first) return refuse(first)
  await tx.pathway.updateMany({
    where: { id: { in: pathways.map(({ id }) => id) } },
    data: {
      state: 'ON_APPROVAL',
      submittedAt: now,
      submittedById: actor.userId,
      comment: null,
      version: { increment: 1 },
    },
  })
  await tellPathway(context, 'pathwaysSubmitted', only(pathways), { pathways: pathways.length })
  return done({ count: pathways.length })
}

const only = (pathways: readonly { id: string }[]) => (pathways.length === 1 ? (pathways[0]?.id ?? null) : null)

/** Whether there is another head or deputy in the actor's organisation who could decide instead. */
async function hasAnother({ tx, actor, today }: Context): Promise<boolean> {
  const staff = await listStaffChoices(tx, actor.organizationId, today)
  return staff.some(
    ({ id, roles }) => id !== actor.userId && roles.some((role) => role === 'ORG_HEAD' || role === 'ORG_DEPUTY'),
  )
}

/**
 * Lets routes come in force, one or a class at once, all or nothing. Refused: FORBIDDEN, NOT_FOUND, CHANGED_MEANWHILE, YEAR_CLOSED,
 * NOT_WAITING, OWN_PATHWAY (sent by the same person while there is another head or deputy).
 */
export async function approvePathways(context: Context, input: z.output<typeof approvePathwaysSchema>): Promise<Batch> {
  const { tx, now, actor } = context
  if (!canApprovePathways(actor)) return refuse('FORBIDDEN')
  const opened = await openRows(context, input.rows)
  if ('refusal' in opened) return opened.refusal
  const { pathways } = opened
  const another = pathways.some(({ submittedById }) => submittedById === actor.userId) && (await hasAnother(context))
  for (const pathway of pathways) {
    const objection = decideJudging(pathway, actor.userId, another)
    if (objection) return refuse(objection)
  }
  await tx.pathway.updateMany({
    where: { id: { in: pathways.map(({ id }) => id) } },
    data: { state: 'ACTIVE', approvedAt: now, approvedById: actor.userId, version: { increment: 1 } },
  })
  await tellPathway(context, 'pathwaysApproved', only(pathways), { pathways: pathways.length })
  await writeFamilies(context, pathways)
  return done({ count: pathways.length })
}

/** A letter to whoever sees one of these children, one each: routes of this approval are one thing to tell. */
async function writeFamilies({ tx, now, today }: Context, pathways: readonly LockedPathway[]): Promise<void> {
  if (!mailIsOn()) return
  const studentIds = pathways.map(({ studentId }) => studentId)
  const families = await listFamiliesOf(tx, studentIds, today, true)
  const key = `pathwayApproved ${now.toISOString()}`
  await queueLetters(tx, now, families, key, pathwayApprovedLetter(portalAddress()))
}

/** Gives a route back to its curator with a comment. Refused: FORBIDDEN, NOT_FOUND, CHANGED_MEANWHILE, YEAR_CLOSED, NOT_WAITING. */
export async function returnPathway(
  context: Context,
  input: z.output<typeof returnPathwaySchema>,
): Promise<Result<{ id: string }, PathwayRefused>> {
  if (!canApprovePathways(context.actor)) return refuse('FORBIDDEN')
  const opened = await openRows(context, [{ id: input.pathwayId, version: input.version }])
  if ('refusal' in opened) return opened.refusal
  const [pathway] = opened.pathways
  if (!pathway) return refuse('NOT_FOUND')
  const objection = decideJudging(pathway, context.actor.userId, false)
  if (objection) return refuse(objection)
  return step(context, pathway, { state: 'DRAFT', comment: input.comment }, 'pathwayReturned')
}

async function step(
  context: Context,
  pathway: LockedPathway,
  data: Parameters<Context['tx']['pathway']['update']>[0]['data'],
  kind: Parameters<typeof tellPathway>[1],
): Promise<Result<{ id: string }, PathwayRefused>> {
  await context.tx.pathway.update({ where: { id: pathway.id }, data: { ...data, version: { increment: 1 } } })
  await tellPathway(context, kind, pathway.id)
  return done({ id: pathway.id })
}

/** Takes an active route up for rewriting; it goes to the head anew. Refused: NOT_FOUND, CHANGED_MEANWHILE, YEAR_CLOSED, NOT_ACTIVE. */
export async function revisePathway(
  context: Context,
  input: z.output<typeof revisePathwaySchema>,
): Promise<Result<{ id: string }, PathwayRefused>> {
  const opened = await openRows(context, [{ id: input.pathwayId, version: input.version }])
  if ('refusal' in opened) return opened.refusal
  const [pathway] = opened.pathways
  if (!pathway) return refuse('NOT_FOUND')
  const objection = decideRevising(pathway.state)
  if (objection) return refuse(objection)
  await logCorrections(context, [pathway], 'Маршрут взят на пересмотр', input.reason)
  return step(context, pathway, { state: 'REVISION' }, 'pathwayRevised')
}

/** Completes an active route of which no step is open. Refused: NOT_FOUND, CHANGED_MEANWHILE, YEAR_CLOSED, NOT_ACTIVE, STEPS_OPEN. */
export async function completePathway(
  context: Context,
  input: z.output<typeof completePathwaySchema>,
): Promise<Result<{ id: string }, PathwayRefused>> {
  const opened = await openRows(context, [{ id: input.pathwayId, version: input.version }])
  if ('refusal' in opened) return opened.refusal
  const [pathway] = opened.pathways
  if (!pathway) return refuse('NOT_FOUND')
  const open = pathway.steps.filter((each) => !['done', 'skipped'].includes(standingOf(each, context.today)))
  const objection = decideCompleting(pathway.state, open.length)
  if (objection) return refuse(objection)
  return step(context, pathway, { state: 'COMPLETED' }, 'pathwayCompleted')
}

/** Closes a route that will not go on; the child may be given another. Refused: NOT_FOUND, CHANGED_MEANWHILE, YEAR_CLOSED, CLOSED_ALREADY. */
export async function closePathway(
  context: Context,
  input: z.output<typeof closePathwaySchema>,
): Promise<Result<{ id: string }, PathwayRefused>> {
  const opened = await openRows(context, [{ id: input.pathwayId, version: input.version }])
  if ('refusal' in opened) return opened.refusal
  const [pathway] = opened.pathways
  if (!pathway) return refuse('NOT_FOUND')
  const objection = decideClosing(pathway.state)
  if (objection) return refuse(objection)
  // A draft that was begun by mistake leaves the earlier route to the next one.
  const released = pathway.state === 'DRAFT' ? { continuesId: null } : {}
  const closed = { state: 'CLOSED' as const, closedReason: input.reason, openFor: null, ...released }
  return step(context, pathway, closed, 'pathwayClosed')
}

/** What a quarter brought; written again it takes the earlier text's place. Refused: NOT_FOUND, NOT_YOUR_PART, YEAR_CLOSED, NOT_ACTIVE. */
export async function reviewPathway(
  context: Context,
  input: z.output<typeof reviewPathwaySchema>,
): Promise<Result<{ id: string }, PathwayRefused>> {
  const { tx, now, actor } = context
  const opened = await openPathway(context, input.pathwayId)
  if (!opened.ok) return opened.refusal
  const { pathway } = opened
  if (!canLeadPathway(actor, pathway)) return refuse('NOT_YOUR_PART')
  if (!pathway.yearOpen) return refuse('YEAR_CLOSED')
  if (pathway.state !== 'ACTIVE' && pathway.state !== 'REVISION') return refuse('NOT_ACTIVE')
  const { quarter, text } = input
  const review = { text, reviewedAt: now, reviewedById: actor.userId }
  await tx.pathwayReview.upsert({
    where: { pathwayId_quarter: { pathwayId: pathway.id, quarter } },
    create: { pathwayId: pathway.id, quarter, ...review },
    update: review,
  })
  await tellPathway(context, 'pathwayReviewed', pathway.id, { quarter })
  return done({ id: pathway.id })
}

/** Records who signed the paper, and when; a day ahead is a field error. Refused: NOT_FOUND, NOT_YOUR_PART, YEAR_CLOSED, NOT_ACTIVE. */
export async function signPathway(
  context: Context,
  input: z.output<typeof signPathwaySchema>,
): Promise<Result<{ id: string }, PathwayRefused>> {
  const { tx, now, actor, today } = context
  const opened = await openPathway(context, input.pathwayId)
  if (!opened.ok) return opened.refusal
  const { pathway } = opened
  if (!canLeadPathway(actor, pathway)) return refuse('NOT_YOUR_PART')
  if (!pathway.yearOpen) return refuse('YEAR_CLOSED')
  if (pathway.state === 'DRAFT' || pathway.state === 'CLOSED') return refuse('NOT_ACTIVE')
  if (input.signedOn > today) return invalid({ signedOn: ['Этот день ещё не наступил.'] })
  const { party } = input
  const signature = { signedOn: dayToDate(input.signedOn), recordedAt: now, recordedById: actor.userId }
  await tx.pathwaySignature.upsert({
    where: { pathwayId_party: { pathwayId: pathway.id, party } },
    create: { pathwayId: pathway.id, party, ...signature },
    update: signature,
  })
  await tellPathway(context, 'pathwaySigned', pathway.id, { party })
  return done({ id: pathway.id })
}
