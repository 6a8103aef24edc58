import type { Manifest } from './manifest'

const MB = 1024 * 1024

/** What an archive holds, for the operator: «27.11.2026 14:00 UTC, таблиц 25, строк 10 400, файлов 12, 3,4 МБ». */
export function inRussian({ takenAt, tables, files, migrations }: Manifest, bytes?: number): string {
  const number = new Intl.NumberFormat('ru', { maximumFractionDigits: 1 })
  const rows = tables.reduce((sum, table) => sum + table.rows, 0)
  const [date = '', time = ''] = takenAt.split('T')
  return [
    `${date.split('-').reverse().join('.')} ${time.slice(0, 5)} UTC`,
    `схема ${migrations.at(-1)?.name}`,
    `таблиц ${tables.length}`,
    `строк ${number.format(rows)}`,
    `файлов ${number.format(files.length)}`,
    ...(bytes === undefined
      ? []
      : [bytes < MB ? `${number.format(bytes / 1024)} КБ` : `${number.format(bytes / MB)} МБ`]),
  ].join(', ')
}
