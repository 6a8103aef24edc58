import 'server-only'
import { randomUUID } from 'node:crypto'
import { notFound } from 'next/navigation'
import { firstOf, type Query, todayOf } from '@/lib/activities/loaders/activities'
import { findClass, listRoster } from '@/lib/activities/queries/classes'
import { listYears } from '@/lib/institutions/queries'
import { dayWithin, yearToShow } from '@/lib/institutions/rules/years'
import type { AcademicYear } from '@/lib/institutions/types'
import type { Actor } from '@/lib/kernel/actor'
import type { Day } from '@/lib/kernel/calendar'
import { db } from '@/lib/kernel/db'
import { recordIdSchema } from '@/lib/kernel/input'
import { requireScope } from '@/lib/kernel/request'
import { type Scope, scopeOf } from '@/lib/kernel/scope'
import { listStaffChoices } from '@/lib/students/queries/classes'
import type { Page } from '@/lib/students/types'
import { canApprovePathways, canLeadPathway, canWritePathways, stepsToWrite } from '../policy'
import { listEarlierPathways } from '../queries/continuing'
import { listOpenSummaries, type OpenSummary } from '../queries/diagnostics'
import { listFamilyNotes } from '../queries/notes'
import { listOffers } from '../queries/offers'
import {
  type CardAside,
  findCardAside,
  listOrganizationPathways,
  listPathwayClasses,
  listPathwaysOf,
} from '../queries/overview'
import { findPathway } from '../queries/pathways'
import { listTemplates } from '../queries/templates'
import { type Acknowledgement, acknowledgementOf } from '../rules/notes'
import {
  decideClosing,
  decideSubmitting,
  decideWriting,
  type PathwayReason,
  partiesOf,
  whatIsMissing,
} from '../rules/states'
import { type Progress, progressOf } from '../rules/steps'
import { templatesFor } from '../rules/templates'
import { pathwaysQuerySchema } from '../schema'
import type {
  ClassPathwayRow,
  ClassPathways,
  FamilyNoteView,
  OrganizationPathways,
  PathwayDetail,
  PathwayParty,
  PersonName,
  Step,
  StepKind,
  StepOffer,
  Template,
} from '../types'

export type PathwaysView = {
  actor: Actor
  year: AcademicYear | null
  /** Own classes, or all of the organisation; null above it. */
  classes: ClassPathways[] | null
  organizations: Page<OrganizationPathways> | null
  after: string | null
  editsTemplates: boolean
}

/** Classes with how many of their children have a route; above the organisations counts by organisation. */
export async function loadPathways(query: Query): Promise<PathwaysView> {
  const { actor, scope } = await requireScope('pathway.counts')
  const today = todayOf(actor)
  const { after } = pathwaysQuerySchema.parse(firstOf(query))
  const year = yearToShow(await listYears(db(), scope), null, today)
  const day = year ? dayWithin(year, today) : today
  const { organizationId } = scope
  const [classes, organizations] = await Promise.all([
    organizationId
      ? year
        ? listPathwayClasses(db(), scope, today, { organizationId, yearId: year.id, day })
        : []
      : null,
    organizationId === null && year ? listOrganizationPathways(db(), scope, year.id, day, after) : null,
  ])
  return { actor, year, classes, organizations, after, editsTemplates: scopeOf(actor, 'pathway.templates') !== null }
}

const SUSPENDED_NAME: PersonName = { lastName: 'Без согласия семьи', firstName: '', middleName: null }

export type ClassPathwaysView = {
  group: { id: string; name: string; grade: number | null; yearCode: string }
  rows: ClassPathwayRow[]
  /** The year of an earlier route that a new one of the child would go on with, by the child's id. */
  earlier: ReadonlyMap<string, string>
  templates: Template[]
  /** The year is not over. */
  open: boolean
  /** Draws up drafts and sends them to the head. */
  leads: boolean
  approves: boolean
}

/** A class: who has a route, how far it has come, who has none. */
export async function loadClassPathways(classId: string): Promise<ClassPathwaysView> {
  const { actor, scope } = await requireScope('pathway.read')
  const today = todayOf(actor)
  const id = recordIdSchema.safeParse(classId)
  const group = id.success ? await findClass(db(), scope, today, id.data) : null
  if (!group) notFound()
  const [roster, templates] = await Promise.all([
    listRoster(db(), scope, today, [group.id], dayWithin(group.year, today)),
    listTemplates(db(), actor.municipalityId),
  ])
  const ids = roster.map((pupil) => pupil.id)
  const open = group.year.state !== 'CLOSED'
  const [found, earlier] = await Promise.all([
    listPathwaysOf(db(), scope, today, group.year.id, ids),
    open ? listEarlierPathways(db(), scope, group.year.startsOn, ids) : [],
  ])
  const byStudent = new Map(found.map((pathway) => [pathway.studentId, pathway]))
  return {
    group: { id: group.id, name: group.name, grade: group.grade, yearCode: group.year.code },
    rows: roster.map(({ id: studentId, lastName, firstName, middleName }) => {
      const pathway = byStudent.get(studentId)
      const name: PersonName = { lastName, firstName, middleName }
      if (!pathway) return { ...name, studentId, pathway: null }
      const { steps, id: pathwayId, state, version, curatorDue, approvedOn, said } = pathway
      const family = state === 'ACTIVE' && approvedOn ? acknowledgementOf(said, approvedOn, today) : null
      // The consent was withdrawn: the name stands in no list, and the route is read by head and deputy alone (rule 21).
      if (state === 'SUSPENDED') {
        const hidden = { ...SUSPENDED_NAME, studentId, hidden: scope.classesOfId !== null }
        return {
          ...hidden,
          pathway: { id: pathwayId, state, version, curatorDue, family, total: 0, done: 0, overdue: 0, next: null },
        }
      }
      return {
        ...name,
        studentId,
        pathway: { id: pathwayId, state, version, curatorDue, family, ...progressOf(steps, today) },
      }
    }),
    earlier: new Map(earlier.map(({ studentId, yearCode }) => [studentId, yearCode])),
    templates: templatesFor(templates, group),
    open,
    leads: canLeadPathway(actor, null),
    approves: canApprovePathways(actor),
  }
}

/** Events and kinds to choose a step from, for who writes these kinds alone (null: all of them). */
function offered(offers: StepOffer[], kinds: readonly StepKind[] | null) {
  return { kinds, offers: kinds ? offers.filter(({ kind }) => kinds.includes(kind)) : offers }
}

export type ClassStepView = {
  group: { id: string; name: string; grade: number | null }
  rows: (PersonName & { pathwayId: string; active: boolean })[]
  offers: StepOffer[]
  kinds: readonly StepKind[] | null
  year: { startsOn: Day; endsOn: Day }
  requestKey: string
}

/** For the page that adds one step to many routes of a class: those that may be written now. */
export async function loadClassStep(classId: string): Promise<ClassStepView> {
  const { actor, scope } = await requireScope('pathway.write')
  const today = todayOf(actor)
  const id = recordIdSchema.safeParse(classId)
  const group = id.success ? await findClass(db(), scope, today, id.data) : null
  if (!group || group.year.state === 'CLOSED') notFound()
  const [roster, offers] = await Promise.all([
    listRoster(db(), scope, today, [group.id], dayWithin(group.year, today)),
    listOffers(db(), { organizationId: group.organizationId, yearId: group.year.id, grade: group.grade }, today),
  ])
  const ids = roster.map((pupil) => pupil.id)
  const found = new Map(
    (await listPathwaysOf(db(), scope, today, group.year.id, ids)).map((row) => [row.studentId, row]),
  )
  return {
    group: { id: group.id, name: group.name, grade: group.grade },
    rows: roster.flatMap(({ id: studentId, lastName, firstName, middleName }) => {
      const pathway = found.get(studentId)
      if (!pathway || !['DRAFT', 'REVISION', 'ACTIVE'].includes(pathway.state)) return []
      return [{ lastName, firstName, middleName, pathwayId: pathway.id, active: pathway.state === 'ACTIVE' }]
    }),
    ...offered(offers, stepsToWrite(actor, null)),
    year: group.year,
    requestKey: randomUUID(),
  }
}

export type PathwayView = {
  actor: Actor
  pathway: PathwayDetail
  progress: Progress<Step>
  today: Day
  /** By rule 15, before it may go to the head. */
  missing: PathwayReason[]
  notes: FamilyNoteView[]
  parties: readonly PathwayParty[]
  /** How an approved route stands with the family; null before. */
  family: Acknowledgement | null
  /** Who may lead the route, while that is to be said anew (rule 18); null otherwise. */
  curators: { staff: (PersonName & { id: string })[]; likely: string | null } | null
  /** Kinds of steps that the reader writes; null for all. */
  kinds: readonly StepKind[] | null
  /** `steps` adds and changes steps, `mark` says how far they have come; the rest is of who leads the route. */
  rights: {
    steps: boolean
    mark: boolean
    write: boolean
    lead: boolean
    submit: boolean
    judge: boolean
    close: boolean
  }
}

/** A route of a child in reach, for paper; null when it is not there or beyond it. */
export async function findPathwayOfStaff(actor: Actor, scope: Scope, pathwayId: string): Promise<PathwayDetail | null> {
  const id = recordIdSchema.safeParse(pathwayId)
  const found = id.success ? await findPathway(db(), scope, todayOf(actor), id.data, actor.timeZone) : null
  // Suspended for want of a consent: head and deputy alone read it.
  return found?.state === 'SUSPENDED' && scope.classesOfId ? null : found
}

async function findInReach(pathwayId: string, verb: 'pathway.read' | 'pathway.write') {
  const { actor, scope } = await requireScope(verb)
  const today = todayOf(actor)
  const pathway = await findPathwayOfStaff(actor, scope, pathwayId)
  if (!pathway) notFound()
  return { actor, scope, today, pathway }
}

export async function loadPathway(pathwayId: string): Promise<PathwayView> {
  const { actor, today, pathway } = await findInReach(pathwayId, 'pathway.read')
  const [templates, notes] = await Promise.all([
    listTemplates(db(), actor.municipalityId),
    listFamilyNotes(db(), pathway.studentId, actor.timeZone),
  ])
  const said = notes.flatMap(({ kind, pathwayId: of, on }) =>
    of === pathway.id && (kind === 'SEEN' || kind === 'AGREED') && on >= (pathway.approvedOn ?? on) ? [kind] : [],
  )
  const council = templates.some(({ key, council: asks }) => asks && key === pathway.templateKey)
  const yearOpen = pathway.year.state !== 'CLOSED'
  const writes = canWritePathways(actor) && yearOpen
  const leads = writes && canLeadPathway(actor, pathway)
  const writable = decideWriting({ state: pathway.state, yearOpen }, 'x') === null
  return {
    ...{ actor, pathway, today, progress: progressOf(pathway.steps, today), notes, parties: partiesOf(pathway) },
    family:
      pathway.state === 'ACTIVE' && pathway.approvedOn ? acknowledgementOf(said, pathway.approvedOn, today) : null,
    curators: leads && pathway.curatorDue ? await likelyCurators(actor, pathway, today) : null,
    missing: whatIsMissing({ ...pathway, council, kindergarten: pathway.grade === null }),
    kinds: stepsToWrite(actor, pathway),
    rights: {
      steps: writes && writable,
      mark: writes && pathway.state === 'ACTIVE',
      write: leads && writable,
      lead: leads && pathway.state === 'ACTIVE',
      submit: leads && decideSubmitting(pathway.state) === null,
      judge: canApprovePathways(actor) && yearOpen && pathway.state === 'ON_APPROVAL',
      close: leads && decideClosing(pathway.state) === null,
    },
  }
}

/** The staff to choose a curator from: who leads the child's present class comes first to mind, else the teacher who asks. */
async function likelyCurators(actor: Actor, { leaderId }: PathwayDetail, today: Day) {
  const staff = await listStaffChoices(db(), actor.organizationId, today)
  const likely = leaderId ?? (canApprovePathways(actor) ? null : actor.userId)
  return { staff: staff.map(({ roles: _roles, ...person }) => person), likely }
}

export type PathwayFormView = {
  pathway: PathwayDetail
  /** What diagnostics have shown of the child, as far as it is open to the staff (rules 15, 16). */
  results: OpenSummary[]
  staff: (PersonName & { id: string })[]
}

/** For the page of goal, basis and curator. */
export async function loadPathwayForm(pathwayId: string): Promise<PathwayFormView> {
  const { actor, pathway, today } = await findInReach(pathwayId, 'pathway.write')
  if (decideWriting({ state: pathway.state, yearOpen: pathway.year.state !== 'CLOSED' }, 'x') !== null) notFound()
  if (!canLeadPathway(actor, pathway)) notFound()
  const scope = scopeOf(actor, 'diagnostics.read')
  const [staff, results] = await Promise.all([
    listStaffChoices(db(), actor.organizationId, today),
    scope ? listOpenSummaries(db(), scope, pathway.studentId, today) : [],
  ])
  return { pathway, results, staff: staff.map(({ roles: _roles, ...person }) => person) }
}

export type StepFormView = {
  pathway: PathwayDetail
  step: Step | null
  offers: StepOffer[]
  kinds: readonly StepKind[] | null
  requestKey: string
  today: Day
}

/** For the page of a step, new or known. */
export async function loadStep(pathwayId: string, stepId: string | null): Promise<StepFormView> {
  const { actor, pathway, today } = await findInReach(pathwayId, 'pathway.write')
  if (decideWriting({ state: pathway.state, yearOpen: pathway.year.state !== 'CLOSED' }, 'x') !== null) notFound()
  const step = stepId === null ? null : (pathway.steps.find(({ id }) => id === stepId) ?? null)
  if (stepId !== null && !step) notFound()
  const kinds = stepsToWrite(actor, pathway)
  if (step && kinds && !kinds.includes(step.kind)) notFound()
  const place = { organizationId: actor.organizationId, yearId: pathway.year.id, grade: pathway.grade }
  const offers = offered(await listOffers(db(), place, today), kinds)
  return { pathway, step, ...offers, requestKey: randomUUID(), today }
}

/** What stands beside a child's card: routes, the family's access, results of diagnostics, what became of it, each for whom it concerns. */
export async function loadCardAside(studentId: string): Promise<CardAside> {
  const { actor } = await requireScope('portal.enter')
  const nothing = { pathways: null, access: null, results: null, outcomes: [] }
  if (!recordIdSchema.safeParse(studentId).success) return nothing
  const scopes = {
    pathways: scopeOf(actor, 'pathway.read'),
    slips: scopeOf(actor, 'slip.issue'),
    results: scopeOf(actor, 'diagnostics.read'),
    outcomes: scopeOf(actor, 'outcome.read'),
  }
  return Object.values(scopes).some(Boolean) ? findCardAside(db(), scopes, studentId, todayOf(actor)) : nothing
}
