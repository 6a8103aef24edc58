import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { INTERESTS } from '@/lib/pathways/rules/interests'
import { TABLE_ROWS } from '@/lib/pathways/rules/result-limits'
import { cellsOf, type ResultTable, readResultTable } from '@/lib/pathways/rules/result-table'

const METHOD = {
  code: 'own-1',
  scales: [
    { code: 's0', title: 'Внимание', max: 10 },
    { code: 's1', title: 'Память', max: 20 },
  ],
}
const CHILDREN = [
  { studentId: 'a', lastName: 'Берёзкин', firstName: 'Пётр', middleName: 'Иванович' },
  { studentId: 'b', lastName: 'Соснина', firstName: 'Анна-Мария', middleName: null },
  { studentId: 'c', lastName: 'Кедров', firstName: 'Иван', middleName: 'Олегович' },
  { studentId: 'd', lastName: 'Кедров', firstName: 'Иван', middleName: 'Петрович' },
]
const read = (text: string, method: Parameters<typeof readResultTable>[1] = METHOD) =>
  readResultTable(cellsOf(text), method, CHILDREN)
const table = (text: string, method?: Parameters<typeof readResultTable>[1]): ResultTable => {
  const found = read(text, method)
  if ('reason' in found) throw new Error(found.reason)
  return found
}
const taken = (found: ResultTable) => found.rows.map(({ row, studentId, scales }) => [row, studentId, scales])

describe('a class’s results in a table', () => {
  it('without a header: the name, then the scales in their order; «ё», case and dashes do not matter', () => {
    const found = table('БЕРЕЗКИН петр\t3\t12\n\nСоснина Анна – Мария\t4\t20,0')
    expect(found.columns).toBeNull()
    expect(taken(found)).toEqual([
      [1, 'a', { s0: 3, s1: 12 }],
      [3, 'b', { s0: 4, s1: 20 }],
    ])
  })

  it('without a header a running number is passed over', () => {
    expect(taken(table('1\tБерёзкин Пётр\t3\t12\n2\tСоснина Анна-Мария\t4\t5'))).toEqual([
      [1, 'a', { s0: 3, s1: 12 }],
      [2, 'b', { s0: 4, s1: 5 }],
    ])
  })

  it('with a header: columns by their titles in any order, begun titles too, others are not needed', () => {
    const found = table(
      '№;Память;Класс;ФИО ученика;Вним.\n1;12;8А;Берёзкин Пётр Иванович;3'.replace('Вним.', 'Внимание (баллы)'),
    )
    expect(found.columns?.map(({ as }) => as)).toEqual(['skip', 'scale:s1', 'skip', 'name', 'scale:s0'])
    expect(taken(found)).toEqual([[2, 'a', { s0: 3, s1: 12 }]])
  })

  it('with the name in three columns', () => {
    const found = table('Фамилия\tИмя\tОтчество\tВнимание\tПамять\nКедров\tИван\tПетрович\t1\t2')
    expect(taken(found)).toEqual([[2, 'd', { s0: 1, s1: 2 }]])
  })

  it('tells what is wrong at its row and reads on', () => {
    const found = table(
      'ФИО;Внимание;Память\nЧужой Ребёнок;1;1\nКедров Иван;1;1\nБерёзкин Пётр;11;x\nБерёзкин Пётр Иванович;1;1\nСоснина Анна-Мария;1;',
    )
    expect(
      found.rows.map(({ row, faults }) => [row, ...faults.map(({ column, message }) => `${column}: ${message}`)]),
    ).toEqual([
      [2, 'name: Такого ребёнка в классе нет.'],
      [3, 'name: Таких детей в классе несколько: внесите их по одному ниже.'],
      [4, 's0: Внимание: целое число от 0 до 10.', 's1: Память: целое число от 0 до 20.'],
      [5, 'name: Этот ребёнок уже был выше.'],
      [6, 's1: Память: целое число от 0 до 20.'],
    ])
  })

  it('passes over a child without any result, and counts it', () => {
    const found = table('ФИО;Внимание;Память\nБерёзкин Пётр;;\nСоснина Анна-Мария;1;2')
    expect(found.empty).toBe(1)
    expect(taken(found)).toEqual([[3, 'b', { s0: 1, s1: 2 }]])
    expect(table('ФИО;Внимание;Память\nЧужой Ребёнок;;\nСоснина Анна-Мария;1;2').rows[0]?.faults).not.toEqual([])
  })

  it('is refused when it is empty, too long, or lacks names or scales', () => {
    expect(read(' \n;;\n')).toEqual({ reason: 'TABLE_EMPTY' })
    expect(read('ФИО;Внимание;Память')).toEqual({ reason: 'TABLE_EMPTY' })
    expect(read('ФИО;Внимание;Память\nБерёзкин Пётр;;')).toEqual({ reason: 'TABLE_EMPTY' })
    expect(read('Внимание;Память\n1;2')).toEqual({ reason: 'TABLE_NO_NAMES' })
    expect(read('ФИО;Внимание\nБерёзкин Пётр;2')).toEqual({ reason: 'TABLE_NO_SCALES' })
    expect(read(Array.from({ length: TABLE_ROWS + 1 }, () => 'Берёзкин Пётр;1;2').join('\n'))).toEqual({
      reason: 'TABLE_TOO_LONG',
    })
  })

  it('of the portal’s own questionnaire takes all answers of a sheet in a cell, with a header or without, beside scales', () => {
    const all = '1'.repeat(20)
    const plain = table(`Берёзкин Пётр;${all}`, INTERESTS)
    expect(plain.rows[0]).toMatchObject({ studentId: 'a', scales: { NATURE: 4 }, faults: [] })
    const titled = table(`ФИО;Ответы\nБерёзкин Пётр;${all.replaceAll('1', '1 ')}\nСоснина Анна-Мария;12`, INTERESTS)
    expect(titled.rows.map(({ faults }) => faults.length)).toEqual([0, 1])
    // Of another method answers are no result.
    expect(read(`ФИО;Ответы\nБерёзкин Пётр;${all}`)).toEqual({ reason: 'TABLE_NO_SCALES' })
  })

  it('never throws, and gives a result only within the bounds of its scale', () => {
    const cell = fc.oneof(
      fc.string(),
      fc.constantFrom('ФИО', 'Внимание', 'Память', 'Берёзкин Пётр', '3', '-1', '1e9', '0x3', ' 7 '),
    )
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 5 }), { maxLength: 8 }), (cells) => {
        const found = readResultTable(cells, METHOD, CHILDREN)
        if ('reason' in found) return
        for (const { scales, faults } of found.rows) {
          if (faults.length > 0) continue
          for (const { code, max } of METHOD.scales) {
            expect(Number.isInteger(scales[code])).toBe(true)
            expect(scales[code]).toBeGreaterThanOrEqual(0)
            expect(scales[code]).toBeLessThanOrEqual(max)
          }
        }
      }),
    )
  })
})
