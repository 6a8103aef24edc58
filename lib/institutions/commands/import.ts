import 'server-only'
import { type CommonReason, type Context, done, invalid, type Result, refuse } from '@/lib/kernel/command'
import { recordEvents } from '@/lib/kernel/events'
import type { Unreadable } from '@/lib/kernel/spreadsheet'
import { canEditOrganizations } from '../policy'
import { listShortNameKeys } from '../queries'
import { duplicateErrors, IMPORT_COLUMNS, kindFrom, programsFrom, usualPrograms } from '../rules/import'
import type { InstitutionsReason } from '../rules/organizations'
import { organizationFieldsSchema } from '../schema'
import type { ImportError, ImportPreview, ImportRow, SheetRow } from '../types'
import { columnsOf } from './organizations'

type Refused = InstitutionsReason | CommonReason

/** One row of the file as an organisation, or what is wrong with it, column by column. */
function readImportRow(sheet: SheetRow): { fields: ImportRow } | { errors: ImportError[] } {
  const { row } = sheet
  const error = (column: keyof typeof IMPORT_COLUMNS, message: string) => ({
    row,
    column: IMPORT_COLUMNS[column],
    message,
  })
  const kind = kindFrom(sheet.kind)
  if (!kind) {
    const message = sheet.kind
      ? `Вид «${sheet.kind}» не распознан: напишите «школа», «детский сад», «дополнительное образование» или «внешняя».`
      : 'Вид не указан.'
    return { errors: [error('kind', message)] }
  }
  const named = programsFrom(sheet.programs)
  if ('objection' in named) return { errors: [error('programs', named.objection)] }
  const programs = named.programs.length > 0 ? named.programs : usualPrograms(kind)
  const { shortName, settlement } = sheet
  const inn = sheet.inn.replace(/\s/g, '')
  const parsed = organizationFieldsSchema.safeParse({
    // A row without the full name still has one.
    name: sheet.name || shortName,
    ...{ shortName, kind, programs, settlement, inn },
    openedOn: null,
  })
  if (parsed.success) return { fields: { row, ...parsed.data } }
  return {
    errors: parsed.error.issues.map((issue) => {
      const column = String(issue.path[0]) as keyof typeof IMPORT_COLUMNS
      return column in IMPORT_COLUMNS ? error(column, issue.message) : { row, column: null, message: issue.message }
    }),
  }
}

/** Reads a spreadsheet and says what would be added and what is wrong, row by row; nothing is written (rule 25). */
export async function previewImport(
  { tx, scope, actor }: Context,
  input: { file: File },
  sheet: SheetRow[] | Unreadable,
): Promise<Result<ImportPreview, Refused>> {
  if (!canEditOrganizations(actor)) return refuse('FORBIDDEN')
  if ('unreadable' in sheet) return invalid({ file: [sheet.unreadable] })
  const read = sheet.map(readImportRow)
  const rows = read.flatMap((each) => ('fields' in each ? [each.fields] : []))
  const named = sheet.filter((row) => row.shortName !== '')
  const errors = [
    ...read.flatMap((each) => ('errors' in each ? each.errors : [])),
    ...duplicateErrors(named, await listShortNameKeys(tx, scope)),
  ].sort((a, b) => a.row - b.row)
  return done({ fileName: input.file.name, rows, errors })
}

/**
 * Adds the previewed rows, all or none: they are checked again, for the page that sends them back is not trusted and others may have
 * added the same organisation meanwhile. Refused: IMPORT_HAS_ERRORS with the errors, FORBIDDEN.
 */
export async function importOrganizations(
  { tx, now, scope, actor }: Context,
  input: { rows: ImportRow[] },
): Promise<Result<{ count: number }, Refused>> {
  if (!canEditOrganizations(actor)) return refuse('FORBIDDEN')
  const errors = duplicateErrors(input.rows, await listShortNameKeys(tx, scope))
  if (errors.length > 0) return refuse('IMPORT_HAS_ERRORS', { errors })
  const { municipalityId } = scope
  const made = await tx.organization.createManyAndReturn({
    data: input.rows.map((row) => ({ municipalityId, createdAt: now, ...columnsOf(row) })),
    skipDuplicates: true,
    select: { id: true, kind: true, programs: true, shortName: true },
  })
  if (made.length < input.rows.length) throw new TwinImport()
  await recordEvents(tx, actor, now, [
    { kind: 'organizationsImported', municipalityId, data: { count: made.length } },
    ...made.map(({ id, kind, programs }) => ({
      kind: 'organizationCreated' as const,
      municipalityId,
      organizationId: id,
      data: { kind, programs },
    })),
  ])
  return done({ count: made.length })
}

/** Somebody added one of the rows at the same moment: the whole import rolls back and is tried again, when it will be seen. */
class TwinImport extends Error {
  /** What `inTransaction` tries again. */
  code = '40001'
}
