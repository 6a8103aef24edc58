import 'server-only'
import { findWorkingCalendar } from '@/lib/institutions/queries'
import { type Day, dateToDay, type WorkingCalendar } from '@/lib/kernel/calendar'
import type { Reader, Tx } from '@/lib/kernel/db'
import { Prisma } from '@/lib/kernel/prisma/client'
import type { ResolutionState, Role } from '@/lib/kernel/prisma/enums'
import { readBy } from '@/lib/kernel/read'
import type { Scope } from '@/lib/kernel/scope'
import { readingOf } from '../rules/drafts/reading'
import type {
  DraftHead,
  DraftItem,
  DraftSpan,
  ItemConfidence,
  KnownOrganization,
  RoleHolding,
  SpanKind,
} from '../rules/drafts/types'
import { evidenceListSchema, figureListSchema } from '../schema/common'
import { type PersonView, personOf } from './assignments/person'

const SPAN_KINDS = new Set<SpanKind>(['item', 'executor', 'person', 'deadline', 'title', 'number', 'date', 'control'])

function spansOf(json: unknown): DraftSpan[] {
  if (!Array.isArray(json)) return []
  return json.filter(
    (span): span is DraftSpan =>
      typeof span?.from === 'number' && typeof span?.to === 'number' && SPAN_KINDS.has(span?.kind),
  )
}

function confidenceOf(json: unknown): ItemConfidence {
  const given = (typeof json === 'object' && json !== null ? json : {}) as Record<string, unknown>
  const of = (key: string) => (typeof given[key] === 'number' ? given[key] : 1)
  return { text: of('text'), role: of('role'), executor: of('executor'), deadline: of('deadline') }
}

const ITEM_SELECT = {
  id: true,
  position: true,
  number: true,
  text: true,
  role: true,
  executorText: true,
  executorPersons: true,
  executors: {
    select: { kind: true, part: true, organizationId: true, programs: true, role: true },
    orderBy: [{ part: 'asc' }, { id: 'asc' }],
  },
  spans: true,
  confidence: true,
  deadlineText: true,
  deadlineKind: true,
  deadlineMode: true,
  dueOn: true,
  periodFrom: true,
  periodTo: true,
  periodRule: true,
  reviewOn: true,
  latePolicy: true,
  evidence: true,
  figures: true,
  measure: true,
  executorConfirmedAt: true,
  deadlineConfirmedAt: true,
  evidenceConfirmedAt: true,
  state: true,
  version: true,
  withdrawnReason: true,
  resolutionId: true,
} satisfies Prisma.ResolutionItemSelect

type ItemRow = Prisma.ResolutionItemGetPayload<{ select: typeof ITEM_SELECT }>

export function toDraftItem(row: ItemRow): DraftItem {
  const evidence = evidenceListSchema.safeParse(row.evidence)
  const figures = figureListSchema.safeParse(row.figures)
  return {
    id: row.id,
    position: row.position,
    number: row.number,
    text: row.text,
    role: row.role,
    executorText: row.executorText,
    executorPersons: row.executorPersons,
    executors: row.executors,
    spans: spansOf(row.spans),
    confidence: confidenceOf(row.confidence),
    deadlineText: row.deadlineText,
    deadlineKind: row.deadlineKind,
    reading: readingOf(row),
    latePolicy: row.latePolicy,
    evidence: evidence.success ? evidence.data : [],
    figures: figures.success ? figures.data : [],
    measure: row.measure,
    executorConfirmed: row.executorConfirmedAt !== null,
    deadlineConfirmed: row.deadlineConfirmedAt !== null,
    evidenceConfirmed: row.evidenceConfirmedAt !== null,
    state: row.state,
    version: row.version,
  }
}

const HEAD_SELECT = {
  id: true,
  number: true,
  date: true,
  title: true,
  preamble: true,
  signatories: true,
  state: true,
  bindingness: true,
  historical: true,
  yearRangeReading: true,
  confidence: true,
  version: true,
} satisfies Prisma.ResolutionSelect

function toHead(row: Prisma.ResolutionGetPayload<{ select: typeof HEAD_SELECT }>): DraftHead {
  const { confidence, date, ...rest } = row
  const given = (typeof confidence === 'object' && confidence !== null ? confidence : {}) as Record<string, unknown>
  const of = (key: string) => (typeof given[key] === 'number' ? (given[key] as number) : 1)
  return {
    ...rest,
    date: date ? dateToDay(date) : null,
    confidence: { title: of('title'), number: of('number'), date: of('date') },
    warnings: Array.isArray(given.warnings) ? given.warnings.filter((each) => typeof each === 'string') : [],
  }
}

export type Draft = {
  head: DraftHead
  sourceText: string
  sourceFile: { id: string; name: string } | null
  basedOn: { id: string; title: string } | null
  items: DraftItem[]
}

/** A resolution with its items in the document's order, as the preview and readiness see it; null outside the scope. */
export async function findDraft(reader: Reader, scope: Scope, resolutionId: string): Promise<Draft | null> {
  const row = await reader.resolution.findFirst({
    where: { id: resolutionId, municipalityId: scope.municipalityId },
    select: {
      ...HEAD_SELECT,
      sourceText: true,
      sourceFile: { select: { id: true, name: true } },
      basedOn: { select: { id: true, title: true } },
      items: { select: ITEM_SELECT, orderBy: [{ position: 'asc' }, { id: 'asc' }] },
    },
  })
  if (!row) return null
  const { sourceText, sourceFile, basedOn, items, ...head } = row
  return { head: toHead(head), sourceText, sourceFile, basedOn, items: items.map(toDraftItem) }
}

/** Who marked a draft as checked last, and when; null for one that nobody has. */
export async function findReview(
  reader: Reader,
  scope: Scope,
  resolutionId: string,
): Promise<{ at: Date; by: PersonView | null } | null> {
  const [row] = await reader.$queryRaw<{ at: Date; by: PersonView | null }[]>`
    SELECT e."at", ${personOf('reviewed')} AS "by"
    FROM "Event" e LEFT JOIN "User" reviewed ON reviewed."id" = e."actorId"
    WHERE e."resolutionId" = ${resolutionId}::uuid AND e."municipalityId" = ${scope.municipalityId}::uuid AND e."kind" = 'resolutionReviewed'
    ORDER BY e."id" DESC LIMIT 1`
  return row ?? null
}

/** Checked drafts that wait to be issued, the longest known first. */
export async function listAwaitingIssue(
  reader: Reader,
  scope: Scope,
): Promise<{ id: string; title: string; number: string | null; date: Day | null }[]> {
  return readBy(
    reader,
    Prisma.sql`SELECT r."id", r."title", r."number", r."date"::text AS "date" FROM "Resolution" r
      WHERE r."municipalityId" = ${scope.municipalityId}::uuid AND r."state" = 'REVIEWED' ORDER BY r."id" LIMIT 5`,
  )
}

/** Items of a resolution in the document's order. */
export async function listDraftItems(reader: Reader, scope: Scope, resolutionId: string): Promise<DraftItem[]> {
  const rows = await reader.resolutionItem.findMany({
    where: { resolutionId, resolution: { municipalityId: scope.municipalityId } },
    select: ITEM_SELECT,
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
  })
  return rows.map(toDraftItem)
}

export type LockedItem = { item: DraftItem; head: DraftHead; sourceText: string }

/**
 * An item of a draft with its resolution, the resolution's row share-locked: an issue (which takes it for update) waits for this
 * change or comes before it, never in between. Null outside the scope.
 */
export async function findItemLocked(tx: Tx, scope: Scope, itemId: string): Promise<LockedItem | null> {
  const [locked] = await tx.$queryRaw<{ id: string }[]>`
    SELECT r."id" FROM "Resolution" r JOIN "ResolutionItem" i ON i."resolutionId" = r."id"
    WHERE i."id" = ${itemId}::uuid AND r."municipalityId" = ${scope.municipalityId}::uuid FOR SHARE OF r`
  if (!locked) return null
  const row = await tx.resolutionItem.findFirst({
    where: { id: itemId },
    select: { ...ITEM_SELECT, resolution: { select: { ...HEAD_SELECT, sourceText: true } } },
  })
  if (!row) return null
  const { resolution, ...item } = row
  const { sourceText, ...head } = resolution
  return { item: toDraftItem(item), head: toHead(head), sourceText }
}

/** The head of a resolution, its row locked: `UPDATE` for a change of the head or the issue, `SHARE` for a change of its items. */
export async function findHeadLocked(
  tx: Tx,
  scope: Scope,
  resolutionId: string,
  lock: 'UPDATE' | 'SHARE',
): Promise<DraftHead | null> {
  const [locked] = await tx.$queryRaw<{ id: string }[]>`
    SELECT "id" FROM "Resolution" WHERE "id" = ${resolutionId}::uuid AND "municipalityId" = ${scope.municipalityId}::uuid
    ${lock === 'UPDATE' ? Prisma.sql`FOR UPDATE` : Prisma.sql`FOR SHARE`}`
  if (!locked) return null
  const row = await tx.resolution.findUnique({ where: { id: resolutionId }, select: HEAD_SELECT })
  return row && toHead(row)
}

/** Organisations as executor rules look at them, in the order of lists. */
export async function listKnownOrganizations(reader: Reader, scope: Scope): Promise<KnownOrganization[]> {
  return reader.organization.findMany({
    where: { municipalityId: scope.municipalityId },
    select: { id: true, name: true, shortName: true, kind: true, programs: true, status: true },
    orderBy: [{ kind: 'asc' }, { shortName: 'asc' }],
  })
}

/** In which active organisations the roles are held today; one statement, none when no role is asked for. */
export async function listRoleHoldings(
  reader: Reader,
  scope: Scope,
  roles: Role[],
  today: string,
): Promise<RoleHolding[]> {
  if (roles.length === 0) return []
  return reader.$queryRaw<RoleHolding[]>`
    SELECT DISTINCT g."organizationId", g."role"::text AS "role"
    FROM "RoleGrant" g JOIN "Organization" o ON o."id" = g."organizationId"
    WHERE o."municipalityId" = ${scope.municipalityId}::uuid AND o."status" = 'ACTIVE' AND g."revokedAt" IS NULL
      AND g."role"::text = ANY(${roles}::text[])
      AND g."validFrom" <= ${today}::date AND (g."validUntil" IS NULL OR g."validUntil" >= ${today}::date)`
}

/** Roles that executor rules of the items name. */
export function rolesOf(items: Pick<DraftItem, 'executors'>[]): Role[] {
  return [...new Set(items.flatMap((item) => item.executors.flatMap((rule) => (rule.role ? [rule.role] : []))))]
}

/** States in which items are still corrected. */
export const DRAFT_STATES: ReadonlySet<ResolutionState> = new Set(['DRAFT', 'REVIEWED'])

/** The working calendar round a resolution: from its year to five years ahead of today, at most thirty years. */
export function calendarAround(
  reader: Reader,
  municipalityId: string,
  date: Day | null,
  today: Day,
): Promise<WorkingCalendar> {
  const thisYear = Number(today.slice(0, 4))
  const from = Math.max(thisYear - 25, Math.min(thisYear, Number((date ?? today).slice(0, 4))))
  return findWorkingCalendar(reader, municipalityId, from, thisYear + 5)
}
