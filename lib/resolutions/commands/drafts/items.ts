import 'server-only'
import type { z } from 'zod'
import { type Context, done, refuse } from '@/lib/kernel/command'
import { type EventInput, recordEvent } from '@/lib/kernel/events'
import type { Prisma } from '@/lib/kernel/prisma/client'
import { calendarAround, listKnownOrganizations } from '../../queries/drafts'
import { openChoices } from '../../rules/drafts/deadlines'
import { proposeEvidence, withKeys } from '../../rules/drafts/evidence'
import type { DraftItem, ItemPart } from '../../rules/drafts/types'
import type {
  chooseDeadlineSchema,
  confirmItemSchema,
  itemDeadlineSchema,
  itemEvidenceSchema,
  itemExecutorSchema,
  itemTextSchema,
} from '../../schema/drafts'
import type { DeadlineReading, ExecutorRule } from '../../types'
import { changedMeanwhile, type ItemResult, loadItem, stateOf, type Texts, writeItem } from './load'
import { executorRows, readingData } from './rows'

function itemEvent(
  { scope }: Context,
  kind: 'itemChanged' | 'itemConfirmed',
  resolutionId: string,
  item: DraftItem,
  data: Prisma.InputJsonObject,
): EventInput {
  return {
    kind,
    municipalityId: scope.municipalityId,
    resolutionId,
    subjectId: item.id,
    data: { number: item.number, ...data },
  }
}

/** Saves number, text and role of an item. New words bring a new proposal of evidence where none was confirmed. */
export async function saveItemText(context: Context, input: z.output<typeof itemTextSchema>): Promise<ItemResult> {
  const { tx, now, actor } = context
  const texts = (of: { number: string | null; text: string }): Texts => ({ Номер: of.number ?? '', Текст: of.text })
  const load = await loadItem(context, input, { theirs: texts, mine: texts(input) })
  if (!load.ok) return load.refusal
  const { item, head } = load.loaded
  const asked = input.role === 'TASK' || item.executors.length > 0
  const proposal = asked && !item.evidenceConfirmed && input.text !== item.text ? proposeEvidence(input.text) : null
  const next = { ...item, ...input }
  const written = await writeItem(context, load.loaded, {
    number: input.number,
    text: input.text,
    role: input.role,
    confidence: { ...item.confidence, text: 1, role: 1 },
    state: stateOf(next),
    ...(proposal ??
      (asked && item.evidence.length === 0 && !item.evidenceConfirmed ? proposeEvidence(input.text) : {})),
  })
  if (!written) return changedMeanwhile()
  await recordEvent(
    tx,
    actor,
    now,
    itemEvent(context, 'itemChanged', head.id, item, {
      part: 'TEXT',
      before: item.text,
      after: input.text,
      role: input.role,
    }),
  )
  return done({ resolutionId: head.id, itemId: item.id })
}

/**
 * Saves whom an item is given to and confirms it. «NOBODY» takes the executor away (an item of another role then needs none).
 * Refused with FOREIGN_ORGANIZATION when an organisation is not of this municipality or no longer active.
 */
export async function saveItemExecutor(
  context: Context,
  input: z.output<typeof itemExecutorSchema>,
): Promise<ItemResult> {
  const { tx, now, actor, scope } = context
  const texts = (of: Pick<DraftItem, 'executorText' | 'executorPersons'>): Texts => ({
    Исполнитель: of.executorText ?? '',
    Ответственные: of.executorPersons.join('\n'),
  })
  const load = await loadItem(context, input, { theirs: texts, mine: texts(input) })
  if (!load.ok) return load.refusal
  const { item, head } = load.loaded
  const active = new Set(
    (await listKnownOrganizations(tx, scope)).filter((each) => each.status === 'ACTIVE').map((each) => each.id),
  )
  const named = [...(input.kind === 'ORGANIZATION' ? input.organizationIds : []), ...input.coOrganizationIds]
  if (named.some((id) => !active.has(id))) return refuse('FOREIGN_ORGANIZATION')
  const executors = rulesOf(input)
  const next = { ...item, executors, executorConfirmed: executors.length > 0 }
  const asked = item.role === 'TASK' || executors.length > 0
  const written = await writeItem(context, load.loaded, {
    executorText: input.executorText,
    executorPersons: input.executorPersons,
    executorConfirmedAt: executors.length > 0 ? now : null,
    confirmedById: actor.userId,
    confidence: { ...item.confidence, executor: executors.length > 0 ? 1 : 0 },
    state: stateOf(next),
    ...(asked && item.evidence.length === 0 && !item.evidenceConfirmed ? proposeEvidence(item.text) : {}),
  })
  if (!written) return changedMeanwhile()
  await tx.itemExecutor.deleteMany({ where: { itemId: item.id } })
  if (executors.length > 0) await tx.itemExecutor.createMany({ data: executorRows(item.id, executors) })
  await recordEvent(
    tx,
    actor,
    now,
    itemEvent(context, 'itemConfirmed', head.id, item, { part: 'EXECUTOR', rules: executors.length }),
  )
  return done({ resolutionId: head.id, itemId: item.id })
}

function rulesOf(input: z.output<typeof itemExecutorSchema>): ExecutorRule[] {
  const of = (rule: Partial<ExecutorRule> & Pick<ExecutorRule, 'kind' | 'part'>): ExecutorRule => ({
    organizationId: null,
    programs: [],
    role: null,
    ...rule,
  })
  const responsible: ExecutorRule[] = []
  if (input.kind === 'ORGANIZATION') {
    for (const organizationId of new Set(input.organizationIds)) {
      responsible.push(of({ kind: 'ORGANIZATION', part: 'RESPONSIBLE', organizationId }))
    }
  }
  if (input.kind === 'PROGRAM')
    responsible.push(of({ kind: 'PROGRAM', part: 'RESPONSIBLE', programs: [...new Set(input.programs)] }))
  if (input.kind === 'ROLE' && input.role) responsible.push(of({ kind: 'ROLE', part: 'RESPONSIBLE', role: input.role }))
  if (responsible.length === 0) return []
  const mine = new Set(responsible.map((rule) => rule.organizationId))
  const helpers = [...new Set(input.coOrganizationIds)].filter((id) => !mine.has(id))
  return [
    ...responsible,
    ...helpers.map((organizationId) => of({ kind: 'ORGANIZATION', part: 'CO_EXECUTOR', organizationId })),
  ]
}

function readingOfInput(input: z.output<typeof itemDeadlineSchema>): DeadlineReading | null {
  if (input.mode === 'FIXED') return input.dueOn ? { mode: 'FIXED', dueOn: input.dueOn } : null
  if (input.mode === 'REVIEW_ONLY') return input.reviewOn ? { mode: 'REVIEW_ONLY', reviewOn: input.reviewOn } : null
  const { periodicity, monthsAfterEnd, day } = input
  return input.from
    ? { mode: 'PERIODIC', rule: { periodicity, monthsAfterEnd, day }, from: input.from, to: input.to }
    : null
}

/** Saves a deadline's words and how it is read, and confirms it: the day a person typed is kept as it is (rule 3). */
export async function saveItemDeadline(
  context: Context,
  input: z.output<typeof itemDeadlineSchema>,
): Promise<ItemResult> {
  const { tx, now, actor } = context
  const load = await loadItem(context, input, {
    theirs: (item) => ({ Срок: item.deadlineText ?? '', День: dayOf(item.reading) }),
    mine: { Срок: input.deadlineText ?? '', День: dayOf(readingOfInput(input)) },
  })
  if (!load.ok) return load.refusal
  const { item, head } = load.loaded
  const reading = readingOfInput(input)
  if (!reading) return refuse('NOTHING_TO_CONFIRM')
  const written = await writeItem(context, load.loaded, {
    deadlineText: input.deadlineText,
    deadlineKind: input.deadlineKind,
    ...readingData(reading),
    latePolicy: input.acceptLate ? 'ACCEPT_LATE' : 'LOCK',
    deadlineConfirmedAt: now,
    confirmedById: actor.userId,
    confidence: { ...item.confidence, deadline: 1 },
    state: stateOf({ ...item, deadlineConfirmed: true }),
  })
  if (!written) return changedMeanwhile()
  await recordEvent(
    tx,
    actor,
    now,
    itemEvent(context, 'itemConfirmed', head.id, item, {
      part: 'DEADLINE',
      before: item.reading,
      after: reading,
      acceptLate: input.acceptLate,
    }),
  )
  return done({ resolutionId: head.id, itemId: item.id })
}

function dayOf(reading: DeadlineReading | null): string {
  if (!reading) return ''
  if (reading.mode === 'FIXED') return reading.dueOn
  return reading.mode === 'REVIEW_ONLY' ? reading.reviewOn : `с ${reading.from}${reading.to ? ` по ${reading.to}` : ''}`
}

/**
 * One of the three answers for an item whose words name no day: a month from the resolution's date (computed), a yearly report, a
 * review date only. Confirms it. Refused with NO_DATE_FOR_TERM when the month cannot be counted.
 */
export async function chooseItemDeadline(
  context: Context,
  input: z.output<typeof chooseDeadlineSchema>,
): Promise<ItemResult> {
  const { tx, now, today, actor, scope } = context
  const load = await loadItem(context, input)
  if (!load.ok) return load.refusal
  const { item, head } = load.loaded
  const calendar = await calendarAround(tx, scope.municipalityId, head.date, today)
  const reading = openChoices(head.date, today, calendar)[input.choice]
  if (!reading) return refuse('NO_DATE_FOR_TERM')
  const written = await writeItem(context, load.loaded, {
    ...readingData(reading),
    deadlineConfirmedAt: now,
    confirmedById: actor.userId,
    confidence: { ...item.confidence, deadline: 1 },
    state: stateOf({ ...item, deadlineConfirmed: true }),
  })
  if (!written) return changedMeanwhile()
  await recordEvent(
    tx,
    actor,
    now,
    itemEvent(context, 'itemConfirmed', head.id, item, { part: 'DEADLINE', after: reading }),
  )
  return done({ resolutionId: head.id, itemId: item.id })
}

/** Saves what a report must bring and confirms it; an empty list means that the text of the report is enough. */
export async function saveItemEvidence(
  context: Context,
  input: z.output<typeof itemEvidenceSchema>,
): Promise<ItemResult> {
  const { tx, now, actor } = context
  const texts = (of: Pick<DraftItem, 'evidence' | 'figures'>): Texts => ({
    Документы: of.evidence.map((line) => line.title).join('\n'),
    Показатели: of.figures.map((line) => line.label).join('\n'),
  })
  const load = await loadItem(context, input, { theirs: texts, mine: texts(input) })
  if (!load.ok) return load.refusal
  const { item, head } = load.loaded
  const evidence = withKeys(input.evidence, 'e')
  const figures = withKeys(input.figures, 'f')
  const written = await writeItem(context, load.loaded, {
    evidence,
    figures,
    measure: input.measure,
    evidenceConfirmedAt: now,
    confirmedById: actor.userId,
    state: stateOf({ ...item, evidenceConfirmed: true }),
  })
  if (!written) return changedMeanwhile()
  const data = { part: 'EVIDENCE', evidence: evidence.length, figures: figures.length }
  await recordEvent(tx, actor, now, itemEvent(context, 'itemConfirmed', head.id, item, data))
  return done({ resolutionId: head.id, itemId: item.id })
}

const CONFIRMED_AT: Record<ItemPart, 'executorConfirmedAt' | 'deadlineConfirmedAt' | 'evidenceConfirmedAt'> = {
  EXECUTOR: 'executorConfirmedAt',
  DEADLINE: 'deadlineConfirmedAt',
  EVIDENCE: 'evidenceConfirmedAt',
}

/** Confirms one of the three facts as it is proposed. Refused with NOTHING_TO_CONFIRM, YEAR_RANGE_FIRST. */
export async function confirmItem(context: Context, input: z.output<typeof confirmItemSchema>): Promise<ItemResult> {
  const { tx, now, actor } = context
  const load = await loadItem(context, input)
  if (!load.ok) return load.refusal
  const { item, head } = load.loaded
  if (input.part === 'EXECUTOR' && item.executors.length === 0) return refuse('NOTHING_TO_CONFIRM')
  if (input.part === 'DEADLINE' && !item.reading) {
    return refuse(item.deadlineKind === 'YEAR_RANGE' ? 'YEAR_RANGE_FIRST' : 'NOTHING_TO_CONFIRM')
  }
  const next = {
    ...item,
    executorConfirmed: item.executorConfirmed || input.part === 'EXECUTOR',
    deadlineConfirmed: item.deadlineConfirmed || input.part === 'DEADLINE',
    evidenceConfirmed: item.evidenceConfirmed || input.part === 'EVIDENCE',
  }
  const written = await writeItem(context, load.loaded, {
    [CONFIRMED_AT[input.part]]: now,
    confirmedById: actor.userId,
    state: stateOf(next),
  })
  if (!written) return changedMeanwhile()
  await recordEvent(tx, actor, now, itemEvent(context, 'itemConfirmed', head.id, item, { part: input.part }))
  return done({ resolutionId: head.id, itemId: item.id })
}
