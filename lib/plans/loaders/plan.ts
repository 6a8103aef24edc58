import 'server-only'
import { notFound } from 'next/navigation'
import { yearsOf } from '@/lib/institutions/loaders'
import { findWorkingCalendar, listBreaks, listYears } from '@/lib/institutions/queries'
import type { Actor } from '@/lib/kernel/actor'
import { type Day, localDay } from '@/lib/kernel/calendar'
import { systemNow } from '@/lib/kernel/clock'
import { db } from '@/lib/kernel/db'
import { recordIdSchema } from '@/lib/kernel/input'
import type { PlanKind } from '@/lib/kernel/prisma/enums'
import { requireActor, requireScope } from '@/lib/kernel/request'
import { scopeOf } from '@/lib/kernel/scope'
import { listPartnerChoices } from '@/lib/partners/queries'
import type { PartnerChoice } from '@/lib/partners/types'
import { listStaffChoices } from '@/lib/students/queries/classes'
import { canDecidePlans, canEditPlan, canProposeEntry, canReviewPlans, seesDrafts } from '../policy/plan'
import { listCopySources } from '../queries/copy-sources'
import { listOwnPlans, type OwnPlan } from '../queries/entry-proposals'
import { listItemChoices } from '../queries/items'
import {
  countPlans,
  findPlan,
  findPlanGround,
  hasCentre,
  listEntries,
  listPlans,
  type PlanGround,
} from '../queries/plan'
import { nameInPlan } from '../rules/named'
import { type PlanDifference, planDifference } from '../rules/plan-difference'
import { fallsOnRest, type PlanGap, planAgainstNorm } from '../rules/plan-entries'
import {
  decideAmending,
  decidePlanDecision,
  decidePlanReview,
  type EntryStanding,
  entryStanding,
  owesPlan,
} from '../rules/plan-states'
import { type PlanListFilter, planListSchema, planQuerySchema } from '../schema/plan'
import type { CopySource, ItemChoice, Plan, PlanEntry, PlanRevision, PlanRow, PlanYear } from '../types/plan'

type Query = Record<string, string | string[] | undefined>

const first = (query: Query) =>
  Object.fromEntries(Object.entries(query).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]))

/** So long an answer to a proposal is told on the home page. */
const ANSWERS_SHOWN_MS = 14 * 86_400_000

const todayOf = (actor: Actor) => localDay(systemNow(), actor.timeZone)

export type PlanListView = {
  filter: PlanListFilter
  years: PlanYear[]
  year: PlanYear | null
  rows: PlanRow[]
  next: string | null
  aboveSchool: boolean
  /** Kinds of plan that the own organisation owes and has not begun. */
  mayBegin: PlanKind[]
}

/** Who owes a plan and how far it is; for an organisation its own one or two. Three statements and the session's. */
export async function loadPlans(query: Query): Promise<PlanListView> {
  const { actor, scope } = await requireScope('plan.read')
  const filter = planListSchema.parse(first(query))
  const years = await listYears(db(), actor)
  const year = years.find(({ id }) => id === filter.year) ?? years.find(({ state }) => state === 'CURRENT') ?? null
  const { rows, next } = year ? await listPlans(db(), scope, year.id, filter) : { rows: [], next: null }
  const own = actor.organizationId
  const begins = own !== null && year?.state === 'CURRENT' && canEditPlan(actor, { organizationId: own })
  return {
    ...{ filter, years, year, rows, next },
    aboveSchool: !seesDrafts(actor),
    mayBegin: begins ? rows.filter(({ planId }) => planId === null).map(({ kind }) => kind) : [],
  }
}

export type PlansAtHomeView =
  | { kind: 'queue'; state: 'SUBMITTED' | 'RC_REVIEWED'; waiting: number }
  | { kind: 'own'; rows: PlanRow[]; code: string; proposals: Record<string, number> }
  | { kind: 'staff'; plans: (OwnPlan & { mayPropose: boolean })[] }

/**
 * What of the plans belongs on the home page: the queue of the centre or the Department; of a head the own plans and proposals that wait;
 * of a teacher the plan to read and how the own proposals stand; null for the others. Three statements at most.
 */
export async function loadPlansAtHome(): Promise<PlansAtHomeView | null> {
  const actor = await requireActor()
  const scope = scopeOf(actor, 'plan.read')
  if (!scope) return null
  if (canReviewPlans(actor) || canDecidePlans(actor)) {
    const state = canReviewPlans(actor) ? 'SUBMITTED' : 'RC_REVIEWED'
    return { kind: 'queue', state, waiting: await countPlans(db(), scope, state) }
  }
  const own = actor.organizationId
  if (!own || scope.reach !== 'own') return null
  const mayPropose = canProposeEntry(actor, { organizationId: own })
  if (!canEditPlan(actor, { organizationId: own })) {
    const since = new Date(systemNow().getTime() - ANSWERS_SHOWN_MS)
    const plans = await listOwnPlans(db(), scope, { personId: actor.userId, since })
    // What is not in force yet is the head's work; who proposes for it sees it all the same.
    const shown = plans.filter(({ inForce }) => inForce || mayPropose)
    return shown.length > 0 ? { kind: 'staff', plans: shown.map((plan) => ({ ...plan, mayPropose })) } : null
  }
  const year = (await yearsOf(actor.municipalityId)).find(({ state }) => state === 'CURRENT')
  if (!year) return null
  const [{ rows }, plans] = await Promise.all([
    listPlans(db(), scope, year.id, planListSchema.parse({})),
    listOwnPlans(db(), scope, null),
  ])
  const proposals = Object.fromEntries(plans.map(({ planId, counts }) => [planId, counts.proposed]))
  return { kind: 'own', rows, code: year.code, proposals }
}

export type NewPlanView = {
  kinds: PlanKind[]
  year: PlanYear
  hasLast: Record<PlanKind, boolean>
  level: boolean
  /** Plans to copy from besides last year's own. */
  sources: CopySource[]
}

/** For the page that begins a plan: the kinds still to be begun. */
export async function loadNewPlan(): Promise<NewPlanView> {
  const { actor, scope } = await requireScope('plan.edit')
  const own = actor.organizationId
  if (!own) notFound()
  const [school, kindergarten] = await Promise.all([
    findPlanGround(db(), scope.municipalityId, own, 'SCHOOL', null),
    findPlanGround(db(), scope.municipalityId, own, 'KINDERGARTEN', null),
  ])
  if (!school.year) notFound()
  const rows = (await listPlans(db(), scope, school.year.id, planListSchema.parse({}))).rows
  const kinds = rows
    .filter(({ planId, kind }) => planId === null && owesPlan(school.programs, kind))
    .map(({ kind }) => kind)
  const { startsOn } = school.year
  const found = kinds.length > 0 ? await listCopySources(db(), scope, { organizationId: own, kinds, startsOn }) : []
  const last = [school.lastRevisionId, kindergarten.lastRevisionId]
  return {
    kinds,
    year: school.year,
    sources: found.filter(({ revisionId }) => !last.includes(revisionId)),
    hasLast: { SCHOOL: school.lastRevisionId !== null, KINDERGARTEN: kindergarten.lastRevisionId !== null },
    level: school.grades.some((grade) => grade >= 6),
  }
}

export type PlanEntryView = PlanEntry & { standing: EntryStanding; onRest: boolean }

export type PlanView = {
  plan: Plan
  revision: PlanRevision
  entries: PlanEntryView[]
  against: PlanGap[]
  ground: Pick<PlanGround, 'directions' | 'grades' | 'norms'>
  today: Day
  timeZone: string
  may: {
    edit: boolean
    amend: boolean
    drop: boolean
    review: boolean
    mark: boolean
    decide: boolean
    approve: boolean
    changeLines: boolean
  }
}

async function findView(planId: string, query: Query): Promise<{ view: PlanView; actor: Actor }> {
  const { actor, scope } = await requireScope('plan.read')
  const asked = planQuerySchema.parse(first(query))
  const id = recordIdSchema.safeParse(planId)
  const plan = id.success ? await findPlan(db(), scope, id.data, seesDrafts(actor)) : null
  if (!plan) notFound()
  const edits = canEditPlan(actor, plan)
  const inForce = plan.revisions.find(({ state }) => state === 'APPROVED')
  const usual = edits || !seesDrafts(actor) ? plan.revisions[0] : (inForce ?? plan.revisions[0])
  const revision = asked.revision ? plan.revisions.find(({ number }) => number === asked.revision) : usual
  if (!revision) notFound()
  const firstYear = Number(plan.year.startsOn.slice(0, 4))
  const [entries, ground, calendar, breaks, centre] = await Promise.all([
    listEntries(db(), revision.id),
    findPlanGround(db(), scope.municipalityId, plan.organizationId, plan.kind, plan.year.id),
    findWorkingCalendar(db(), scope.municipalityId, firstYear, firstYear + 1),
    listBreaks(db(), scope, plan.year.id, plan.organizationId),
    hasCentre(db(), scope.municipalityId),
  ])
  const today = todayOf(actor)
  const closed = plan.year.state === 'CLOSED'
  const rest = breaks.own.length > 0 ? breaks.own : breaks.usual
  const decision = (verdict: 'APPROVE' | 'RETURN') =>
    canDecidePlans(actor) && decidePlanDecision({ ...revision, hasCentre: centre }, actor.userId, verdict) === null
  const view: PlanView = {
    plan,
    revision,
    entries: entries.map((entry) => ({
      ...entry,
      standing: entryStanding(entry, today),
      onRest: fallsOnRest(entry, calendar, rest),
    })),
    against: plan.kind === 'SCHOOL' ? planAgainstNorm(revision.level, ground.norms, ground.grades, entries) : [],
    ground,
    today,
    timeZone: actor.timeZone,
    may: {
      edit: edits && revision.state === 'DRAFT' && !closed,
      amend:
        edits &&
        decideAmending(
          plan.revisions.map(({ state }) => state),
          closed,
        ) === null,
      drop: edits && revision.state === 'DRAFT' && inForce !== undefined && !closed,
      review: canReviewPlans(actor) && decidePlanReview(revision.state) === null,
      mark: canReviewPlans(actor) && inForce !== undefined,
      decide: decision('RETURN'),
      approve: decision('APPROVE'),
      changeLines: edits && revision.state === 'APPROVED' && !closed,
    },
  }
  return { view, actor }
}

/** A plan as one of its revisions words it. Six statements and the session's, whatever the number of its entries. */
export async function loadPlan(planId: string, query: Query): Promise<PlanView> {
  return (await findView(planId, query)).view
}

export type PlanFormView = PlanView & { partners: PartnerChoice[] }

/** For the pages that write in the draft; others find no such page. */
export async function loadPlanDraft(planId: string): Promise<PlanFormView> {
  const { view, actor } = await findView(planId, {})
  if (!view.may.edit) notFound()
  return { ...view, partners: await listPartnerChoices(db(), actor.municipalityId) }
}

export type EntryFormView = PlanFormView & { staff: { id: string; name: string }[]; items: ItemChoice[] }

/** For the form of an entry: the draft, and who of the staff may answer for it. */
export async function loadEntryForm(planId: string, entryId: string | null = null): Promise<EntryFormView> {
  const view = await loadPlanDraft(planId)
  const kept = view.entries.find(({ id }) => id === entryId)?.itemId ?? null
  const [staff, items] = await Promise.all([
    listStaffChoices(db(), view.plan.organizationId, view.today),
    listItemChoices(db(), view.plan.organizationId, kept),
  ])
  return { ...view, items, staff: staff.map((person) => ({ id: person.id, name: nameInPlan(person) })) }
}

/** An entry of the draft to change. */
export async function loadPlanEntry(
  planId: string,
  entryId: string,
): Promise<EntryFormView & { entry: PlanEntryView }> {
  const view = await loadEntryForm(planId, entryId)
  const entry = view.entries.find(({ id }) => id === entryId)
  if (!entry) notFound()
  return { ...view, entry }
}

/** An entry of the plan in force to move or cancel. */
export async function loadPlanLine(planId: string, lineId: string): Promise<PlanView & { entry: PlanEntryView }> {
  const { view } = await findView(planId, {})
  const inForce = view.plan.revisions.find(({ state }) => state === 'APPROVED')
  const shown =
    inForce && inForce.id !== view.revision.id ? await loadPlan(planId, { revision: String(inForce.number) }) : view
  const entry = shown.entries.find((each) => each.lineId === lineId)
  if (!entry || !shown.may.changeLines) notFound()
  return { ...shown, entry }
}

export type PlanComparison = {
  plan: Plan
  before: PlanRevision
  after: PlanRevision
  difference: PlanDifference<PlanEntry>
}

/** Two revisions side by side: `?revision=` the later, `?with=` the earlier; without them the newest and the one before it. */
export async function loadPlanComparison(planId: string, query: Query): Promise<PlanComparison> {
  const { actor, scope } = await requireScope('plan.read')
  const asked = planQuerySchema.parse(first(query))
  const id = recordIdSchema.safeParse(planId)
  const plan = id.success ? await findPlan(db(), scope, id.data, seesDrafts(actor)) : null
  const after = plan?.revisions.find(({ number }) => number === asked.revision) ?? plan?.revisions[0]
  const before =
    plan?.revisions.find(({ number }) => number === asked.with) ??
    plan?.revisions.find(({ number }) => after !== undefined && number < after.number)
  if (!plan || !after || !before || before.id === after.id) notFound()
  const [old, now] = await Promise.all([listEntries(db(), before.id), listEntries(db(), after.id)])
  return { plan, before, after, difference: planDifference(old, now) }
}
