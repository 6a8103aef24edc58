import 'server-only'
import { type Context, done, invalid, type Result, refuse } from '@/lib/kernel/command'
import { cleanFileName } from '@/lib/kernel/files/clean-name'
import type { ImportKind } from '@/lib/kernel/prisma/enums'
import { readSpreadsheet, type Table, type Unreadable } from '@/lib/kernel/spreadsheet'
import { findImportDraft } from '../queries/import'
import { FIELDS_OF, fieldsOfHeadings, findHeadings, withoutPrivateColumns } from '../rules/import-columns'
import { MAX_WAITING } from '../rules/import-reasons'
import type { ImportField } from '../types/import'
import { importPlace, type Refused } from './import-rights'

/** Reads the file before the transaction: no connection waits for it. */
export async function readImportFile({ file }: { file: File }): Promise<Table[] | Unreadable> {
  return readSpreadsheet(new Uint8Array(await file.arrayBuffer()))
}

/**
 * Keeps a table for its sender until it is imported, at most for a day, without the columns the portal has no business with. The sheet
 * with the most headings is chosen. Sent twice with one `requestKey` it is kept once. Refused: TOO_MANY_TABLES, ORGANIZATION_CLOSED.
 */
export async function uploadImport(
  context: Context,
  input: { requestKey: string; kind: ImportKind; file: File },
  read: Table[] | Unreadable,
): Promise<Result<{ draftId: string }, Refused>> {
  const { tx, now, actor } = context
  const place = await importPlace(context)
  if (!place.ok) return place
  if (!Array.isArray(read)) return invalid({ file: [read.unreadable] })
  if (read.length === 0) return invalid({ file: ['В файле нет ни одной заполненной ячейки.'] })
  const own = { organizationId: place.data.organizationId, createdById: actor.userId }
  if ((await tx.importDraft.count({ where: own })) >= MAX_WAITING) return refuse('TOO_MANY_TABLES')
  const { kind } = input
  const sheets = read.map(({ name, rows }) => {
    const found = findHeadings(rows, kind)
    return { ...found, name, rows: withoutPrivateColumns(rows, found.headingRow) }
  })
  const count = (at: number) => sheets[at]?.columns.filter(Boolean).length ?? 0
  const sheet = sheets.reduce((best, _each, at) => (count(at) > count(best) ? at : best), 0)
  await tx.importDraft.createMany({
    data: [
      {
        id: input.requestKey,
        municipalityId: place.data.municipalityId,
        ...own,
        createdAt: now,
        kind,
        fileName: shownName(input.file.name),
        tables: sheets.map(({ name, rows }) => ({ name, rows })),
        sheet,
        headingRow: sheets[sheet]?.headingRow ?? 0,
        columns: sheets[sheet]?.columns ?? [],
      },
    ],
    skipDuplicates: true,
  })
  return done({ draftId: input.requestKey })
}

/** The file's name without what could hide in it; its own ending stays. */
function shownName(given: string): string {
  const cleaned = cleanFileName(given, 'xlsx')
  return /\.xlsx$/i.test(given) ? cleaned : cleaned.replace(/\.xlsx$/, '')
}

/** The person says what the columns are. Another sheet or row of headings brings its own guess. */
export async function assignImportColumns(
  context: Context,
  input: { draftId: string; sheet: number; headingRow: number; columns: (ImportField | '')[] },
): Promise<Result<{ draftId: string }, Refused>> {
  const { tx, scope, actor } = context
  const draft = await findImportDraft(tx, scope, actor, input.draftId)
  if (!draft) return refuse('NOT_FOUND')
  const place = await importPlace(context)
  if (!place.ok) return place
  const { draftId, sheet } = input
  const rows = draft.tables[sheet]?.rows
  if (!rows) return invalid({ sheet: ['Такого листа в файле нет.'] })
  if (input.columns.some((field) => field !== '' && !FIELDS_OF[draft.kind].includes(field))) {
    return invalid({ columns: ['Выберите столбец из списка.'] })
  }
  const guessed =
    sheet !== draft.sheet
      ? findHeadings(rows, draft.kind)
      : input.headingRow !== draft.headingRow
        ? { headingRow: input.headingRow, columns: fieldsOfHeadings(rows[input.headingRow - 1] ?? [], draft.kind) }
        : { headingRow: draft.headingRow, columns: input.columns }
  // Told anew that a row holds the headings, the table may show a column that is not to be kept.
  const tables = draft.tables.map((table, at) =>
    at === sheet ? { ...table, rows: withoutPrivateColumns(table.rows, guessed.headingRow) } : table,
  )
  await tx.importDraft.update({ where: { id: draftId }, data: { sheet, ...guessed, tables } })
  return done({ draftId })
}

/** Throws a waiting table away at once. */
export async function discardImport(
  { tx, scope, actor }: Context,
  input: { draftId: string },
): Promise<Result<undefined, Refused>> {
  const draft = await findImportDraft(tx, scope, actor, input.draftId)
  if (!draft) return refuse('NOT_FOUND')
  await tx.importDraft.delete({ where: { id: draft.id } })
  return done()
}
