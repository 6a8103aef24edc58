import 'server-only'
import { notFound } from 'next/navigation'
import { firstOf, type Query, todayOf } from '@/lib/activities/loaders/activities'
import { isAboveSchool } from '@/lib/activities/policy'
import { listYears } from '@/lib/institutions/queries'
import type { AcademicYear } from '@/lib/institutions/types'
import type { Actor } from '@/lib/kernel/actor'
import { type Day, localDay } from '@/lib/kernel/calendar'
import { db } from '@/lib/kernel/db'
import { recordIdSchema } from '@/lib/kernel/input'
import { OutcomePhase } from '@/lib/kernel/prisma/enums'
import { requireScope } from '@/lib/kernel/request'
import { type Scope, scopeOf } from '@/lib/kernel/scope'
import { findOutcomeClass, listOutcomeClasses, listOutcomePupils, listReplaced } from './queries/outcomes'
import { countFields, countOutcomes, listGraduatingSchools } from './queries/totals'
import { hideSmallGroups, type Told, tableOf } from './rules/counts'
import {
  categoriesOf,
  daysOfPhase,
  decideConfirmation,
  decideCorrection,
  decideEntry,
  GRADUATING,
  type OutcomeReason,
  phaseOn,
} from './rules/outcomes'
import { outcomesQuerySchema } from './schema'
import type {
  OrganizationName,
  OutcomeCategory,
  OutcomeClass,
  OutcomeClassHead,
  OutcomePupil,
  ReplacedOutcome,
} from './types'

const isId = (text: string) => recordIdSchema.safeParse(text).success

/** Years that have begun, the latest first. */
const begun = (years: readonly AcademicYear[], today: Day) =>
  years.filter(({ startsOn }) => startsOn <= today).toSorted((a, b) => (a.startsOn < b.startsOn ? 1 : -1))

export type OutcomesView = {
  years: AcademicYear[]
  shown: { year: AcademicYear; phase: OutcomePhase; until: Day; classes: OutcomeClass[] }[]
  /** Head and deputy go on to the summary. */
  hasSummary: boolean
}

/** The graduating classes of one's reach: of this year and of the last one, or of the year asked for. */
export async function loadOutcomes(query: Query): Promise<OutcomesView> {
  const { actor, scope } = await requireScope('outcome.read')
  const today = todayOf(actor)
  const asked = outcomesQuerySchema.parse(firstOf(query))
  const years = begun(await listYears(db(), scope), today)
  const one = years.find(({ id }) => id === asked.year)
  const shown = one ? [one] : years.slice(0, 2)
  const classes = await listOutcomeClasses(db(), scope, today, {
    organizationId: actor.organizationId,
    yearIds: shown.map(({ id }) => id),
  })
  return {
    years,
    shown: shown.map((year) => {
      const phase = phaseOn(year, today)
      const { until } = daysOfPhase(phase, year)
      return { year, phase, until, classes: classes.filter(({ yearId }) => yearId === year.id) }
    }),
    hasSummary: scopeOf(actor, 'outcome.counts') !== null,
  }
}

export type OutcomeClassView = {
  group: OutcomeClassHead
  phase: OutcomePhase
  until: Day
  pupils: OutcomePupil[]
  /** Why nothing may be entered now; null: the form is open. */
  closed: OutcomeReason | null
  mayWrite: boolean
  mayConfirm: boolean
  mayCorrect: boolean
  missing: number
  confirmedOn: Day | null
  /** A teacher sees of a year that is over only who is still there. */
  onlyStillHere: boolean
}

/** A graduating class: one table of its graduates for a phase. A class of another is not found. */
export async function loadOutcomeClass(classId: string, query: Query): Promise<OutcomeClassView> {
  const { actor, scope } = await requireScope('outcome.read')
  const today = todayOf(actor)
  const group = isId(classId) ? await findOutcomeClass(db(), scope, classId, today) : null
  if (!group) notFound()
  const asked = firstOf(query).phase
  const phase = Object.values(OutcomePhase).find((each) => each === asked) ?? phaseOn(group.year, today)
  const facts = { year: group.year, today, confirmed: group.confirmedAt !== null }
  const closed = decideEntry(phase, facts)
  const onlyStillHere = scope.classesOfId !== null && today > daysOfPhase('ACTUAL', group.year).until
  const pupils = await listOutcomePupils(db(), group, today, { stillHere: onlyStillHere })
  const missing = pupils.filter((pupil) => pupil.actual === null).length
  const confirms = scopeOf(actor, 'outcome.confirm') !== null
  const confirmation = decideConfirmation({ ...facts, roster: pupils.length, told: pupils.length - missing })
  return {
    ...{ group, phase, pupils, closed, missing, onlyStillHere, until: daysOfPhase(phase, group.year).until },
    confirmedOn: group.confirmedAt && localDay(group.confirmedAt, actor.timeZone),
    mayWrite: closed === null && (await leads(actor, classId, today)),
    mayConfirm: phase === 'ACTUAL' && confirms && confirmation === null,
    mayCorrect: phase === 'ACTUAL' && confirms && decideCorrection(facts) === null,
  }
}

async function leads(actor: Actor, classId: string, today: Day): Promise<boolean> {
  const scope = scopeOf(actor, 'outcome.write')
  return scope !== null && (await findOutcomeClass(db(), scope, classId, today, 'LEADS')) !== null
}

export type OutcomePupilView = { group: OutcomeClassHead; pupil: OutcomePupil; replaced: ReplacedOutcome[] }

/** One graduate's fact to be corrected, with what stood before; not found while the class's table is open. */
export async function loadOutcomePupil(classId: string, studentId: string): Promise<OutcomePupilView> {
  const { actor, scope } = await requireScope('outcome.confirm')
  const today = todayOf(actor)
  if (!isId(classId) || !isId(studentId)) notFound()
  const group = await findOutcomeClass(db(), scope, classId, today)
  if (!group || decideCorrection({ year: group.year, today, confirmed: group.confirmedAt !== null })) notFound()
  const [pupils, replaced] = await Promise.all([
    listOutcomePupils(db(), group, today, { stillHere: false, studentId }),
    listReplaced(db(), group.id, studentId),
  ])
  const [pupil] = pupils
  if (!pupil) notFound()
  return { group, pupil, replaced }
}

/** A school of the summary; cells by the categories, then «nothing told», then all. */
export type SummaryRow = OrganizationName & { cells: Told[] }
export type FieldRow = { fieldCode: string; count: Told; byProfile: Told; otherwise: Told }

export type OutcomeSummary = {
  years: AcademicYear[]
  year: AcademicYear | null
  before: AcademicYear | null
  grade: number
  /** Of which there are summaries. */
  grades: readonly number[]
  categories: readonly OutcomeCategory[]
  rows: SummaryRow[]
  totals: Told[]
  totalsBefore: Told[] | null
  fields: FieldRow[]
  /** Above the school small groups are not told (rule 26). */
  aboveSchool: boolean
  next: string | null
  after: string | null
}

const SCHOOLS_PAGE = 30

/** The summary by schools and by groups of professions: a page of schools for the screen, all of them for a sheet. */
export async function findOutcomeSummary(
  actor: Actor,
  scope: Scope,
  query: Query,
  amount: 'page' | 'all',
): Promise<OutcomeSummary> {
  const today = todayOf(actor)
  const asked = outcomesQuerySchema.parse(firstOf(query))
  const years = begun(await listYears(db(), scope), today)
  // Without a wish the latest year whose graduates have gone.
  const year =
    years.find(({ id }) => id === asked.year) ?? years.find((each) => phaseOn(each, today) === 'ACTUAL') ?? null
  const grade = GRADUATING.find((each) => each === asked.grade) ?? 9
  const categories = categoriesOf(grade, 'ACTUAL')
  const aboveSchool = isAboveSchool(actor) && scope.organizationId === null
  const common = { years, year, grade, grades: GRADUATING, categories, aboveSchool, after: asked.after }
  if (!year) return { ...common, before: null, rows: [], totals: [], totalsBefore: null, fields: [], next: null }
  const before = years.find(({ startsOn }) => startsOn < year.startsOn) ?? null
  const [counted, schools, fieldTotals] = await Promise.all([
    countOutcomes(db(), scope, today, before ? [year.id, before.id] : [year.id]),
    listGraduatingSchools(db(), scope, year.id, grade),
    countFields(db(), scope, year.id, grade),
  ])
  const tell = (table: number[][]): Told[][] => (aboveSchool ? hideSmallGroups(table) : table)
  const of = (yearId: string) => counted.filter((each) => each.grade === grade && each.yearId === yearId)
  const ids = (each: { organizationId: string }[]) => [...new Set(each.map(({ organizationId }) => organizationId))]
  const table = tell(
    tableOf(
      of(year.id),
      schools.map(({ id }) => id),
      categories,
    ),
  )
  const rows = schools.map((school, at) => ({ ...school, cells: table[at] ?? [] }))
  const from = asked.after ? rows.findIndex(({ id }) => id === asked.after) + 1 : 0
  const shown = amount === 'page' ? rows.slice(from, from + SCHOOLS_PAGE) : rows
  const earlier = before ? of(before.id) : []
  const totalsBefore = earlier.length > 0 ? (tell(tableOf(earlier, ids(earlier), categories)).at(-1) ?? null) : null
  const fields = fieldsOf(fieldTotals, tell)
  const next = amount === 'page' && from + SCHOOLS_PAGE < rows.length ? (shown.at(-1)?.id ?? null) : null
  return { ...common, before, rows: shown, totals: table.at(-1) ?? [], totalsBefore, fields, next }
}

function fieldsOf(totals: Awaited<ReturnType<typeof countFields>>, tell: (table: number[][]) => Told[][]): FieldRow[] {
  const parts = totals.map(({ count, byProfile, profileKnown }) => [
    ...[byProfile, profileKnown - byProfile, count - profileKnown, count],
  ])
  const sums = [0, 1, 2, 3].map((column) => parts.reduce((sum, row) => sum + (row[column] ?? 0), 0))
  const told = tell([...parts, sums])
  return totals.map(({ fieldCode }, at) => {
    const [byProfile = null, otherwise = null, , count = null] = told[at] ?? []
    return { fieldCode, count, byProfile, otherwise }
  })
}

/** The page of the summary. */
export async function loadOutcomeSummary(query: Query): Promise<OutcomeSummary> {
  const { actor, scope } = await requireScope('outcome.counts')
  return findOutcomeSummary(actor, scope, query, 'page')
}
