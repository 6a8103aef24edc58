import 'server-only'
import { readSpreadsheet, type Unreadable } from '@/lib/kernel/spreadsheet'
import { columnsOf, IMPORT_COLUMNS } from '../rules/import'
import { IMPORT_MAX_ROWS } from '../schema'
import type { SheetRow } from '../types'

/** The rows of organisations in an uploaded file, read before the transaction: no connection waits for it. */
export async function readOrganizationFile({ file }: { file: File }): Promise<SheetRow[] | Unreadable> {
  return readSheet(new Uint8Array(await file.arrayBuffer()))
}

/** The rows of organisations in an xlsx or csv file, blank rows left out, each with its number in the file. */
async function readSheet(bytes: Uint8Array): Promise<SheetRow[] | Unreadable> {
  const tables = await readSpreadsheet(bytes)
  if (!Array.isArray(tables)) return tables
  const table = tables[0]?.rows ?? []
  const titlesAt = table.slice(0, 10).findIndex((cells) => columnsOf(cells) !== null)
  const columns = columnsOf(table[titlesAt] ?? [])
  if (!columns) {
    const titles = Object.values(IMPORT_COLUMNS).join('», «')
    return { unreadable: `Не найдена строка заголовков. В первой строке нужны столбцы «${titles}»: возьмите образец.` }
  }
  const rows = table.slice(titlesAt + 1).flatMap((cells, index): SheetRow[] => {
    const cell = (column: Parameters<typeof columns.get>[0]) => cells[columns.get(column) ?? -1] ?? ''
    const row: SheetRow = {
      row: titlesAt + 2 + index,
      name: cell('name'),
      shortName: cell('shortName'),
      kind: cell('kind'),
      programs: cell('programs'),
      settlement: cell('settlement'),
      inn: cell('inn'),
    }
    const { row: _row, ...texts } = row
    return Object.values(texts).some((text) => text !== '') ? [row] : []
  })
  if (rows.length === 0) return { unreadable: 'В файле есть заголовки, но нет ни одной организации.' }
  if (rows.length > IMPORT_MAX_ROWS) return { unreadable: `За один раз — не больше ${IMPORT_MAX_ROWS} организаций.` }
  return rows
}
