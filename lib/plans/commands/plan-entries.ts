import 'server-only'
import type { z } from 'zod'
import { type CommonReason, type Context, done, invalid, type Result, refuse } from '@/lib/kernel/command'
import { shownMark } from '@/lib/kernel/shown-mark'
import { listStaffChoices } from '@/lib/students/queries/classes'
import { entryMessages, pasteMessages } from '../messages/plan'
import { listItemChoices } from '../queries/items'
import { findEntryPlace, findPlanGround, type RevisionFacts } from '../queries/plan'
import { nameInPlan } from '../rules/named'
import { type EntryField, entryObjections } from '../rules/plan-entries'
import { type PasteColumn, readPaste } from '../rules/plan-paste'
import type { PlanReason } from '../rules/plan-states'
import type { addEntrySchema, editEntrySchema, pasteEntriesSchema, removeEntrySchema } from '../schema/plan'
import type { EntryContent, PastePreview } from '../types/plan'
import { dropLooseLines, lockDraft } from './plan'
import { entryColumns, tellPlan, writeEntries } from './plan-write'

type Refused = PlanReason | CommonReason

/** In which column of a pasted table an objection to an entry is said. */
const COLUMN_OF: Record<EntryField, PasteColumn> = {
  ...{ fromOn: 'dates', toOn: 'dates', stepFrom: 'steps', stepTo: 'steps', directionId: 'direction' },
}

/** What the entry does not fit, as field errors; null when it fits. A kindergarten's entry has neither direction nor hours. */
export async function fitted<T extends Omit<EntryContent, 'responsible'>>(
  { tx, scope }: Context,
  revision: Pick<RevisionFacts, 'kind' | 'year' | 'directionIds' | 'organizationId'>,
  given: T,
  kept: string | null = null,
): Promise<{ entry: T } | { errors: Record<string, string[]> }> {
  const school = revision.kind === 'SCHOOL'
  const entry = school ? given : { ...given, directionId: null, hours: 0 }
  const errors: Record<string, string[]> = {}
  for (const { field, reason } of entryObjections(entry, revision)) {
    errors[field] = [...(errors[field] ?? []), entryMessages[reason]]
  }
  if (entry.partnerId) {
    const where = { id: entry.partnerId, municipalityId: scope.municipalityId }
    const partner = await tx.partner.findFirst({ where, select: { id: true } })
    if (!partner) errors.partnerId = ['Этого партнёра нет в реестре. Выберите другого или оставьте поле пустым.']
  }
  if (entry.itemId) {
    const items = await listItemChoices(tx, revision.organizationId, kept)
    if (!items.some(({ id }) => id === entry.itemId))
      errors.itemId = ['Поручения по этому пункту у организации нет. Выберите другой или оставьте поле пустым.']
  }
  return Object.keys(errors).length > 0 ? { errors } : { entry }
}

/** The entry with who is responsible: a person of the staff by id, and their name where nothing else is written. */
async function answeredFor(
  { tx, today }: Context,
  organizationId: string,
  entry: EntryContent,
): Promise<{ entry: EntryContent } | { errors: Record<string, string[]> }> {
  if (!entry.responsibleId) return { entry: { ...entry, responsibleId: null } }
  const staff = await listStaffChoices(tx, organizationId, today)
  const person = staff.find(({ id }) => id === entry.responsibleId)
  if (!person)
    return { errors: { responsibleId: ['Этот человек сейчас не работает в организации. Выберите другого.'] } }
  return { entry: { ...entry, responsible: entry.responsible || nameInPlan(person) } }
}

/** What the form brings, fitted to the plan. */
async function judgedEntry(
  context: Context,
  revision: RevisionFacts,
  given: EntryContent,
  kept: string | null = null,
): Promise<{ entry: EntryContent } | { errors: Record<string, string[]> }> {
  const fitting = await fitted(context, revision, given, kept)
  const answered = await answeredFor(context, revision.organizationId, given)
  if ('errors' in fitting || 'errors' in answered) {
    return {
      errors: { ...('errors' in fitting && fitting.errors), ...('errors' in answered && answered.errors) },
    }
  }
  const { responsible, responsibleId } = answered.entry
  return { entry: { ...fitting.entry, responsible, responsibleId } }
}

/**
 * Adds an entry to a draft; the same `requestKey` once more is `already`. Refused: NOT_FOUND, FORBIDDEN, YEAR_CLOSED, PLAN_LOCKED; dates
 * outside the year, grades or a direction that do not fit are field errors (rule 12).
 */
export async function addEntry(
  context: Context,
  input: z.output<typeof addEntrySchema>,
): Promise<Result<{ planId: string }, Refused>> {
  const { tx } = context
  const locked = await lockDraft(context, input.revisionId)
  if ('refusal' in locked) return locked.refusal
  const { revision } = locked
  const { planId, organizationId } = revision
  // The line takes the form's key as its id: a second sending finds it.
  const known = await tx.planLine.findFirst({ where: { id: input.requestKey }, select: { planId: true } })
  if (known) return known.planId === planId ? done({ planId }, true) : refuse('NOT_FOUND')
  const fitting = await judgedEntry(context, revision, input)
  if ('errors' in fitting) return invalid(fitting.errors)
  await tx.planLine.create({ data: { id: input.requestKey, planId, organizationId } })
  await writeEntries(tx, { planId, organizationId, revisionId: revision.id }, [
    { ...fitting.entry, lineId: input.requestKey },
  ])
  await tellPlan(context, 'planEntryAdded', revision, { revision: revision.number, line: input.requestKey })
  return done({ planId })
}

/** Changes an entry of a draft. Refused as `addEntry`, and CHANGED_MEANWHILE with both texts. */
export async function editEntry(
  context: Context,
  input: z.output<typeof editEntrySchema>,
): Promise<Result<{ planId: string }, Refused>> {
  const { tx, scope } = context
  const place = await findEntryPlace(tx, scope, input.entryId)
  if (!place) return refuse('NOT_FOUND')
  const locked = await lockDraft(context, place.revisionId)
  if ('refusal' in locked) return locked.refusal
  const { revision } = locked
  // What it names already it may go on naming, whatever has become of the item.
  const stands = await tx.planEntry.findFirst({ where: { id: input.entryId }, select: { itemId: true } })
  const fitting = await judgedEntry(context, revision, input, stands?.itemId ?? null)
  if ('errors' in fitting) return invalid(fitting.errors)
  const { count } = await tx.planEntry.updateMany({
    where: { id: input.entryId, version: input.version },
    data: { ...entryColumns(fitting.entry), version: { increment: 1 } },
  })
  if (count === 0) {
    const theirs = await tx.planEntry.findFirst({
      where: { id: input.entryId },
      select: { title: true, responsible: true, version: true },
    })
    if (!theirs) return refuse('NOT_FOUND')
    const words = { Мероприятие: theirs.title, Ответственный: theirs.responsible }
    return refuse('CHANGED_MEANWHILE', { theirs: words, version: theirs.version })
  }
  await tellPlan(context, 'planEntryChanged', revision, { revision: revision.number, line: place.lineId })
  return done({ planId: place.planId })
}

/** Takes an entry out of a draft; in revisions before it stays. Refused: NOT_FOUND, FORBIDDEN, YEAR_CLOSED, PLAN_LOCKED, CHANGED_MEANWHILE. */
export async function removeEntry(
  context: Context,
  input: z.output<typeof removeEntrySchema>,
): Promise<Result<{ planId: string }, Refused>> {
  const { tx, scope } = context
  const place = await findEntryPlace(tx, scope, input.entryId)
  if (!place) return refuse('NOT_FOUND')
  const locked = await lockDraft(context, place.revisionId)
  if ('refusal' in locked) return locked.refusal
  const { revision } = locked
  const { count } = await tx.planEntry.deleteMany({ where: { id: input.entryId, version: input.version } })
  if (count === 0) return refuse('CHANGED_MEANWHILE', { theirs: { Мероприятие: place.title }, version: place.version })
  await dropLooseLines(tx, place.planId)
  await tellPlan(context, 'planEntryRemoved', revision, { revision: revision.number, line: place.lineId })
  return done({ planId: place.planId })
}

/** What the rows of a table would become in the plan, and what is wrong with each. */
function judged(
  { rows, columns }: ReturnType<typeof readPaste>,
  revision: RevisionFacts,
  directions: readonly { id: string; shortTitle: string }[],
  items: readonly { id: string; number: string | null }[],
): Omit<PastePreview, 'mark'> {
  const shown = rows.map((each): PastePreview['rows'][number] => {
    if ('faults' in each) {
      const faults = each.faults.map(({ column, reason }) => ({ column, message: pasteMessages[reason] }))
      return { row: each.row, content: null, direction: null, item: null, faults, texts: each.texts }
    }
    const content = revision.kind === 'SCHOOL' ? each.content : { ...each.content, hours: 0 }
    const faults = entryObjections(content, revision).map(({ field, reason }) => ({
      column: COLUMN_OF[field],
      message: entryMessages[reason],
    }))
    const direction = directions.find(({ id }) => id === content.directionId)?.shortTitle ?? null
    const item = items.find(({ id }) => id === content.itemId)?.number ?? null
    return { row: each.row, content, direction, item, faults, texts: {} }
  })
  return { rows: shown, columns, errors: shown.filter(({ faults }) => faults.length > 0).length }
}

/**
 * Rows pasted from a table. First they are shown as they were understood, each wrong one with its number and why; nothing is kept then.
 * Sent again with the mark of what was shown (`seen`) they are added, all or none; what has been changed since, or is wrong, is shown
 * anew. The same `requestKey` once more is `already`. Refused: NOT_FOUND, FORBIDDEN, YEAR_CLOSED, PLAN_LOCKED.
 */
export async function pasteEntries(
  context: Context,
  input: z.output<typeof pasteEntriesSchema>,
): Promise<Result<{ planId: string; added: number; preview: PastePreview | null }, Refused>> {
  const { tx, scope } = context
  const locked = await lockDraft(context, input.revisionId)
  if ('refusal' in locked) return locked.refusal
  const { revision } = locked
  const { planId, organizationId } = revision
  const twin = await tx.event.findFirst({
    where: { kind: 'planEntriesPasted', subjectId: planId, data: { path: ['key'], equals: input.requestKey } },
    select: { id: true },
  })
  if (twin) return done({ planId, added: 0, preview: null }, true)
  const ground = await findPlanGround(tx, scope.municipalityId, organizationId, revision.kind, revision.year.id)
  const items = await listItemChoices(tx, organizationId)
  const place = { kind: revision.kind, year: revision.year, directions: ground.directions, items }
  const read = readPaste(input.text, { ...place, directionId: input.directionId, form: input.form })
  if (read.reason) return invalid({ text: [pasteMessages[read.reason]] })
  const shown = judged(read, revision, ground.directions, items)
  const mark = shown.errors > 0 ? null : shownMark([input.text, input.directionId, input.form])
  if (mark === null || input.seen !== mark) return done({ planId, added: 0, preview: { ...shown, mark } })
  const entries = shown.rows.flatMap(({ content }) => content ?? [])
  await writeEntries(tx, { planId, organizationId, revisionId: revision.id }, entries)
  const told = { revision: revision.number, entries: entries.length, key: input.requestKey }
  await tellPlan(context, 'planEntriesPasted', revision, told)
  return done({ planId, added: entries.length, preview: null })
}
