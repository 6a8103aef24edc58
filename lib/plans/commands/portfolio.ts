import 'server-only'
import type { z } from 'zod'
import { dayToDate } from '@/lib/kernel/calendar'
import { type CommonReason, type Context, done, invalid, type Result, refuse } from '@/lib/kernel/command'
import { canKeep, canLead } from '../policy/registers'
import { findModule, findPortfolio, findPortfolioFacts } from '../queries/portfolio'
import { whyNotHeld } from '../rules/registers'
import type {
  addPortfolioSchema,
  editPortfolioSchema,
  removePortfolioSchema,
  saveModuleSchema,
} from '../schema/portfolio'
import { enterRegister, keeperOf, type OpenPlace, type RegisterRefused, tellRegister, unknownKeeper } from './registers'

type Refused = RegisterRefused | CommonReason
type Content = Omit<z.output<typeof addPortfolioSchema>, 'requestKey'>

/**
 * Says whether the upbringing programme of the current year has the module «Профориентация» (item 4.3). The same once more is
 * `already`. Refused: FORBIDDEN, NOT_FOR_THIS_BODY, YEAR_CLOSED, CHANGED_MEANWHILE.
 */
export async function saveModule(
  context: Context,
  input: z.output<typeof saveModuleSchema>,
): Promise<Result<undefined, Refused>> {
  const { tx, now, scope, actor } = context
  const entered = await enterRegister(context, 'portfolio')
  if (!entered.ok) return entered.refusal
  const { organizationId, year } = entered.place
  if (!canLead(actor, { organizationId })) return refuse('FORBIDDEN')
  const before = await findModule(tx, scope, organizationId, year.id)
  const { present, place } = input
  if (before && before.present === present && before.place === place) return done(undefined, true)
  if ((before?.version ?? 0) !== input.version) {
    const theirs = { Модуль: before?.present ? 'есть' : 'нет', 'Где стоит': before?.place ?? '' }
    return refuse('CHANGED_MEANWHILE', { theirs, version: before?.version ?? 0 })
  }
  const data = { present, place, updatedAt: now, updatedById: actor.userId }
  const { id } = before
    ? await tx.upbringingModule.update({
        where: { id: before.id },
        data: { ...data, version: { increment: 1 } },
        select: { id: true },
      })
    : await tx.upbringingModule.create({
        data: { municipalityId: scope.municipalityId, organizationId, yearId: year.id, ...data },
        select: { id: true },
      })
  await tellRegister(context, 'upbringingModuleChanged', { organizationId, subjectId: id }, { present })
  return done()
}

/** The columns that the form fills, or why it cannot be saved. */
async function judge(
  context: Context,
  place: OpenPlace,
  input: Content,
  leaderBefore: string | null,
): Promise<{ ok: true; data: ReturnType<typeof columnsOf> } | { ok: false; refusal: Result<never, Refused> }> {
  const { tx, scope, today } = context
  const { organizationId, year } = place
  const errors: Record<string, string[]> = {}
  const day = input.heldOn && whyNotHeld(input.heldOn, today, year)
  if (day) errors.heldOn = [day]
  const where = { municipalityId: scope.municipalityId, organizationId, yearId: year.id }
  const facts = await findPortfolioFacts(tx, where, input)
  if (!facts.partnerKnown) errors.partnerId = ['Этого партнёра нет в реестре. Выберите другого.']
  if (!facts.activityKnown) errors.activityId = ['Этого мероприятия нет среди записанных. Выберите другое.']
  if (Object.keys(errors).length > 0) return { ok: false, refusal: invalid(errors) }
  const leaderId = await keeperOf(context, organizationId, input.leaderId, leaderBefore)
  if (!leaderId) return { ok: false, refusal: unknownKeeper('leaderId') }
  return { ok: true, data: columnsOf(input, leaderId) }
}

function columnsOf(input: Content, leaderId: string) {
  const { kind, title, gradeFrom, gradeTo, partnerId, withParents, result, activityId } = input
  const heldOn = input.heldOn && dayToDate(input.heldOn)
  return { kind, title, gradeFrom, gradeTo, partnerId, withParents, heldOn, result, activityId, leaderId }
}

/**
 * Adds a trial, a game, a group study or a project to the portfolio of the current year; planned while it has no day. The same
 * `requestKey` once more is `already`. Refused: FORBIDDEN, NOT_FOR_THIS_BODY, YEAR_CLOSED; partner, activity, leader and day that do
 * not fit are field errors.
 */
export async function addPortfolio(
  context: Context,
  input: z.output<typeof addPortfolioSchema>,
): Promise<Result<{ id: string }, Refused>> {
  const { tx, now, scope, actor } = context
  const entered = await enterRegister(context, 'portfolio')
  if (!entered.ok) return entered.refusal
  const { organizationId, year } = entered.place
  const { requestKey, ...content } = input
  if (await findPortfolio(tx, scope, requestKey)) return done({ id: requestKey }, true)
  const judged = await judge(context, entered.place, content, null)
  if (!judged.ok) return judged.refusal
  const [made] = await tx.portfolioProject.createManyAndReturn({
    data: {
      ...judged.data,
      ...{ id: requestKey, municipalityId: scope.municipalityId, organizationId, yearId: year.id },
      createdAt: now,
      createdById: actor.userId,
    },
    skipDuplicates: true,
    select: { id: true },
  })
  if (!made) return refuse('NOT_FOUND')
  await tellRegister(context, 'portfolioAdded', { organizationId, subjectId: made.id }, { kind: content.kind })
  return done(made)
}

/** The record that the actor may write now. */
async function open(context: Context, portfolioId: string) {
  const entered = await enterRegister(context, 'portfolio')
  if (!entered.ok) return entered
  const record = await findPortfolio(context.tx, context.scope, portfolioId)
  if (!record) return { ok: false as const, refusal: refuse('NOT_FOUND') }
  if (!canKeep(context.actor, { organizationId: record.organizationId, keeperId: record.leaderId })) {
    return { ok: false as const, refusal: refuse('FORBIDDEN') }
  }
  if (!record.open) return { ok: false as const, refusal: refuse('YEAR_CLOSED') }
  return { ok: true as const, place: entered.place, record }
}

/** Changes a record of the portfolio. Refused: NOT_FOUND, FORBIDDEN (another's), YEAR_CLOSED, CHANGED_MEANWHILE, and as `addPortfolio`. */
export async function editPortfolio(
  context: Context,
  input: z.output<typeof editPortfolioSchema>,
): Promise<Result<{ id: string }, Refused>> {
  const opened = await open(context, input.portfolioId)
  if (!opened.ok) return opened.refusal
  const { record, place } = opened
  if (record.version !== input.version) {
    const theirs = { Название: record.title, Результат: record.result ?? '' }
    return refuse('CHANGED_MEANWHILE', { theirs, version: record.version })
  }
  const judged = await judge(context, place, input, record.leaderId)
  if (!judged.ok) return judged.refusal
  await context.tx.portfolioProject.update({
    where: { id: record.id },
    data: { ...judged.data, version: { increment: 1 } },
  })
  const { organizationId } = record
  await tellRegister(context, 'portfolioChanged', { organizationId, subjectId: record.id }, { kind: input.kind })
  return done({ id: record.id })
}

/** Takes a record out of the portfolio; it stays for the journal. Refused: NOT_FOUND, FORBIDDEN, YEAR_CLOSED, CHANGED_MEANWHILE. */
export async function removePortfolio(
  context: Context,
  input: z.output<typeof removePortfolioSchema>,
): Promise<Result<undefined, Refused>> {
  const opened = await open(context, input.portfolioId)
  if (!opened.ok) return opened.refusal
  const { record } = opened
  if (record.version !== input.version) {
    return refuse('CHANGED_MEANWHILE', { theirs: { Название: record.title }, version: record.version })
  }
  await context.tx.portfolioProject.update({
    where: { id: record.id },
    data: { removedAt: context.now, version: { increment: 1 } },
  })
  const { organizationId } = record
  await tellRegister(context, 'portfolioRemoved', { organizationId, subjectId: record.id })
  return done()
}
