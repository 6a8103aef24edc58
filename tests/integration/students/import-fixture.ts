import { randomUUID } from 'node:crypto'
import type { Actor } from '@/lib/kernel/actor'
import { dateToDay, localDay } from '@/lib/kernel/calendar'
import type { Context, Result } from '@/lib/kernel/command'
import { db, inTransaction } from '@/lib/kernel/db'
import type { ImportKind, OrganizationKind } from '@/lib/kernel/prisma/enums'
import { scopeOf } from '@/lib/kernel/scope'
import { readImportFile, uploadImport } from '@/lib/students/commands/import-drafts'
import { importTable } from '@/lib/students/commands/import-run'
import { findImportDraft } from '@/lib/students/queries/import'
import { isImportScope } from '@/lib/students/queries/import-facts'
import { markOf, NO_CHOICES, planDraft } from '@/lib/students/queries/import-plan'
import type { ImportChoices } from '@/lib/students/types/import'
import { databaseNow, dataOf, run } from '../../support/run-command'
import { makeYear } from '../../support/school'
import { makeWorld, type World, ZONE } from '../../support/town'

export const as = (actor: Actor, kind: OrganizationKind): Actor => ({ ...actor, organizationKind: kind })

/** The small town with a current academic year that began long before today, on whatever day the tests run. */
export async function makeImportWorld() {
  const world = await makeWorld()
  const today = localDay(await databaseNow(), ZONE)
  const year = await makeYear(world.municipalityId, today)
  const head = as(world.head, 'SCHOOL')
  const deputy = as(world.deputy, 'SCHOOL')
  const stranger = as(world.stranger, 'SCHOOL')
  return { ...world, head, deputy, stranger, today, yearId: year.id, startsOn: dateToDay(year.startsOn) }
}
export type ImportWorld = Awaited<ReturnType<typeof makeImportWorld>> & World

export const csv = (rows: readonly (readonly string[])[]) => rows.map((row) => row.join(';')).join('\r\n')

/** Sends a table as a csv file; the draft's id. */
export async function send(actor: Actor, rows: readonly (readonly string[])[], kind: ImportKind = 'STUDENTS') {
  const file = new File([csv(rows)], 'список.csv')
  const read = await readImportFile({ file })
  const sent = await run(
    actor,
    'student.import',
    (context: Context, input: { requestKey: string; kind: ImportKind; file: File }) =>
      uploadImport(context, input, read),
    { requestKey: randomUUID(), kind, file },
  )
  return dataOf(sent).draftId
}

/** What the page would show of a table. */
export async function look(actor: Actor, draftId: string, choices: Partial<ImportChoices> = {}) {
  const scope = scopeOf(actor, 'student.import')
  if (!scope || !isImportScope(scope)) throw new Error('no scope')
  const draft = await findImportDraft(db(), scope, actor, draftId)
  if (!draft) throw new Error('no draft')
  const today = localDay(await databaseNow(), actor.timeZone)
  const plan = await planDraft(db(), draft, { scope, actor, today, choices: { ...NO_CHOICES, ...choices } })
  if ('missing' in plan) return { missing: plan.missing, figures: null, errors: [], notes: [], mark: '' }
  return { missing: null, ...plan, mark: markOf(plan) }
}

export async function confirm(actor: Actor, draftId: string, choices: Partial<ImportChoices> = {}, mark?: string) {
  const input = { draftId, ...NO_CHOICES, ...choices, mark: mark ?? (await look(actor, draftId)).mark }
  return run(actor, 'student.import', importTable, input)
}

/** Sends and confirms. */
export async function bring(actor: Actor, rows: readonly (readonly string[])[], choices: Partial<ImportChoices> = {}) {
  const draftId = await send(actor, rows)
  return confirm(actor, draftId, choices)
}

export type { Result }
export { inTransaction }
