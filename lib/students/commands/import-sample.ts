import 'server-only'
import writeXlsx from 'write-excel-file/node'
import type { ImportKind } from '@/lib/kernel/prisma/enums'

type Sample = { name: string; rows: string[][] }

/** Plainly invented people; the same headings as the import knows. */
const SAMPLES: Record<ImportKind, Sample> = {
  STUDENTS: {
    name: 'Образец — ученики',
    rows: [
      ['Фамилия', 'Имя', 'Отчество', 'Дата рождения', 'Класс', 'Профиль', 'Классный руководитель', 'Дата зачисления'],
      ['Осинин', 'Пётр', 'Сергеевич', '14.03.2012', '8А', '', 'Еловая С. Е.', '01.09.2026'],
      ['Рябинина', 'Анна', '', '02.11.2012', '8А', '', '', '01.09.2026'],
      ['Кедров', 'Илья', 'Игоревич', '25.06.2009', '10А', 'технологический', '', '15.10.2026'],
    ],
  },
  CLASSES: {
    name: 'Образец — классы',
    rows: [
      ['Параллель', 'Литера', 'Профиль', 'Классный руководитель'],
      ['8', 'А', '', 'Еловая С. Е.'],
      ['10', 'А', 'технологический', 'Липова М. И.'],
    ],
  },
  STAFF: {
    name: 'Образец — сотрудники',
    rows: [
      ['Фамилия Имя Отчество', 'Должность', 'Логин', 'Классное руководство'],
      ['Еловая Светлана Егоровна', 'учитель', '', '8А'],
      ['Липова Мария Ивановна', 'педагог-психолог', 'lipova.mi', ''],
    ],
  },
}

/** A file to fill in, written when it is asked for; all cells text, so that a date stays as it was typed. */
export async function makeImportSample(kind: ImportKind): Promise<{ name: string; bytes: Uint8Array }> {
  const { name, rows } = SAMPLES[kind]
  const [titles = [], ...lines] = rows
  const sheet = [
    titles.map((value) => ({ value, fontWeight: 'bold' as const })),
    ...lines.map((row) => row.map((value) => ({ value, type: String }))),
  ]
  const bytes = await writeXlsx(sheet, { columns: titles.map(() => ({ width: 24 })), stickyRowsCount: 1 }).toBuffer()
  return { name: `${name}.xlsx`, bytes: new Uint8Array(bytes) }
}
