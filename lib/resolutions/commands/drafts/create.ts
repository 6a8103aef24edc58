import 'server-only'
import type { z } from 'zod'
import { type Day, dayToDate } from '@/lib/kernel/calendar'
import { type Context, done, refuse } from '@/lib/kernel/command'
import { recordEvent } from '@/lib/kernel/events'
import { SOURCE_KINDS, saveFile } from '@/lib/kernel/files'
import { canPrepareDraft } from '../../policy/drafts'
import { calendarAround, findDraft, listKnownOrganizations } from '../../queries/drafts'
import { OPEN_KINDS, proposeReading, shiftYears } from '../../rules/drafts/deadlines'
import { POSITION_STEP } from '../../rules/drafts/structure'
import { isHandedOut } from '../../rules/drafts/types'
import { PUBLIC_STATES } from '../../rules/resolutions'
import type { blankResolutionSchema, continueResolutionSchema, importResolutionSchema } from '../../schema/drafts'
import type { DraftResult } from './load'
import { readSource } from './read-source'
import { draftRowOf, executorRows, type ItemRow, insertItems, readingData } from './rows'

type Created = DraftResult<{ id: string }>

/** The same form sent twice makes one draft: its key is the draft's id. */
async function findMade({ tx, actor, scope }: Context, requestKey: string): Promise<Created | null> {
  const made = await tx.resolution.findUnique({
    where: { id: requestKey },
    select: { municipalityId: true, createdById: true },
  })
  if (!made) return null
  if (made.municipalityId !== scope.municipalityId || made.createdById !== actor.userId) return refuse('NOT_FOUND')
  return done({ id: requestKey }, true)
}

type ImportInput = z.output<typeof importResolutionSchema>
type ReadImport = { bytes: Uint8Array; name: string; read: Awaited<ReturnType<typeof readSource>> }

/** Reads the document in its own process; up to its time limit, so before the command's transaction. */
export async function readImport(input: ImportInput): Promise<ReadImport> {
  const bytes = input.file ? new Uint8Array(await input.file.arrayBuffer()) : new TextEncoder().encode(input.text)
  const name = input.file?.name ?? 'text.txt'
  return { bytes, name, read: await readSource(bytes, name) }
}

/**
 * A draft from pasted text or a file: recognised, with proposals, nothing confirmed and nothing issued (domain.md §1). Refused with
 * the importer's reason codes and NO_ITEMS_FOUND; the text stays with the person.
 */
export async function importResolution(
  context: Context,
  input: ImportInput,
  { bytes, name, read }: ReadImport,
): Promise<Created> {
  const { tx, now, today, actor, scope } = context
  if (!canPrepareDraft(actor)) return refuse('FORBIDDEN')
  const made = await findMade(context, input.requestKey)
  if (made) return made
  if (!read.ok) return refuse(read.reason)
  const { parsed } = read
  if (parsed.items.length === 0) return refuse('NO_ITEMS_FOUND')
  const calendar = await calendarAround(tx, scope.municipalityId, parsed.date, today)
  const organizations = await listKnownOrganizations(tx, scope)
  const saved = input.file
    ? await saveFile(tx, {
        bytes,
        name,
        kinds: SOURCE_KINDS,
        municipalityId: scope.municipalityId,
        organizationId: null,
        createdById: actor.userId,
      })
    : null
  if (saved && !saved.ok) return refuse('FILE_REFUSED')
  await tx.resolution.create({
    data: {
      id: input.requestKey,
      municipalityId: scope.municipalityId,
      number: parsed.number,
      date: parsed.date ? dayToDate(parsed.date) : null,
      title: parsed.title ?? '',
      preamble: parsed.preamble,
      signatories: parsed.signatories,
      sourceText: parsed.sourceText,
      sourceFileId: saved?.file.id ?? null,
      historical: input.historical,
      confidence: {
        ...parsed.confidence,
        warnings: parsed.warnings
          .filter((each) => each.code !== 'YEAR_RANGE_READING')
          .map((each) => each.message)
          .slice(0, 20),
        spans: parsed.spans,
      },
      createdAt: now,
      createdById: actor.userId,
    },
  })
  const round = { date: parsed.date, today, calendar, organizations }
  await insertItems(
    tx,
    parsed.items.map((item, index) => draftRowOf(item, index, input.requestKey, round)),
  )
  await recordEvent(tx, actor, now, {
    kind: 'resolutionImported',
    municipalityId: scope.municipalityId,
    resolutionId: input.requestKey,
    data: { items: parsed.items.length, from: input.file ? 'file' : 'text', historical: input.historical },
  })
  return done({ id: input.requestKey })
}

/** An empty draft, to be filled by hand. */
export async function startResolution(
  context: Context,
  input: z.output<typeof blankResolutionSchema>,
): Promise<Created> {
  const { tx, now, actor, scope } = context
  if (!canPrepareDraft(actor)) return refuse('FORBIDDEN')
  const made = await findMade(context, input.requestKey)
  if (made) return made
  await tx.resolution.create({
    data: {
      id: input.requestKey,
      municipalityId: scope.municipalityId,
      number: input.number,
      date: input.date ? dayToDate(input.date) : null,
      title: input.title,
      sourceText: '',
      historical: input.historical,
      createdAt: now,
      createdById: actor.userId,
    },
  })
  await recordEvent(tx, actor, now, {
    kind: 'resolutionImported',
    municipalityId: scope.municipalityId,
    resolutionId: input.requestKey,
    data: { items: 0, from: 'hand', historical: input.historical },
  })
  return done({ id: input.requestKey })
}

/**
 * «Новое решение на основе этого» (rule 28): the items as a draft, years in deadlines moved from the old resolution's to this one,
 * every deadline, executor and evidence list to be confirmed again. Refused with NOT_ISSUED_YET for a draft.
 */
export async function continueResolution(
  context: Context,
  input: z.output<typeof continueResolutionSchema>,
): Promise<Created> {
  const { tx, now, today, actor, scope } = context
  if (!canPrepareDraft(actor)) return refuse('FORBIDDEN')
  const made = await findMade(context, input.requestKey)
  if (made) return made
  const old = await findDraft(tx, scope, input.resolutionId)
  if (!old) return refuse('NOT_FOUND')
  if (!PUBLIC_STATES.includes(old.head.state)) return refuse('NOT_ISSUED_YET')
  const calendar = await calendarAround(tx, scope.municipalityId, today, today)
  const years = Number(today.slice(0, 4)) - Number((old.head.date ?? today).slice(0, 4))
  await tx.resolution.create({
    data: {
      id: input.requestKey,
      municipalityId: scope.municipalityId,
      title: old.head.title,
      preamble: old.head.preamble,
      signatories: old.head.signatories,
      sourceText: '',
      bindingness: old.head.bindingness,
      basedOnId: old.head.id,
      createdAt: now,
      createdById: actor.userId,
    },
  })
  const kept = old.items.filter((item) => item.state === 'ISSUED' || item.state === 'CLOSED')
  const rows = kept.map((item, index) => {
    const id = crypto.randomUUID()
    const deadlineText = shiftYears(item.deadlineText, years)
    const facts = { kind: item.deadlineKind, text: deadlineText, date: null, today, yearRange: null }
    const reading = proposeReading(facts, calendar) ?? shiftedDay(item.reading, years, today)
    const row: ItemRow = {
      id,
      resolutionId: input.requestKey,
      position: (index + 1) * POSITION_STEP,
      number: item.number,
      text: item.text,
      role: item.role,
      executorText: item.executorText,
      executorPersons: item.executorPersons,
      confidence: { ...item.confidence, deadline: OPEN_KINDS.has(item.deadlineKind) ? 0.5 : 0.6 },
      deadlineText,
      deadlineKind: item.deadlineKind,
      ...readingData(item.deadlineKind === 'YEAR_RANGE' ? null : reading),
      latePolicy: item.latePolicy,
      evidence: item.evidence,
      figures: item.figures,
      measure: item.measure,
      state: isHandedOut(item) ? 'DRAFT' : 'CONFIRMED',
    }
    return { item: row, executors: executorRows(id, item.executors) }
  })
  await insertItems(tx, rows)
  await recordEvent(tx, actor, now, {
    kind: 'resolutionContinued',
    municipalityId: scope.municipalityId,
    resolutionId: input.requestKey,
    subjectId: old.head.id,
    data: { items: rows.length, years },
  })
  return done({ id: input.requestKey })
}

/** A day that a person had chosen, the same day `years` later, when it is still ahead. */
function shiftedDay(reading: { mode: string; dueOn?: Day } | null, years: number, today: Day) {
  if (reading?.mode !== 'FIXED' || !reading.dueOn) return null
  const dueOn = `${Number(reading.dueOn.slice(0, 4)) + years}${reading.dueOn.slice(4).replace('-02-29', '-02-28')}`
  return dueOn >= today ? ({ mode: 'FIXED', dueOn } as const) : null
}
