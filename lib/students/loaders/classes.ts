import 'server-only'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { listYears } from '@/lib/institutions/queries'
import { dayWithin, yearToShow } from '@/lib/institutions/rules/years'
import type { AcademicYear } from '@/lib/institutions/types'
import type { Actor } from '@/lib/kernel/actor'
import { type Day, localDay } from '@/lib/kernel/calendar'
import { systemNow } from '@/lib/kernel/clock'
import { db } from '@/lib/kernel/db'
import type { Role } from '@/lib/kernel/prisma/enums'
import { requireScope } from '@/lib/kernel/request'
import { scopeOf } from '@/lib/kernel/scope'
import { canDecideTransfers, canEditClasses, canEditStudents, canRunRollOver, canSeeNames } from '../policy'
import {
  findClass,
  findOrganizationFacts,
  findYearFacts,
  listClasses,
  listClassStaff,
  listCounts,
  listGradeCounts,
  listStaffChoices,
} from '../queries/classes'
import { listClassStudents } from '../queries/students'
import { countIncoming } from '../queries/transfers'
import { classKindsOf, decideYearOpen, dutiesOf, gradesOf } from '../rules/classes'
import { classesQuerySchema } from '../schema'
import type {
  ClassDuty,
  ClassGroupKind,
  ClassRow,
  ClassStudent,
  ClassView,
  GradeCount,
  OrganizationCounts,
  OrganizationFacts,
  Page,
  PersonName,
  StaffView,
} from '../types'

type Query = Record<string, string | string[] | undefined>

const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value)
const isId = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)

export type ClassesView = {
  actor: Actor
  today: Day
  years: AcademicYear[]
  shown: AcademicYear | null
  /** Whose classes are shown; null for the Department's counts by organisation. */
  organization: OrganizationFacts | null
  classes: ClassRow[]
  counts: Page<OrganizationCounts> | null
  /** The same children by grade, when asked for. */
  grades: GradeCount[] | null
  after: string | null
  ownClassesOnly: boolean
  /** Above the organisation: small groups are not counted out (rule 26). */
  fromAbove: boolean
  /** One child may be looked up for a reason. */
  byReason: boolean
  canEdit: boolean
  canSeeNames: boolean
  canRollOver: boolean
  incoming: number
}

export async function loadClasses(query: Query): Promise<ClassesView> {
  const { actor, scope } = await requireScope('class.read')
  const today = localDay(systemNow(), actor.timeZone)
  const asked = classesQuerySchema.parse({
    yearId: one(query.year),
    organizationId: one(query.organization),
    after: one(query.after),
    by: one(query.by),
  })
  const years = await listYears(db(), scope)
  const shown = yearToShow(years, asked.yearId, today)
  const fromAbove = scope.organizationId === null
  const organizationId = scope.organizationId ?? asked.organizationId
  const organization = organizationId ? await findOrganizationFacts(db(), scope, organizationId) : null
  if (organizationId && !organization) notFound()
  const day = shown ? dayWithin(shown, today) : today
  const facts = shown && organization && !fromAbove ? await findYearFacts(db(), scope, organization.id, shown.id) : null
  const above = shown !== null && organization === null
  const [classes, counts, grades, incoming] = await Promise.all([
    shown && organization ? listClasses(db(), scope, organization.id, shown.id, day, today) : [],
    above && asked.by !== 'grade' ? listCounts(db(), scope, shown.id, day, asked.after) : null,
    above && asked.by === 'grade' ? listGradeCounts(db(), scope, shown.id, day) : null,
    canDecideTransfers(actor) ? countIncoming(db(), scope) : 0,
  ])
  return {
    ...{ actor, today, years, shown, organization, classes, counts, grades, incoming, fromAbove },
    byReason: scopeOf(actor, 'student.byReason') !== null,
    after: asked.after,
    ownClassesOnly: scope.classesOfId !== null,
    canEdit: canEditClasses(actor) && facts !== null && decideYearOpen(facts) === null,
    canSeeNames: canSeeNames(actor),
    canRollOver: canRunRollOver(actor),
  }
}

export type ClassFormView = {
  years: AcademicYear[]
  yearId: string | null
  kinds: ClassGroupKind[]
  grades: number[]
}

/** For the page of a new class; of the years only those that may still be changed. */
export async function loadNewClass(query: Query): Promise<ClassFormView> {
  const { actor, scope } = await requireScope('class.edit')
  const organization = await findOrganizationFacts(db(), scope, actor.organizationId)
  if (!organization || classKindsOf(organization.programs).length === 0) notFound()
  const today = localDay(systemNow(), actor.timeZone)
  const years = (await listYears(db(), scope)).filter(({ state }) => state !== 'CLOSED')
  return {
    years,
    yearId: yearToShow(years, one(query.year) ?? null, today)?.id ?? null,
    kinds: classKindsOf(organization.programs),
    grades: gradesOf(organization.programs),
  }
}

export async function loadClassToEdit(
  classId: string,
): Promise<{ group: ClassView; kinds: ClassGroupKind[]; grades: number[] }> {
  const { actor, scope } = await requireScope('class.edit')
  if (!isId(classId)) notFound()
  const today = localDay(systemNow(), actor.timeZone)
  const [group, organization] = await Promise.all([
    findClass(db(), scope, classId, today),
    findOrganizationFacts(db(), scope, actor.organizationId),
  ])
  if (!group || !organization || decideYearOpen(group.year)) notFound()
  return { group, kinds: classKindsOf(organization.programs), grades: gradesOf(organization.programs) }
}

export type ClassPageView = {
  actor: Actor
  group: ClassView
  staff: StaffView[]
  present: ClassStudent[]
  gone: ClassStudent[]
  day: Day
  today: Day
  canEdit: boolean
  canEditStudents: boolean
  canSeeNames: boolean
  staffChoices: (PersonName & { id: string; roles: Role[] })[]
  duties: ClassDuty[]
}

/** A class with its pupils. The Department finds no such page: it sees counts only. */
export const loadClass = cache(async (classId: string): Promise<ClassPageView> => {
  const { actor, scope } = await requireScope('student.read')
  if (!isId(classId)) notFound()
  const today = localDay(systemNow(), actor.timeZone)
  const group = await findClass(db(), scope, classId, today)
  if (!group) notFound()
  const day = dayWithin(group.year, today)
  const open = decideYearOpen(group.year) === null
  const canEdit = canEditClasses(actor) && open
  const [staff, students, staffChoices] = await Promise.all([
    listClassStaff(db(), group.id, day),
    listClassStudents(db(), scope, group, day, today),
    canEdit ? listStaffChoices(db(), group.organizationId, today) : [],
  ])
  return {
    ...{ actor, group, staff, ...students, day, today, canEdit, staffChoices },
    canEditStudents: canEditStudents(actor) && open,
    canSeeNames: canSeeNames(actor),
    duties: dutiesOf(group.kind),
  }
})

/** For the page that adds a pupil to a class. */
export async function loadClassToFill(classId: string): Promise<{ group: ClassView; firstDay: Day }> {
  const { actor, scope } = await requireScope('student.edit')
  if (!isId(classId)) notFound()
  const today = localDay(systemNow(), actor.timeZone)
  const group = await findClass(db(), scope, classId, today)
  if (!group || decideYearOpen(group.year)) notFound()
  return { group, firstDay: dayWithin(group.year, today) }
}
