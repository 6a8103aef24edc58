import 'server-only'
import type { Actor } from '@/lib/kernel/actor'
import type { Reader } from '@/lib/kernel/db'
import type { ImportKind } from '@/lib/kernel/prisma/enums'
import type { Scope } from '@/lib/kernel/scope'
import type { Table } from '@/lib/kernel/spreadsheet'
import type { ImportBatchRow, ImportField } from '../types/import'
import { isImportScope } from './import-facts'

export type ImportDraft = {
  id: string
  kind: ImportKind
  fileName: string
  createdAt: Date
  tables: Table[]
  sheet: number
  headingRow: number
  columns: (ImportField | '')[]
  rowsDone: number
}

/** A table sent by this person for this organisation; of anybody else's there is none. */
export async function findImportDraft(
  reader: Reader,
  scope: Scope,
  actor: Pick<Actor, 'userId'>,
  draftId: string,
): Promise<ImportDraft | null> {
  if (!isImportScope(scope)) return null
  const draft = await reader.importDraft.findFirst({
    where: {
      id: draftId,
      municipalityId: scope.municipalityId,
      organizationId: scope.organizationId,
      createdById: actor.userId,
    },
  })
  if (!draft) return null
  const { id, kind, fileName, createdAt, sheet, headingRow, rowsDone } = draft
  const columns = draft.columns as (ImportField | '')[]
  return { id, kind, fileName, createdAt, tables: draft.tables as Table[], sheet, headingRow, columns, rowsDone }
}

/** The person's tables that wait to be imported, without their contents. */
export async function listImportDrafts(reader: Reader, scope: Scope, actor: Pick<Actor, 'userId'>) {
  if (!isImportScope(scope)) return []
  return reader.importDraft.findMany({
    where: {
      municipalityId: scope.municipalityId,
      organizationId: scope.organizationId,
      createdById: actor.userId,
    },
    select: { id: true, kind: true, fileName: true, createdAt: true },
    orderBy: { createdAt: 'desc' },
    take: 20,
  })
}

/** How far an import has come: the rows written, null when there is no such table (any more). */
export async function findImportProgress(
  reader: Reader,
  scope: Scope,
  actor: Pick<Actor, 'userId'>,
  draftId: string,
): Promise<number | null> {
  if (!isImportScope(scope)) return null
  const draft = await reader.importDraft.findFirst({
    where: { id: draftId, organizationId: scope.organizationId, createdById: actor.userId },
    select: { rowsDone: true },
  })
  return draft?.rowsDone ?? null
}

type BatchSql = Omit<ImportBatchRow, 'createdBy'> & {
  lastName: string | null
  firstName: string | null
  middleName: string | null
}

const initials = (...names: (string | null)[]) => names.map((name) => (name ? ` ${name.charAt(0)}.` : '')).join('')

async function batches(reader: Reader, scope: Scope, draftId: string | null): Promise<ImportBatchRow[]> {
  if (!isImportScope(scope)) return []
  const rows = await reader.$queryRaw<BatchSql[]>`
    SELECT b."id", b."requestKey" AS "draftId", b."kind"::text AS "kind", b."fileName", b."rows", b."created", b."changed",
           b."unchanged", b."createdAt", b."undoneAt", u."lastName", u."firstName", u."middleName"
    FROM "ImportBatch" b LEFT JOIN "User" u ON u."id" = b."createdById"
    WHERE b."municipalityId" = ${scope.municipalityId}::uuid AND b."organizationId" = ${scope.organizationId}::uuid
      AND (${draftId}::uuid IS NULL OR b."requestKey" = ${draftId}::uuid)
    ORDER BY b."createdAt" DESC, b."id" DESC LIMIT 20`
  return rows.map(({ lastName, firstName, middleName, ...row }) => ({
    ...row,
    createdBy: lastName ? `${lastName}${initials(firstName, middleName)}` : '—',
  }))
}

/** The organisation's last imports, newest first. */
export function listImportBatches(reader: Reader, scope: Scope): Promise<ImportBatchRow[]> {
  return batches(reader, scope, null)
}

/** The import that came of a table, null when it was not imported here. */
export async function findImportBatch(reader: Reader, scope: Scope, draftId: string): Promise<ImportBatchRow | null> {
  return (await batches(reader, scope, draftId))[0] ?? null
}
