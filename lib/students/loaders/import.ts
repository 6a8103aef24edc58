import 'server-only'
import { notFound } from 'next/navigation'
import type { Actor } from '@/lib/kernel/actor'
import { localDay } from '@/lib/kernel/calendar'
import { systemNow } from '@/lib/kernel/clock'
import { db } from '@/lib/kernel/db'
import type { ImportKind } from '@/lib/kernel/prisma/enums'
import { requireScope } from '@/lib/kernel/request'
import type { Scope } from '@/lib/kernel/scope'
import {
  findImportBatch,
  findImportDraft,
  findImportProgress,
  type ImportDraft,
  listImportBatches,
  listImportDrafts,
} from '../queries/import'
import { findImportYear, type ImportScope, isImportScope } from '../queries/import-facts'
import { markOf, NO_CHOICES, planDraft } from '../queries/import-plan'
import { isPrivateTitle } from '../rules/import-columns'
import type { ImportBatchRow, ImportColumn, ImportDraftView } from '../types/import'

/** Rows of errors and notes that a page shows; the rest are counted. */
export const SHOWN_ERRORS = 100

export type ImportsView = {
  actor: Actor
  year: string | null
  drafts: { id: string; kind: ImportKind; fileName: string; createdAt: Date }[]
  batches: ImportBatchRow[]
}

export async function loadImports(): Promise<ImportsView> {
  const { actor, scope } = await requireScope('student.import')
  const [year, drafts, batches] = await Promise.all([
    findImportYear(db(), scope),
    listImportDrafts(db(), scope, actor),
    listImportBatches(db(), scope),
  ])
  return { actor, year: year?.code ?? null, drafts, batches }
}

export type ImportView = {
  actor: Actor
  /** The table that waits; null once it is imported. */
  draft: ImportDraftView | null
  /** What came of it. */
  batch: ImportBatchRow | null
  /** It is the organisation's last import and stands. */
  canUndo: boolean
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** A table or what came of it, under one address: a lost answer leads back here. */
export async function loadImport(draftId: string): Promise<ImportView> {
  const { actor, scope } = await requireScope('student.import')
  if (!UUID.test(draftId) || !isImportScope(scope)) notFound()
  const draft = await findImportDraft(db(), scope, actor, draftId)
  if (draft) return { actor, draft: await viewOf(draft, scope, actor), batch: null, canUndo: false }
  const batch = await findImportBatch(db(), scope, draftId)
  if (!batch) notFound()
  const last = (await listImportBatches(db(), scope)).find(({ undoneAt }) => undoneAt === null)
  return { actor, draft: null, batch, canUndo: batch.undoneAt === null && last?.id === batch.id }
}

async function viewOf(draft: ImportDraft, scope: ImportScope, actor: Actor): Promise<ImportDraftView> {
  const { id, kind, fileName, createdAt, sheet, headingRow } = draft
  const today = localDay(systemNow(), actor.timeZone)
  const plan = await planDraft(db(), draft, { scope, actor, today, choices: NO_CHOICES })
  const sheets = draft.tables.map(({ name }, at) => name || `Лист ${at + 1}`)
  const view = { id, kind, fileName, createdAt, sheets, sheet, headingRow, columns: columnsOf(draft) }
  if ('missing' in plan) return { ...view, outline: null, missing: plan.missing, mark: '' }
  const { figures, errors, notes } = plan
  const newClassNames = plan.pupils?.newClasses.map(({ name }) => name) ?? []
  const outline = {
    figures,
    errors: errors.slice(0, SHOWN_ERRORS),
    errorCount: errors.length,
    notes: notes.slice(0, SHOWN_ERRORS),
    noteCount: notes.length,
    newClassNames: newClassNames.sort((a, b) => a.localeCompare(b, 'ru', { numeric: true })).slice(0, 60),
  }
  return { ...view, outline, missing: null, mark: markOf(plan) }
}

function columnsOf({ tables, sheet, headingRow, columns }: ImportDraft): ImportColumn[] {
  const rows = tables[sheet]?.rows ?? []
  const width = Math.min(40, rows[0]?.length ?? 0)
  return Array.from({ length: width }, (_, at) => {
    const title = rows[headingRow - 1]?.[at] ?? ''
    const samples: string[] = []
    for (let n = headingRow; n < rows.length && n < headingRow + 200 && samples.length < 3; n++) {
      const cell = rows[n]?.[at]
      if (cell && !samples.includes(cell)) samples.push(cell.slice(0, 40))
    }
    return { title: title.slice(0, 80), field: columns[at] ?? '', samples, kept: !isPrivateTitle(title) }
  })
}

export type ImportProgressView = { done: number; over: boolean }

/** For the line of progress: rows written so far, or that it is over; null when there is no such table here. */
export async function readImportProgress(
  actor: Actor,
  scope: Scope,
  draftId: string,
): Promise<ImportProgressView | null> {
  if (!UUID.test(draftId)) return null
  const done = await findImportProgress(db(), scope, actor, draftId)
  if (done !== null) return { done, over: false }
  const batch = await findImportBatch(db(), scope, draftId)
  return batch && { done: batch.rows, over: true }
}
