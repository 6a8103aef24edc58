import 'server-only'
import { notFound } from 'next/navigation'
import { listOrganizationChoices, listYears } from '@/lib/institutions/queries'
import type { Actor } from '@/lib/kernel/actor'
import { type Day, localDay } from '@/lib/kernel/calendar'
import { systemNow } from '@/lib/kernel/clock'
import { db } from '@/lib/kernel/db'
import { type EventKind, recordEvents } from '@/lib/kernel/events'
import { requireScope } from '@/lib/kernel/request'
import { type Scope, scopeOf } from '@/lib/kernel/scope'
import { openText } from '@/lib/kernel/sealed'
import { canEditConditions, canEditStudents, canErase, canSeeRestricted, isReadingRecorded } from '../policy'
import { findYearFacts, listClassChoices } from '../queries/classes'
import { listReadings } from '../queries/readings'
import {
  findConditions,
  findRestricted,
  findStudent,
  listEnrollments,
  listStudents,
  worksWithStudent,
} from '../queries/students'
import { findOpenTransfer } from '../queries/transfers'
import { decideYearOpen } from '../rules/classes'
import { ageOn, covers, lastStay } from '../rules/enrollments'
import { studentFilterSchema } from '../schema'
import type {
  CardReading,
  ClassChoice,
  Conditions,
  EnrollmentView,
  Page,
  Restricted,
  Student,
  StudentFilter,
  StudentRow,
} from '../types'

type Query = Record<string, string | string[] | undefined>

const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value)
const isId = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)

export type StudentList = {
  actor: Actor
  filter: StudentFilter
  page: Page<StudentRow>
  ownClassesOnly: boolean
  canErase: boolean
  canEdit: boolean
}

export async function loadStudents(query: Query): Promise<StudentList> {
  const { actor, scope } = await requireScope('student.read')
  const sealed = one(query.find)
  const filter = studentFilterSchema.parse({
    search: sealed ? openText(sealed) : null,
    state: one(query.state),
    after: one(query.after),
  })
  const ownClassesOnly = scope.classesOfId !== null
  // Who has left is the head's and the deputy's to see.
  const shown: StudentFilter = ownClassesOnly ? { ...filter, state: 'present' } : filter
  const page = await listStudents(db(), scope, shown, localDay(systemNow(), actor.timeZone))
  return { actor, filter: shown, page, ownClassesOnly, canEdit: canEditStudents(actor), canErase: canErase(actor) }
}

/** Writes down that a card was read, by whom and whose; families will see it (rule 27). */
async function recordReading(actor: Actor, scope: Scope, kind: EventKind, studentId: string): Promise<void> {
  const { municipalityId } = scope
  const { organizationId } = actor
  await recordEvents(db(), actor, systemNow(), [{ kind, municipalityId, organizationId, subjectId: studentId }])
}

export type StudentCard = {
  actor: Actor
  today: Day
  student: Student
  age: number
  enrollments: EnrollmentView[]
  /** The stay that holds today, or the next or last one. */
  main: EnrollmentView | null
  conditions: Conditions | null
  transfer: { id: string; version: number; toOrganizationName: string; transferOn: Day } | null
  readingRecorded: boolean
  /** Who opened the card, for head and deputy; null for all others. */
  readings: CardReading[] | null
  canEdit: boolean
  canMove: boolean
  canErase: boolean
  canEditConditions: boolean
  canSeeRestricted: boolean
}

/** A pupil's card; opened by somebody who does not work with the class it leaves an event. */
export async function loadStudentCard(studentId: string): Promise<StudentCard> {
  const { actor, scope } = await requireScope('student.read')
  if (!isId(studentId)) notFound()
  const today = localDay(systemNow(), actor.timeZone)
  const student = await findStudent(db(), scope, studentId, today)
  if (!student) notFound()
  const [enrollments, conditions, transfer, works, readings] = await Promise.all([
    listEnrollments(db(), student.id),
    findConditions(db(), student.id),
    findOpenTransfer(db(), student.id),
    worksWithStudent(db(), actor.userId, student.id, today),
    canEditStudents(actor) ? listReadings(db(), scope, student.id) : null,
  ])
  const readingRecorded = isReadingRecorded(works)
  if (readingRecorded) await recordReading(actor, scope, 'studentCardRead', student.id)
  const main = currentStay(enrollments, actor.organizationId, today)
  const moving = movingStay(enrollments, actor.organizationId)
  const facts = moving ? await findYearFacts(db(), scope, actor.organizationId, moving.yearId) : null
  const restrictedScope = canSeeRestricted(actor) ? scopeOf(actor, 'student.restricted') : null
  // Whose reach is the organisation has found the child above already; a psychologist's is narrower than the card's.
  const reachesRestricted =
    restrictedScope !== null &&
    (restrictedScope.classesOfId === null ||
      (await findStudent(db(), restrictedScope, student.id, today, 'PSYCHOLOGIST')) !== null)
  const own = main?.organizationId === actor.organizationId
  return {
    ...{ actor, today, student, enrollments, main, conditions, readingRecorded, readings },
    // A receiving school does not learn here what its request page does not show.
    transfer: own ? transfer : null,
    age: ageOn(student.birthDate, today),
    canEdit: canEditStudents(actor) && own,
    canErase: canErase(actor),
    canMove: canEditStudents(actor) && own && facts !== null && decideYearOpen(facts) === null,
    canEditConditions: canEditConditions(actor) && reachesRestricted,
    canSeeRestricted: reachesRestricted,
  }
}

const dutyOf = (scope: Scope) => (scope.classesOfId ? ('PSYCHOLOGIST' as const) : undefined)

/** The stay in the organisation that holds today; before the year the coming one, after leaving the last one. */
function currentStay(enrollments: EnrollmentView[], organizationId: string, today: Day): EnrollmentView | null {
  const own = enrollments.filter((each) => each.organizationId === organizationId)
  return own.find((each) => covers(each, today)) ?? lastStay(own)
}

/** The stay that a change works on: the last one in the organisation, after a roll-over that of the new year. */
function movingStay(enrollments: EnrollmentView[], organizationId: string): EnrollmentView | null {
  const own = enrollments.filter((each) => each.organizationId === organizationId)
  return lastStay(own.filter(({ kind }) => kind === 'MAIN')) ?? lastStay(own)
}

/** For the page that corrects a pupil's facts. */
export async function loadStudentToEdit(studentId: string): Promise<Student> {
  const { actor, scope } = await requireScope('student.edit')
  if (!isId(studentId)) notFound()
  const student = await findStudent(db(), scope, studentId, localDay(systemNow(), actor.timeZone))
  if (!student) notFound()
  return student
}

export type RestrictedPage = {
  actor: Actor
  student: Student
  restricted: Restricted | null
  conditions: Conditions | null
}

/** Restricted facts; every reading leaves an event, whoever it is. */
export async function loadRestricted(studentId: string): Promise<RestrictedPage> {
  const { actor, scope } = await requireScope('student.restricted')
  if (!isId(studentId)) notFound()
  const today = localDay(systemNow(), actor.timeZone)
  const student = await findStudent(db(), scope, studentId, today, dutyOf(scope))
  if (!student) notFound()
  const [restricted, conditions] = await Promise.all([
    findRestricted(db(), student.id),
    findConditions(db(), student.id),
    recordReading(actor, scope, 'studentRestrictedRead', student.id),
  ])
  return { actor, student, restricted, conditions }
}

export type MovePage = {
  student: Student
  main: EnrollmentView | null
  present: boolean
  /** Classes of the stay's own year. */
  classes: (ClassChoice & { yearId: string })[]
  /** Classes of the years that may be changed, for a pupil who comes back. */
  returnClasses: (ClassChoice & { yearId: string })[]
  targets: { id: string; shortName: string }[]
  transferOpen: boolean
  today: Day
}

/** For the page of moves: another class, another organisation, leaving, coming back. */
export async function loadStudentMove(studentId: string): Promise<MovePage> {
  const { actor, scope } = await requireScope('student.edit')
  if (!isId(studentId)) notFound()
  const today = localDay(systemNow(), actor.timeZone)
  const student = await findStudent(db(), scope, studentId, today)
  if (!student) notFound()
  const everywhere = scopeOf(actor, 'year.read')
  const [enrollments, years, transfer, choices] = await Promise.all([
    listEnrollments(db(), student.id),
    listYears(db(), scope),
    findOpenTransfer(db(), student.id),
    everywhere ? listOrganizationChoices(db(), everywhere) : [],
  ])
  const open = years.filter(({ state }) => state !== 'CLOSED')
  const main = movingStay(enrollments, actor.organizationId)
  const yearIds = [...new Set([...open.map(({ id }) => id), ...(main ? [main.yearId] : [])])]
  const classes = await listClassChoices(db(), scope, actor.organizationId, yearIds, today)
  const isMain = main?.kind === 'MAIN'
  return {
    ...{ student, main, today },
    present: main !== null && (main.validUntil === null || main.validUntil >= today),
    classes: classes.filter(({ yearId, kind }) => yearId === main?.yearId && (kind !== 'STUDY_GROUP') === isMain),
    returnClasses: classes.filter(({ yearId }) => open.some(({ id }) => id === yearId)),
    targets: isMain
      ? choices
          .filter(({ id, kind }) => id !== actor.organizationId && ['SCHOOL', 'KINDERGARTEN'].includes(kind))
          .map(({ id, shortName }) => ({ id, shortName }))
      : [],
    transferOpen: transfer !== null,
  }
}
