import 'server-only'
import { notFound } from 'next/navigation'
import { listYears } from '@/lib/institutions/queries'
import { dayWithin, yearToShow } from '@/lib/institutions/rules/years'
import type { AcademicYear } from '@/lib/institutions/types'
import type { Actor } from '@/lib/kernel/actor'
import { type Day, localDay } from '@/lib/kernel/calendar'
import { systemNow } from '@/lib/kernel/clock'
import { db } from '@/lib/kernel/db'
import { requireScope } from '@/lib/kernel/request'
import type { Scope } from '@/lib/kernel/scope'
import { findOrganizationFacts, listStaffChoices } from '@/lib/students/queries/classes'
import { canLead } from '../policy/registers'
import { listFigures } from '../queries/registers'
import { isKeptBy } from '../rules/registers'
import { registerQuerySchema } from '../schema/registers'
import type { FiguresPage, RegisterKind, StaffChoice } from '../types/registers'

export type Query = Record<string, string | string[] | undefined>
export const firstOf = (query: Query) =>
  Object.fromEntries(Object.entries(query).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]))
export const todayOf = (actor: Actor): Day => localDay(systemNow(), actor.timeZone)

/** What every page of the registers begins with. */
export type RegisterFrame = {
  kind: RegisterKind
  actor: Actor
  scope: Scope
  today: Day
  years: AcademicYear[]
  year: AcademicYear | null
  /** The day of the year on which pupils are counted. */
  day: Day
  /** Whose register is shown; null for the municipality's list of organisations, or where this body keeps none. */
  organization: { id: string; shortName: string } | null
  /** Which registers the tabs lead to. */
  tabs: RegisterKind[]
  /** Above the organisations: no small group is counted out (rule 26), no name is shown. */
  fromAbove: boolean
  /** The current year is shown, so that it can be written by those who may. */
  open: boolean
  after: string | null
}

const KINDS: RegisterKind[] = ['curriculum', 'portfolio', 'projects', 'programmes']

/** Actor, year and organisation of a register's page; an organisation that is not in reach or keeps no such register is not found. */
export async function loadFrame(kind: RegisterKind, query: Query): Promise<RegisterFrame> {
  const { actor, scope } = await requireScope('register.read')
  const asked = registerQuerySchema.parse(firstOf(query))
  const today = todayOf(actor)
  const years = await listYears(db(), scope)
  const year = yearToShow(years, asked.year, today)
  const fromAbove = scope.organizationId === null
  const organizationId = scope.organizationId ?? asked.organization
  const facts = organizationId ? await findOrganizationFacts(db(), scope, organizationId) : null
  if (organizationId && !facts) notFound()
  const keeps = facts !== null && isKeptBy(kind, facts.programs)
  if (fromAbove && facts && !keeps) notFound()
  return {
    ...{ kind, actor, scope, today, years, year, fromAbove, after: asked.after },
    day: year ? dayWithin(year, today) : today,
    organization: facts && keeps ? { id: facts.id, shortName: facts.shortName } : null,
    tabs: facts ? KINDS.filter((one) => isKeptBy(one, facts.programs)) : KINDS,
    open: year?.state === 'CURRENT',
  }
}

/** The municipality's organisations with their counts; empty where an organisation is shown. */
export async function loadFigures(frame: RegisterFrame): Promise<FiguresPage> {
  const { scope, kind, year, day, organization, fromAbove, after } = frame
  if (!fromAbove || organization || !year) return { rows: [], next: null }
  return listFigures(db(), scope, kind, year.id, day, { after })
}

/** Whom head and deputy may name as keeper of a record; for a teacher, who is it oneself, nobody. */
export async function loadKeepers(actor: Actor, today: Day): Promise<StaffChoice[]> {
  if (!canLead(actor, { organizationId: actor.organizationId })) return []
  const staff = await listStaffChoices(db(), actor.organizationId, today)
  return staff.map(({ id, lastName, firstName, middleName }) => ({ id, lastName, firstName, middleName }))
}
