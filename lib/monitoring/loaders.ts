import 'server-only'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { type Actor, isDepartment } from '@/lib/kernel/actor'
import { addDays, type Day, endOfLocalDay, localDay } from '@/lib/kernel/calendar'
import { systemNow } from '@/lib/kernel/clock'
import { reachOf } from '@/lib/kernel/permissions'
import { calendarFrom } from '@/lib/kernel/production-calendar'
import { requireActor, requireScope } from '@/lib/kernel/request'
import { narrowed, type Scope, scopeOf } from '@/lib/kernel/scope'
import { zoneCity } from '@/lib/kernel/zones'
import { EXTENSIONS_BY_STAFF } from '@/lib/resolutions/rules/deadlines'
import { evidenceListSchema } from '@/lib/resolutions/schema/common'
import { findFigures, LINE_OF_DAYS } from './queries/figures'
import { findQueue, findSetup, listNearest, listOldUndated, type SetupFacts } from './queries/home'
import { countAssignments, listAssignments, listChoices } from './queries/list'
import { findMatrixFrame, findMatrixItem, findMatrixMini, findMatrixPanel, listMatrixCells } from './queries/matrix'
import { type ListRow, type RowRights, toRowView } from './queries/row'
import { findSummarySource } from './queries/summary'
import { layMatrix } from './rules/matrix'
import { lineOfDays, waitingFor } from './rules/queue'
import { rowStatus } from './rules/status'
import { summaryLine, summaryShares } from './rules/summary'
import {
  firstValues,
  idParam,
  type ListFilter,
  listFilterSchema,
  type MatrixFilter,
  matrixFilterSchema,
  type Query,
  type SummaryFilter,
  summaryFilterSchema,
} from './schema'
import type {
  AssignmentRowView,
  DueDay,
  Figures,
  MatrixMiniView,
  MatrixView,
  QueueEntry,
  StatusFacts,
  SummaryView,
  UndatedItem,
} from './types'

/** Rows of the list on one page. */
export const PAGE_SIZE = 20
/** Own rows on a home page; the rest is one link away. */
export const HOME_ROWS = 25
/** Own rows below the Department's other work. */
const OWN_ROWS = 6

const todayOf = (actor: Actor): Day => localDay(systemNow(), actor.timeZone)

/** What the actor may do with rows of the list; never decides more than what a button says. */
export function rowRights(actor: Actor): RowRights {
  const work = reachOf(actor.role, 'assignment.work')
  return {
    organizationId: work === 'own' ? actor.organizationId : null,
    handed: work === 'handed',
    askExtension: reachOf(actor.role, 'extension.ask') !== 'none',
    decide: reachOf(actor.role, 'assignment.decide') !== 'none',
  }
}

/** What the actor answers for: the municipality for the Department, the own organisation for the others; null for handed-over work. */
const answeredFor = cache((actor: Actor): Scope | null => {
  const scope = scopeOf(actor, 'assignment.read')
  if (!scope || scope.handedToId) return null
  return isDepartment(actor) ? scope : narrowed(scope, actor.organizationId)
})

/** Read once a request for one scope: the rail's badges and the home page show the same. */
const figuresIn = cache(findFigures)

/** What waits behind the entries of the rail, by their addresses. */
export async function loadBadges(actor: Actor): Promise<Record<string, Badge>> {
  const scope = answeredFor(actor)
  if (!scope) return {}
  const figures = await figuresIn(scope, todayOf(actor))
  const overdue = { '/assignments': { count: figures.overdue, kind: 'overdue' } } as const
  if (!isDepartment(actor)) return overdue
  return {
    ...overdue,
    '/reviews': { count: figures.submitted, kind: 'waiting' },
    '/extensions': { count: figures.extensionsOpen, kind: 'waiting' },
  }
}

export type Badge = { count: number; kind: 'overdue' | 'waiting' }
export type OwnWork = { rows: AssignmentRowView[]; more: boolean }
type Common = { actor: Actor; today: Day; zoneName: string }
export type DepartmentHome = Common & {
  kind: 'department'
  figures: Figures
  queue: QueueEntry[]
  days: DueDay[]
  matrix: MatrixMiniView | null
  undated: UndatedItem[]
  own: OwnWork
  setup: SetupFacts | null
}
export type WorkHome = Common & { kind: 'centre' | 'organization' | 'staff'; figures: Figures | null; own: OwnWork }
export type GuestHome = Common & { kind: 'guest' }
export type HomeView = DepartmentHome | WorkHome | GuestHome

function ownWork(rows: ListRow[], today: Day, actor: Actor, limit = HOME_ROWS): OwnWork {
  const shown = rows.slice(0, limit).map((row) => toRowView(row, today, rowRights(actor)))
  return { rows: shown, more: rows.length > limit }
}

async function loadDepartmentHome(common: Common, scope: Scope): Promise<DepartmentHome> {
  const { actor, today } = common
  const [figures, queue, matrix, undated, own] = await Promise.all([
    figuresIn(scope, today),
    findQueue(scope, today, actor.timeZone),
    findMatrixMini(scope, today),
    listOldUndated(scope, today, actor.timeZone),
    listNearest(narrowed(scope, actor.organizationId), OWN_ROWS + 1),
  ])
  const calendar = calendarFrom(queue.exceptions)
  const days = Array.from({ length: LINE_OF_DAYS }, (_, at) => addDays(today, at))
  return {
    ...common,
    kind: 'department',
    figures,
    queue: queue.rows.map((row) => {
      const { days: waitingDays, debt } = waitingFor(row.sinceDay, today, calendar)
      const { sinceDay, authorId, extensionCount, ...entry } = row
      const needsHead =
        row.kind === 'extension' && extensionCount >= EXTENSIONS_BY_STAFF && actor.role !== 'DEPARTMENT_HEAD'
      const ownWork = authorId === actor.userId
      return { ...entry, since: sinceDay, waitingDays, controllerDebt: debt, ownWork, needsHead }
    }),
    days: lineOfDays(days, figures.days, calendar),
    matrix,
    undated,
    own: ownWork(own, today, actor, OWN_ROWS),
    setup: matrix || figures.open > 0 ? null : await findSetup(actor.municipalityId),
  }
}

/** The home page of the actor's role. */
export async function loadHome(): Promise<HomeView> {
  const actor = await requireActor()
  const common: Common = { actor, today: todayOf(actor), zoneName: zoneCity(actor.timeZone) }
  const own = answeredFor(actor)
  if (own && isDepartment(actor)) return loadDepartmentHome(common, own)
  if (own) {
    const [figures, rows] = await Promise.all([figuresIn(own, common.today), listNearest(own, HOME_ROWS + 1)])
    const kind = actor.role === 'RESOURCE_CENTRE' ? 'centre' : 'organization'
    return { ...common, kind, figures, own: ownWork(rows, common.today, actor) }
  }
  const handed = scopeOf(actor, 'assignment.read')
  if (!handed) return { ...common, kind: 'guest' }
  const rows = await listNearest(handed, HOME_ROWS + 1)
  return { ...common, kind: 'staff', figures: null, own: ownWork(rows, common.today, actor) }
}

export type ListView = Common & {
  filter: ListFilter
  rows: AssignmentRowView[]
  total: { n: number; more: boolean }
  next: string | null
  choices: Awaited<ReturnType<typeof listChoices>>
  manyOrganizations: boolean
  mayBeHanded: boolean
}

/** The assignment list of an address; what cannot be read of it is left out. */
export async function loadAssignmentList(query: Query): Promise<ListView> {
  const { actor, scope } = await requireScope('assignment.read')
  const filter = listFilterSchema.parse(firstValues(query))
  const today = todayOf(actor)
  const context = { scope, filter, today, userId: actor.userId }
  const [page, total, choices] = await Promise.all([
    listAssignments<ListRow>(context, { limit: PAGE_SIZE, at: filter.after ?? null }),
    countAssignments(context),
    listChoices(scope, filter.resolution ?? null),
  ])
  const rights = rowRights(actor)
  return {
    actor,
    today,
    zoneName: zoneCity(actor.timeZone),
    filter,
    rows: page.rows.map((row) => toRowView(row, today, rights)),
    total,
    next: page.next && `${page.next.due}.${page.next.id}`,
    choices,
    manyOrganizations: scope.reach === 'all',
    mayBeHanded: scope.reach !== 'handed',
  }
}

async function matrixOf(
  scope: Scope,
  resolutionId: string,
  today: Day,
  filter: MatrixFilter,
): Promise<MatrixView | null> {
  const [frame, cells] = await Promise.all([
    findMatrixFrame(scope, resolutionId),
    listMatrixCells(scope, resolutionId, today),
  ])
  return frame && layMatrix(frame, cells, filter)
}

export type MatrixPage = { actor: Actor; filter: MatrixFilter; matrix: MatrixView; today: Day; exportable: boolean }

/** The matrix of a resolution in the actor's scope: a head sees the own row only. */
export async function loadMatrix(resolutionId: string, query: Query): Promise<MatrixPage> {
  const { actor, scope } = await requireScope('matrix.read')
  if (!idParam.safeParse(resolutionId).success) notFound()
  const filter = matrixFilterSchema.parse(firstValues(query))
  const today = todayOf(actor)
  const matrix = await matrixOf(scope, resolutionId, today, filter)
  if (!matrix) notFound()
  return { actor, filter, matrix, today, exportable: reachOf(actor.role, 'summary.export') !== 'none' }
}

/** The side panel of a square. */
export async function loadMatrixPanel(resolutionId: string, assignmentId: string) {
  const { actor, scope } = await requireScope('matrix.read')
  if (!idParam.safeParse(resolutionId).success || !idParam.safeParse(assignmentId).success) notFound()
  const found = await findMatrixPanel(scope, resolutionId, assignmentId, actor.timeZone)
  if (!found) notFound()
  const today = todayOf(actor)
  const rights = rowRights(actor)
  return {
    head: found.head,
    zoneName: zoneCity(actor.timeZone),
    decides: rights.decide,
    rows: found.rows.map((row) => ({ ...row, status: rowStatus(row satisfies StatusFacts, today) })),
  }
}

/** The side panel of a column: the item's full text and what it asks for. */
export async function loadMatrixItem(resolutionId: string, itemId: string) {
  const { scope } = await requireScope('matrix.read')
  if (!idParam.safeParse(resolutionId).success || !idParam.safeParse(itemId).success) notFound()
  const item = await findMatrixItem(scope, resolutionId, itemId)
  if (!item) notFound()
  const evidence = evidenceListSchema.safeParse(item.evidence)
  return { ...item, evidence: evidence.success ? evidence.data : [] }
}

/** The execution summary of a scope, of a past day as things stood at its end; null when the resolution is not there. */
export async function findSummary(
  actor: Pick<Actor, 'municipalityName' | 'timeZone'>,
  scope: Scope,
  resolutionId: string,
  filter: SummaryFilter,
): Promise<SummaryView | null> {
  if (!idParam.safeParse(resolutionId).success) return null
  const now = systemNow()
  const today = localDay(now, actor.timeZone)
  const on = filter.on && filter.on < today ? filter.on : today
  const past = on < today
  const moment = { at: past ? endOfLocalDay(on, actor.timeZone) : null, on, timeZone: actor.timeZone }
  const organizationId = scope.organizationId ? null : (filter.organization ?? null)
  const source = await findSummarySource(scope, resolutionId, organizationId, actor.timeZone)
  if (!source) return null
  const factsOf = new Map<string, typeof source.facts>()
  for (const facts of source.facts) {
    const list = factsOf.get(facts.itemId)
    if (list) list.push(facts)
    else factsOf.set(facts.itemId, [facts])
  }
  const items = source.items
    .map((item) => ({
      ...item,
      lines: (factsOf.get(item.id) ?? []).flatMap((facts) => summaryLine(facts, item, moment) ?? []),
    }))
    .filter((item) => item.lines.length > 0)
  const lines = items.flatMap((item) => item.lines)
  return {
    resolution: source.resolution,
    on,
    past,
    municipalityName: actor.municipalityName,
    departmentName: source.departmentName,
    filterText: organizationId ? source.organizationName : null,
    cut: source.cut,
    items,
    ...summaryShares(lines),
  }
}

/** The summary's page, with what its filters offer. */
export const loadSummary = cache(
  async (resolutionId: string, on: string | undefined, organization: string | undefined) => {
    const { actor, scope } = await requireScope('summary.export')
    const filter = summaryFilterSchema.parse({ on, organization })
    const [summary, choices] = await Promise.all([
      findSummary(actor, scope, resolutionId, filter),
      scope.organizationId ? null : listChoices(scope, null),
    ])
    if (!summary) notFound()
    return { actor, filter, summary, today: todayOf(actor), organizations: choices?.organizations ?? [] }
  },
)
