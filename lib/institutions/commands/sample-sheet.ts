import 'server-only'
import writeXlsx from 'write-excel-file/node'
import { IMPORT_COLUMNS } from '../rules/import'

const WIDTHS = [52, 26, 30, 22, 22, 14]

/** The sample file of the import: the titles and one row of each kind, all cells text so that an ИНН keeps its zeros. */
export async function makeSampleSheet(): Promise<Buffer> {
  const rows = [
    [
      'Муниципальное общеобразовательное учреждение «Школа № 1»',
      'Школа № 1',
      'школа',
      'НОО, ООО, СОО',
      'Бодайбо',
      '3802000001',
    ],
    [
      'Муниципальное дошкольное учреждение «Детский сад № 5»',
      'Детский сад № 5',
      'детский сад',
      'дошкольное',
      'Мамакан',
      '',
    ],
    ['Дом детского творчества', 'ДДТ', 'дополнительное образование', 'дополнительное', 'Бодайбо', ''],
    ['Горный техникум', 'Горный техникум', 'внешняя', '', 'Бодайбо', ''],
  ]
  const titles = Object.values(IMPORT_COLUMNS).map((value) => ({ value, fontWeight: 'bold' as const }))
  const sheet = [titles, ...rows.map((row) => row.map((value) => ({ value, type: String })))]
  return writeXlsx(sheet, { columns: WIDTHS.map((width) => ({ width })), stickyRowsCount: 1 }).toBuffer()
}
