import 'server-only'
import { type Context, done, type Result, refuse } from '@/lib/kernel/command'
import { recordEvent, recordEventsAbout } from '@/lib/kernel/events'
import { findImportBatch, findImportDraft, type ImportDraft } from '../queries/import'
import type { ImportScope } from '../queries/import-facts'
import { type DraftPlan, markOf, NO_CHOICES, planDraft } from '../queries/import-plan'
import type { ImportChoices, PupilPlan } from '../types/import'
import { tellProgress } from './import-progress'
import { importPlace, lockImports, type Refused } from './import-rights'
import {
  type Change,
  inChunks,
  keepChanges,
  TwinImport,
  type Writing,
  writeClasses,
  writePupils,
  writingOf,
} from './import-write'

export type RunInput = ImportChoices & { draftId: string; mark: string }

export type Ready = { draft: ImportDraft; plan: DraftPlan; scope: ImportScope }

/**
 * The table ready to be written, planned anew under the organisation's lock, or what was made of it already. Refused: NOT_FOUND,
 * IMPORT_INCOMPLETE, IMPORT_HAS_ERRORS, PLAN_CHANGED, IMPORT_NOTHING, ORGANIZATION_CLOSED.
 */
export async function readyToImport(
  context: Context,
  input: RunInput,
): Promise<Result<Ready | { importedAs: string }, Refused>> {
  const { tx, scope, actor, today } = context
  const imported = async () => {
    const batch = await findImportBatch(tx, scope, input.draftId)
    return batch ? done({ importedAs: batch.id }, true) : refuse('NOT_FOUND')
  }
  if (!(await findImportDraft(tx, scope, actor, input.draftId))) return imported()
  const place = await importPlace(context)
  if (!place.ok) return place
  await lockImports(context, place.data)
  // A twin of this request may have written it while we waited.
  const draft = await findImportDraft(tx, scope, actor, input.draftId)
  if (!draft) return imported()
  const asked = { scope: place.data, actor, today }
  const shown = await planDraft(tx, draft, { ...asked, choices: NO_CHOICES })
  if ('missing' in shown) return refuse('IMPORT_INCOMPLETE')
  if (shown.errors.length > 0) return refuse('IMPORT_HAS_ERRORS')
  if (markOf(shown) !== input.mark) return refuse('PLAN_CHANGED')
  const { move, again, separate } = input
  const plan =
    move || again || separate ? await planDraft(tx, draft, { ...asked, choices: { move, again, separate } }) : shown
  if ('missing' in plan) return refuse('IMPORT_INCOMPLETE')
  const { newPupils, newClasses, newStaff, changed } = plan.figures
  if (newPupils + newClasses + newStaff + changed === 0) return refuse('IMPORT_NOTHING')
  return done({ draft, plan, scope: place.data })
}

/** The batch stands before what hangs on it; its table goes: names must not linger. */
export async function openBatch(context: Context, { draft, plan, scope }: Ready): Promise<Writing> {
  const { tx, now, actor } = context
  const { rows, newPupils, newClasses, newStaff, changed, unchanged } = plan.figures
  const { id } = await tx.importBatch.create({
    data: {
      municipalityId: scope.municipalityId,
      organizationId: scope.organizationId,
      yearId: plan.year.id,
      kind: draft.kind,
      fileName: draft.fileName,
      rows,
      created: newPupils + newClasses + newStaff,
      changed,
      unchanged,
      createdAt: now,
      createdById: actor.userId,
      requestKey: draft.id,
    },
    select: { id: true },
  })
  return writingOf(context, scope, id, plan.year)
}

/** Last of all, since the progress is told on this row from outside: nothing of the kind may wait for us. */
export async function closeDraft({ tx }: Context, draft: ImportDraft): Promise<void> {
  await tx.importDraft.deleteMany({ where: { id: draft.id } })
}

async function tellOf(context: Context, at: Writing, plan: PupilPlan, changes: readonly Change[]): Promise<void> {
  const { tx, actor, now } = context
  const { municipalityId, organizationId } = at.scope
  const about = { municipalityId, organizationId }
  const { rows, newPupils, newClasses, changed, unchanged } = plan.figures
  await recordEvent(tx, actor, now, {
    kind: 'studentsImported',
    ...about,
    subjectId: at.batchId,
    data: { rows, newPupils, newClasses, changed, unchanged, moved: plan.moves.length },
  })
  const of = (entity: string, fresh: boolean) =>
    changes.filter((one) => one.entity === entity && (one.before === null) === fresh).map(({ entityId }) => entityId)
  const fresh = new Set(plan.newPupils.map(({ studentId }) => studentId))
  const back = plan.enrollments.map(({ studentId }) => studentId).filter((id) => !fresh.has(id))
  const moved = plan.moves.map(({ studentId }) => studentId)
  const taught = [...new Set(of('classStaff', true).length > 0 ? plan.classTeachers.map(({ userId }) => userId) : [])]
  for (const [kind, ids] of [
    ['classCreated', of('classGroup', true)],
    ['classChanged', of('classGroup', false)],
    ['classStaffChanged', taught],
    ['studentCreated', [...fresh]],
    ['studentEnrolled', back],
    ['studentClassChanged', moved],
    ['studentChanged', plan.renamed.map(({ id }) => id)],
  ] as const) {
    await inChunks(ids, (chunk) => recordEventsAbout(tx, actor, now, { kind, ...about }, chunk))
  }
}

/** Somebody enrolled one of the children at this very moment: the exclusion constraint refused, the import is planned anew. */
function isOverlap(error: unknown): boolean {
  return JSON.stringify(error, Object.getOwnPropertyNames(Object(error))).includes('Enrollment_no_overlap')
}

/**
 * Imports a table of pupils or classes: all rows or none, in a constant number of statements per thousand. Sent twice it is done once.
 * Nobody is moved to another class, enrolled again or entered beside a namesake of another organisation without the choice for it
 * (rule 25). Refused as `readyToImport`.
 */
export async function importTable(
  context: Context,
  input: RunInput,
): Promise<Result<{ draftId: string; batchId: string }, Refused>> {
  const ready = await readyToImport(context, input)
  if (!ready.ok) return ready
  if ('importedAs' in ready.data) return done({ draftId: input.draftId, batchId: ready.data.importedAs }, true)
  const { draft, plan } = ready.data
  if (!plan.pupils) return refuse('NOT_FOUND')
  const at = await openBatch(context, ready.data)
  try {
    const { ids, changes } = await writeClasses(at, plan.pupils, plan.classes)
    const additional = context.actor.organizationKind === 'ADDITIONAL'
    changes.push(...(await writePupils(at, plan.pupils, ids, additional, tellProgress(draft.id))))
    await keepChanges(at, changes)
    await tellOf(context, at, plan.pupils, changes)
  } catch (error) {
    throw isOverlap(error) ? new TwinImport() : error
  }
  await closeDraft(context, draft)
  return done({ draftId: draft.id, batchId: at.batchId })
}
