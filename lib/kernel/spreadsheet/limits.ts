/** What a spreadsheet may hold: thousands of children with their columns, and far from what would strain a server. */
export const SPREADSHEET = {
  fileBytes: 5 * 1024 * 1024,
  /** All parts of a workbook, really unpacked, whatever its directory says. */
  unpackedBytes: 32 * 1024 * 1024,
  rows: 20_000,
  columns: 100,
  sheets: 30,
  /** Characters kept of one cell, and of all. */
  cellChars: 500,
  chars: 4_000_000,
} as const

/** One sheet; `rows[0]` is the first row of the file, so that row numbers are those the person sees. Cells are trimmed texts. */
export type Table = { name: string; rows: string[][] }

export type SpreadsheetRefusal =
  | 'TOO_LARGE'
  | 'OLD_OR_LOCKED'
  | 'WEB_PAGE'
  | 'NOT_A_TABLE'
  | 'MACROS'
  | 'DAMAGED'
  | 'BROKEN_CSV'
  | 'TOO_WIDE'
  | 'TOO_LONG'
  | 'TOO_COMPLEX'

/** A sentence for the file's field. */
export const spreadsheetRefusals: Record<SpreadsheetRefusal, string> = {
  TOO_LARGE: 'Файл больше 5 МБ. Уберите картинки и лишние листы или разделите таблицу на части.',
  OLD_OR_LOCKED:
    'Это книга старого формата xls или файл под паролем. Откройте её в Excel, снимите пароль и сохраните заново: «Файл» → «Сохранить как» → «Книга Excel (*.xlsx)».',
  WEB_PAGE:
    'Внутри файла — веб-страница, хотя назван он таблицей: так выгружают некоторые журналы. Откройте его в Excel и сохраните заново как «Книга Excel (*.xlsx)».',
  NOT_A_TABLE: 'Это не таблица. Выберите файл в формате xlsx или csv.',
  MACROS:
    'В книге есть макросы, такие файлы портал не принимает. Сохраните её как «Книга Excel (*.xlsx)» без макросов.',
  DAMAGED: 'Файл не открылся как таблица. Сохраните его в формате xlsx или csv и выберите снова.',
  BROKEN_CSV: 'Файл csv не разобран: проверьте кавычки и разделители или сохраните его в формате xlsx.',
  TOO_WIDE: 'В таблице больше 100 столбцов. Оставьте только нужные и выберите файл снова.',
  TOO_LONG: 'В таблице слишком много строк. Оставьте не больше 20 000 и выберите файл снова.',
  TOO_COMPLEX:
    'Файл слишком сложный: портал не смог прочитать его за отведённое время. Скопируйте таблицу в новую книгу.',
}
