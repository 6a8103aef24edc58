import 'server-only'
import { notFound } from 'next/navigation'
import { listYears } from '@/lib/institutions/queries'
import type { Actor } from '@/lib/kernel/actor'
import type { Day } from '@/lib/kernel/calendar'
import { db } from '@/lib/kernel/db'
import { recordIdSchema } from '@/lib/kernel/input'
import { requireActor, requireScope } from '@/lib/kernel/request'
import { type Scope, scopeOf } from '@/lib/kernel/scope'
import { canConfirm, canEditNorms, isAboveSchool } from '../policy'
import { type ClassHead, findClass, listClassesToday, listDirections } from '../queries/classes'
import {
  findChildHours,
  findNorms,
  type GradeTotals,
  listClassHours,
  listGradeTotals,
  listOrganizationTotals,
  listPupilHours,
  type OneClassHours,
  type OrganizationTotals,
  TOTALS_PAGE,
} from '../queries/hours'
import {
  type AgainstNorm,
  againstNorm,
  type DirectionHours,
  forecastHours,
  type GapCloser,
  gapClosers,
  suppressed,
  type UpcomingEvent,
} from '../rules/hours'
import { hoursQuerySchema } from '../schema/norms'
import type { ClassToday, Direction, NormRow, PersonName, Year } from '../types'
import { firstOf, type Query, todayOf } from './activities'

/**
 * Events ahead with places for pupils of an organisation. The plans' domain stands above this one: its page hands its own function to
 * the class's view, so that hours know nothing of plans.
 */
export type UpcomingSource = (classGroup: ClassHead, today: Day) => Promise<UpcomingEvent[]>
const nothingAhead: UpcomingSource = async () => []

/** A year that is over is looked at as it stood on its last day. */
function dayWithin(year: Year, today: Day): Day {
  if (today > year.endsOn) return year.endsOn
  return today
}

/** In lists and exports, of a child whose family has withdrawn its consent (rules 14, 21): counted, not named. */
const HIDDEN_NAME: PersonName = { lastName: 'Без согласия семьи', firstName: '', middleName: null }

export type PupilRow = {
  id: string
  name: PersonName
  hours: DirectionHours[]
  against: AgainstNorm
  forecast: number | null
  closers: GapCloser[]
}
export type ClassHoursView = {
  group: ClassHead
  directions: Direction[]
  norms: NormRow[]
  level: NormRow['level']
  pupils: PupilRow[]
  totals: OneClassHours[]
  today: Day
}

/** The hours of a class within a scope: pupils × directions against the norm; null when it is not in reach. Five statements. */
export async function findClassHours(
  actor: Actor,
  scope: Scope,
  classId: string,
  upcoming: UpcomingSource = nothingAhead,
): Promise<ClassHoursView | null> {
  const today = todayOf(actor)
  const group = recordIdSchema.safeParse(classId).success ? await findClass(db(), scope, today, classId) : null
  if (!group) return null
  const { year } = group
  const day = dayWithin(year, today)
  const [rows, directions, { norms, level }, totals, ahead] = await Promise.all([
    listPupilHours(db(), scope, today, group.id, year.id, day),
    listDirections(db(), actor.municipalityId, year.id),
    findNorms(db(), actor.municipalityId, year.id, group.organizationId),
    listClassHours(db(), group.id),
    upcoming(group, today),
  ])
  const pupils = rows.map(({ id, hours, nameHidden, ...known }) => {
    const name = nameHidden ? HIDDEN_NAME : known
    const against = againstNorm(group.grade, level, norms, hours)
    const forecast = against.normed ? forecastHours(against.hours, year, day) : null
    return { id, name, hours, against, forecast, closers: gapClosers(against, group.grade, today, ahead) }
  })
  return { group, directions, norms, level, pupils, totals, today }
}

export type ChildHoursView = {
  yearCode: string
  directions: { id: string; shortTitle: string }[]
  against: AgainstNorm
  forecast: number | null
}

/** The hours of one child against the norm, for its family; null for who learns nowhere today. Two statements. */
export async function findHoursOfChild(actor: Actor, scope: Scope, studentId: string): Promise<ChildHoursView | null> {
  const today = todayOf(actor)
  const found = await findChildHours(db(), scope, today, studentId)
  if (!found) return null
  const { grade, organizationId, year, directions, hours } = found
  const { norms, level } = await findNorms(db(), actor.municipalityId, year.id, organizationId)
  const against = againstNorm(grade, level, norms, hours)
  const forecast = against.normed ? forecastHours(against.hours, year, today) : null
  return { yearCode: year.code, directions, against, forecast }
}

export async function loadClassHours(classId: string, upcoming?: UpcomingSource): Promise<ClassHoursView> {
  const { actor, scope } = await requireScope('hours.read')
  const view = await findClassHours(actor, scope, classId, upcoming)
  if (!view) notFound()
  return view
}

/** Counts of a group too small to be shown above the school are null. */
export type TotalsRow = Omit<OrganizationTotals, 'pupils' | 'reached'> & {
  pupils: number | null
  reached: number | null
}
export type PivotRow = { grade: number; cells: (number | null)[]; hours: number | null; attendances: number | null }

export type TotalsView = {
  kind: 'totals'
  aboveSchool: boolean
  years: Year[]
  year: Year | null
  /** A page of them, or the one that the view is narrowed to. */
  organizations: TotalsRow[]
  /** The organisation after which the next page begins, and that after which this one does. */
  next: string | null
  after: string | null
  /** Narrowed to one organisation. */
  organizationId: string | null
  directions: Direction[]
  pivot: PivotRow[]
  classes: ClassToday[]
  /** Of the own organisation, for head and deputy. */
  level: NormRow['level'] | null
  mayChoose: boolean
}
export type HoursView = TotalsView | { kind: 'classes'; classes: ClassToday[] }

/** Rule 26: what tells of fewer than five children, or leaves fewer than five over, is not shown above the school. */
export function shownTotals(row: OrganizationTotals, aboveSchool: boolean): TotalsRow {
  const rest = row.pupils - row.reached
  const small = aboveSchool && suppressed(rest, true) === null
  const pupils = suppressed(row.pupils, aboveSchool)
  return { ...row, pupils, reached: pupils === null || small ? null : suppressed(row.reached, aboveSchool) }
}

export function pivotOf(
  cells: readonly GradeTotals[],
  directions: readonly Direction[],
  aboveSchool: boolean,
): PivotRow[] {
  const grades = [...new Set(cells.map(({ grade }) => grade))].sort((a, b) => a - b)
  return grades.map((grade) => {
    const own = cells.filter((cell) => cell.grade === grade)
    const attendances = own.reduce((sum, cell) => sum + cell.attendances, 0)
    const hidden = suppressed(attendances, aboveSchool) === null
    const hoursOf = (id: string) => own.find(({ directionId }) => directionId === id)
    const shown = directions.map(({ id }) => {
      const cell = hoursOf(id)
      return hidden || (cell && suppressed(cell.attendances, aboveSchool) === null) ? null : (cell?.hours ?? 0)
    })
    // One hidden square could be told from the sum of the row.
    const hours = shown.includes(null) ? null : own.reduce((sum, cell) => sum + cell.hours, 0)
    return { grade, attendances: hidden ? null : attendances, hours, cells: shown }
  })
}

/** Totals in counts for those above the school and for heads; own classes for those who work with them. */
export async function loadHours(query: Query): Promise<HoursView> {
  const actor = await requireActor()
  const today = todayOf(actor)
  const scope = scopeOf(actor, 'hours.totals')
  if (!scope) {
    const { scope: own } = await requireScope('hours.read')
    return { kind: 'classes', classes: await listClassesToday(db(), own, today) }
  }
  return findTotals(actor, scope, query, 'page')
}

/** Totals of organisations: a page of them for the screen, all of them for a sheet. */
export async function findTotals(
  actor: Actor,
  scope: Scope,
  query: Query,
  amount: 'page' | 'all',
): Promise<TotalsView> {
  const today = todayOf(actor)
  const asked = hoursQuerySchema.parse(firstOf(query))
  const aboveSchool = isAboveSchool(actor)
  const years = await listYears(db(), actor)
  const year = years.find(({ id }) => id === asked.year) ?? years.find(({ state }) => state === 'CURRENT') ?? null
  const common = { kind: 'totals' as const, aboveSchool, years, year, mayChoose: canConfirm(actor, actor) }
  if (!year) {
    const none = { organizations: [], next: null, after: null, organizationId: null }
    return { ...common, ...none, directions: [], pivot: [], classes: [], level: null }
  }
  const day = dayWithin(year, today)
  const readsClasses = scopeOf(actor, 'hours.read')
  const narrowed = { ...scope, organizationId: scope.organizationId ?? asked.organization }
  const page = amount === 'page' ? { after: asked.after } : undefined
  const [found, directions, cells, classes] = await Promise.all([
    listOrganizationTotals(db(), narrowed, year.id, day, narrowed.organizationId ? undefined : page),
    listDirections(db(), actor.municipalityId, year.id),
    listGradeTotals(db(), scope, year.id, asked.organization),
    readsClasses ? listClassesToday(db(), readsClasses, today, 120) : [],
  ])
  const totals = page ? found.slice(0, TOTALS_PAGE) : found
  const organizations = totals.map((row) => shownTotals(row, aboveSchool))
  return {
    ...common,
    organizations,
    next: totals.length < found.length ? (totals.at(-1)?.id ?? null) : null,
    after: asked.after,
    organizationId: totals.find(({ id }) => id === asked.organization)?.id ?? null,
    directions,
    pivot: pivotOf(cells, directions, aboveSchool),
    classes,
    level: scope.organizationId ? (totals[0]?.level ?? 'BASE') : null,
  }
}

export type NormsView = {
  years: Year[]
  year: Year | null
  directions: Direction[]
  norms: NormRow[]
  canEdit: boolean
}

export async function loadNorms(query: Query): Promise<NormsView> {
  const { actor } = await requireScope('norm.edit')
  const asked = hoursQuerySchema.parse(firstOf(query))
  const years = await listYears(db(), actor)
  const year = years.find(({ id }) => id === asked.year) ?? years.find(({ state }) => state === 'CURRENT') ?? null
  if (!year) return { years, year: null, directions: [], norms: [], canEdit: false }
  const [directions, { norms }] = await Promise.all([
    listDirections(db(), actor.municipalityId, year.id),
    findNorms(db(), actor.municipalityId, year.id, null),
  ])
  return { years, year, directions, norms, canEdit: canEditNorms(actor) && year.state !== 'CLOSED' }
}
