import 'server-only'
import { randomUUID } from 'node:crypto'
import type { Day, WorkingCalendar } from '@/lib/kernel/calendar'
import type { Tx } from '@/lib/kernel/db'
import { Prisma } from '@/lib/kernel/prisma/client'
import type { DeadlineKind, ItemRole } from '@/lib/kernel/prisma/enums'
import type { ParsedItem } from '../../import/types'
import { OPEN_KINDS, proposeReading, toEnum } from '../../rules/drafts/deadlines'
import { proposeEvidence } from '../../rules/drafts/evidence'
import { proposeExecutors } from '../../rules/drafts/executors'
import { columnsOf } from '../../rules/drafts/reading'
import { POSITION_STEP } from '../../rules/drafts/structure'
import type { KnownOrganization } from '../../rules/drafts/types'
import type { DeadlineReading, ExecutorRule, Periodicity } from '../../types'

export type ItemRow = Prisma.ResolutionItemCreateManyInput & { id: string }
export type ExecutorRow = Prisma.ItemExecutorCreateManyInput

export function executorRows(itemId: string, rules: ExecutorRule[]): ExecutorRow[] {
  return rules.map((rule) => ({ itemId, ...rule }))
}

/** A reading as columns of a create. */
export function readingData(reading: DeadlineReading | null) {
  const columns = columnsOf(reading)
  return { ...columns, periodRule: columns.periodRule ?? Prisma.DbNull }
}

export type Round = { date: Day | null; today: Day; calendar: WorkingCalendar; organizations: KnownOrganization[] }

/** A parsed item as the row of a draft, with its proposals; nothing is confirmed. */
export function draftRowOf(
  parsed: ParsedItem,
  index: number,
  resolutionId: string,
  round: Round,
): { item: ItemRow; executors: ExecutorRow[] } {
  const id = randomUUID()
  const role = toEnum<ItemRole>(parsed.role)
  const kind = toEnum<DeadlineKind>(parsed.deadlineKind)
  const proposal = proposeExecutors(parsed.executor, round.organizations)
  const reading = proposeReading(
    {
      kind,
      text: parsed.deadlineText,
      dueOn: parsed.dueDate,
      from: parsed.deadlineFrom,
      periodicity: parsed.periodicity && toEnum<Periodicity>(parsed.periodicity),
      date: round.date,
      today: round.today,
      yearRange: null,
    },
    round.calendar,
  )
  const executors = role === 'TASK' ? proposal.rules : []
  const asked = role === 'TASK' || executors.length > 0
  const { evidence, figures, measure } = asked
    ? proposeEvidence(parsed.text)
    : { evidence: [], figures: [], measure: null }
  const confidence = {
    text: parsed.confidence.text,
    role: parsed.confidence.role,
    executor: Math.min(parsed.confidence.executor, proposal.confidence),
    deadline: OPEN_KINDS.has(kind) ? Math.min(parsed.confidence.deadline, 0.5) : parsed.confidence.deadline,
  }
  return {
    item: {
      id,
      resolutionId,
      position: (index + 1) * POSITION_STEP,
      number: parsed.number,
      text: parsed.text,
      role,
      executorText: parsed.executor,
      executorPersons: parsed.executorPersons,
      spans: parsed.spans,
      confidence,
      deadlineText: parsed.deadlineText,
      deadlineKind: kind,
      ...readingData(reading),
      evidence,
      figures,
      measure,
      state: asked ? 'DRAFT' : 'CONFIRMED',
    },
    executors: executorRows(id, executors),
  }
}

/** All items and their executors in two statements. */
export async function insertItems(tx: Tx, rows: { item: ItemRow; executors: ExecutorRow[] }[]): Promise<void> {
  if (rows.length === 0) return
  await tx.resolutionItem.createMany({ data: rows.map((row) => row.item) })
  const executors = rows.flatMap((row) => row.executors)
  if (executors.length > 0) await tx.itemExecutor.createMany({ data: executors })
}

/** New readings of many items in one statement; `confirmedAt` when the person's answer confirms them too. */
export async function writeReadings(
  tx: Tx,
  changes: { id: string; reading: DeadlineReading }[],
  confirmed: { at: Date; by: string } | null,
): Promise<void> {
  if (changes.length === 0) return
  const columns = changes.map(({ id, reading }) => ({ id, ...columnsOf(reading) }))
  const day = (date: Date | null) => date?.toISOString().slice(0, 10) ?? null
  await tx.$executeRaw`
    UPDATE "ResolutionItem" i SET
      "deadlineMode" = v.mode::"DeadlineMode", "dueOn" = v.due, "periodFrom" = v.start, "periodTo" = v.finish,
      "periodRule" = v.rule::jsonb, "reviewOn" = v.review, "version" = i."version" + 1,
      "deadlineConfirmedAt" = CASE WHEN ${confirmed !== null} THEN ${confirmed?.at ?? null}::timestamptz ELSE i."deadlineConfirmedAt" END,
      "confirmedById" = CASE WHEN ${confirmed !== null} THEN ${confirmed?.by ?? null}::uuid ELSE i."confirmedById" END,
      "state" = CASE WHEN ${confirmed !== null} AND i."executorConfirmedAt" IS NOT NULL AND i."evidenceConfirmedAt" IS NOT NULL
                THEN 'CONFIRMED'::"ItemState" ELSE i."state" END
    FROM unnest(
      ${columns.map((each) => each.id)}::uuid[], ${columns.map((each) => each.deadlineMode)}::text[],
      ${columns.map((each) => day(each.dueOn))}::date[], ${columns.map((each) => day(each.periodFrom))}::date[],
      ${columns.map((each) => day(each.periodTo))}::date[],
      ${columns.map((each) => (each.periodRule ? JSON.stringify(each.periodRule) : null))}::text[],
      ${columns.map((each) => day(each.reviewOn))}::date[]
    ) AS v(id, mode, due, start, finish, rule, review)
    WHERE i."id" = v.id AND i."state" IN ('DRAFT', 'CONFIRMED')`
}
