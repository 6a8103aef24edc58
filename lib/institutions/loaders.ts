import 'server-only'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import type { Actor } from '@/lib/kernel/actor'
import { type Day, localDay, weekday } from '@/lib/kernel/calendar'
import { systemNow } from '@/lib/kernel/clock'
import { db } from '@/lib/kernel/db'
import { requireActor, requireScope } from '@/lib/kernel/request'
import { type Scope, scopeOf } from '@/lib/kernel/scope'
import {
  canEditCalendar,
  canEditOrganizations,
  canEditYears,
  canOpenPeople,
  canReopenOrganizations,
  canSetOwnBreaks,
} from './policy'
import {
  findOrganization,
  listBreaks,
  listCalendarExceptions,
  listOrganizationChoices,
  listOrganizationPeople,
  listOrganizations,
  listSettlements,
  listYears,
} from './queries'
import { calendarMonths } from './rules/calendar'
import {
  breaksMark,
  decideClosingYear,
  decideMakeCurrent,
  effectiveYearGap,
  nextStartYear,
  type YearGap,
  yearCode,
  yearToShow,
} from './rules/years'
import { calendarYearSchema, organizationFilterSchema } from './schema'
import type {
  AcademicYear,
  CalendarYear,
  Organization,
  OrganizationChoice,
  OrganizationFilter,
  OrganizationPage,
  OrganizationPerson,
  YearBreaks,
} from './types'

type Query = Record<string, string | string[] | undefined>

const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value)

export type OrganizationList = {
  filter: OrganizationFilter
  page: OrganizationPage
  settlements: string[]
  canEdit: boolean
}

export async function loadOrganizations(query: Query): Promise<OrganizationList> {
  const { actor, scope } = await requireScope('organization.read')
  const filter = organizationFilterSchema.parse({
    search: one(query.q),
    kind: one(query.kind),
    program: one(query.program),
    settlement: one(query.settlement),
    status: one(query.status),
    after: one(query.after),
  })
  const [page, settlements] = await Promise.all([listOrganizations(db(), scope, filter), listSettlements(db(), scope)])
  return { filter, page, settlements, canEdit: canEditOrganizations(actor) }
}

export type OrganizationView = {
  organization: Organization
  people: OrganizationPerson[]
  canEdit: boolean
  canReopen: boolean
  canOpenPeople: boolean
}

const isId = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)

export const loadOrganization = cache(async (organizationId: string): Promise<OrganizationView> => {
  const { actor, scope } = await requireScope('organization.read')
  if (!isId(organizationId)) notFound()
  const [organization, people] = await Promise.all([
    findOrganization(db(), scope, organizationId),
    listOrganizationPeople(db(), scope, organizationId),
  ])
  if (!organization) notFound()
  return {
    organization,
    people,
    canEdit: canEditOrganizations(actor),
    canReopen: canReopenOrganizations(actor),
    canOpenPeople: canOpenPeople(actor),
  }
})

/** For the pages that change an organisation: others find no such page. */
export async function loadOrganizationToEdit(
  organizationId: string,
): Promise<{ organization: Organization; choices: OrganizationChoice[]; today: Day }> {
  const { actor, scope } = await requireScope('organization.edit')
  if (!isId(organizationId)) notFound()
  const [organization, choices] = await Promise.all([
    findOrganization(db(), scope, organizationId),
    listOrganizationChoices(db(), scope),
  ])
  if (!organization) notFound()
  return { organization, choices, today: localDay(systemNow(), actor.timeZone) }
}

/** For the page that undoes a closing; others find no such page. */
export async function loadOrganizationToReopen(organizationId: string): Promise<Organization> {
  const { actor, scope } = await requireScope('organization.edit')
  if (!canReopenOrganizations(actor) || !isId(organizationId)) notFound()
  const organization = await findOrganization(db(), scope, organizationId)
  if (!organization || (organization.status === 'ACTIVE' && organization.closingAs === null)) notFound()
  return organization
}

/** Passes only who may add organisations. */
export async function loadNewOrganization(): Promise<void> {
  await requireScope('organization.edit')
}

/** Organisations to choose from within a scope that a page already has. */
export function loadOrganizationChoices(scope: Scope): Promise<OrganizationChoice[]> {
  return listOrganizationChoices(db(), scope)
}

export type CalendarView = { actor: Actor; calendar: CalendarYear; canEdit: boolean; thisYear: number; today: Day }

export async function loadCalendar(query: Query): Promise<CalendarView> {
  const { actor, scope } = await requireScope('calendar.read')
  const today = localDay(systemNow(), actor.timeZone)
  const thisYear = Number(today.slice(0, 4))
  const year = calendarYearSchema.parse(one(query.year)) ?? thisYear
  const exceptions = await listCalendarExceptions(db(), scope.municipalityId, year, year)
  const months = calendarMonths(year, exceptions)
  const workingDays = months.reduce((sum, month) => sum + month.workingDays, 0)
  const calendar: CalendarYear = {
    year,
    months,
    exceptions: exceptions.map((exception) => ({ ...exception, weekday: weekday(exception.day) })),
    workingDays,
  }
  return { actor, calendar, canEdit: canEditCalendar(actor), thisYear, today }
}

export type YearsView = {
  actor: Actor
  years: AcademicYear[]
  shown: AcademicYear | null
  breaks: YearBreaks
  canEdit: boolean
  canSetOwn: boolean
  /** The calendar year in which the year that can be opened next begins. */
  nextStartYear: number
  nextCode: string
  /** What the forms of breaks were opened with. */
  usualMark: string
  ownMark: string
  canMakeCurrent: boolean
  canClose: boolean
}

export async function loadYears(query: Query): Promise<YearsView> {
  const { actor, scope } = await requireScope('year.read')
  const today = localDay(systemNow(), actor.timeZone)
  const years = await listYears(db(), scope)
  const shown = yearToShow(years, one(query.year) ?? null, today)
  const canSetOwn = canSetOwnBreaks(actor)
  const teaching = ['SCHOOL', 'KINDERGARTEN', 'ADDITIONAL'].includes(actor.organizationKind)
  const breaks = shown
    ? await listBreaks(db(), scope, shown.id, teaching ? actor.organizationId : null)
    : { usual: [], own: [] }
  const canEdit = canEditYears(actor)
  return {
    ...{ actor, years, shown, breaks, canEdit, canSetOwn },
    nextStartYear: nextStartYear(years, today),
    nextCode: yearCode(nextStartYear(years, today)),
    usualMark: breaksMark(breaks.usual),
    ownMark: breaksMark(breaks.own),
    canMakeCurrent: canEdit && shown !== null && decideMakeCurrent(shown, today) === null,
    canClose: canEdit && shown !== null && decideClosingYear(shown, today) === null,
  }
}

export type YearGapView = YearGap & { canOpen: boolean }

/** The municipality's years, read once a request: several parts of the home page ask. */
export const yearsOf = cache((municipalityId: string) => listYears(db(), { municipalityId }))

/** For pages whose work belongs to an academic year: what to say when none holds today. Null for those who have no classes at all. */
export async function loadYearGap(): Promise<YearGapView | null> {
  const actor = await requireActor()
  const scope = scopeOf(actor, 'class.read')
  if (!scope) return null
  const gap = effectiveYearGap(await yearsOf(scope.municipalityId), localDay(systemNow(), actor.timeZone))
  return gap && { ...gap, canOpen: canEditYears(actor) }
}
