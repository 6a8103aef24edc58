import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDates, readPaste, readSteps } from '@/lib/plans/rules/plan-paste'

const YEAR = { startsOn: '2026-09-01', endsOn: '2027-08-31' }
const PLACE = {
  kind: 'SCHOOL' as const,
  year: YEAR,
  directions: [
    { id: 'l', title: 'Урочная деятельность', shortTitle: 'Урочная' },
    { id: 'p', title: 'Взаимодействие с родителями', shortTitle: 'Родители' },
  ],
  directionId: null,
  form: 'OTHER' as const,
}

describe('days as plans write them', () => {
  it.each([
    ['15.10.2026', '2026-10-15', '2026-10-15'],
    ['15.10', '2026-10-15', '2026-10-15'],
    ['15.03', '2027-03-15', '2027-03-15'],
    ['01.10 – 05.10.2026', '2026-10-01', '2026-10-05'],
    ['октябрь', '2026-10-01', '2026-10-31'],
    ['Октябрь-ноябрь 2026', '2026-10-01', '2026-11-30'],
    ['декабрь – март', '2026-12-01', '2027-03-31'],
    ['в мае', '2027-05-01', '2027-05-31'],
    ['в течение года', '2026-09-01', '2027-05-31'],
    ['ежемесячно', '2026-09-01', '2027-05-31'],
  ])('%s', (text, fromOn, toOn) => expect(readDates(text, YEAR)).toEqual({ fromOn, toOn }))

  it.each(['', 'по согласованию', '45.10.2026', '20.10–15.10.2026', 'март – октябрь'])('%s is not understood', (text) =>
    expect(readDates(text, YEAR)).toBeNull(),
  )
})

describe('grades', () => {
  it.each([
    ['8', 8, 8],
    ['8-11', 8, 11],
    ['5 – 7 лет', 5, 7],
    ['9, 11 классы', 9, 11],
  ])('%s', (text, stepFrom, stepTo) => expect(readSteps(text)).toEqual({ stepFrom, stepTo }))
  it('without a number are not understood', () => expect(readSteps('все')).toBeNull())
})

describe('rows of a table', () => {
  it('with headers are matched by their names, in any order', () => {
    const text = [
      '№\tСроки\tМероприятие\tНаправление\tКлассы\tКол-во часов\tОтветственные',
      '1\tоктябрь\tЭкскурсия на прииск\tурочная\t8-9\t2\tклассный руководитель',
      '',
      '2\t15.12\tСобрание\tРодители\t9\t1,5 ч\tзавуч',
    ].join('\n')
    const { rows, reason } = readPaste(text, PLACE)
    expect(reason).toBeNull()
    expect(rows).toMatchObject([
      { row: 2, content: { title: 'Экскурсия на прииск', directionId: 'l', stepFrom: 8, stepTo: 9, hours: 2 } },
      {
        row: 4,
        content: { title: 'Собрание', directionId: 'p', fromOn: '2026-12-15', hours: 1.5, responsible: 'завуч' },
      },
    ])
  })
  it('without headers are title, grades, dates, hours, responsible, with or without a number before', () => {
    const place = { ...PLACE, directionId: 'l' }
    const { rows } = readPaste('Беседа\t5-6\tноябрь\t1\tучитель\n2.\tИгра\t5\tмай\t\t', place)
    expect(rows).toMatchObject([
      { content: { title: 'Беседа', stepFrom: 5, hours: 1, directionId: 'l' } },
      { content: { title: 'Игра', hours: 0, fromOn: '2027-05-01', responsible: 'ответственный за профориентацию' } },
    ])
  })
  it('name all that is not understood by the number of the row', () => {
    const text = 'Беседа\tвсе\tноябрь\t1\nИгра\t5\tкогда-нибудь\t1\nУрок\t5\tмай\tмного\n\t5\tмай\t1\nКруг\t5\tмай\t1'
    const reasons = readPaste(text, PLACE).rows.map((row) =>
      'faults' in row ? `${row.row} ${row.faults.map(({ reason }) => reason).join(' ')}` : row.row,
    )
    expect(reasons).toEqual([
      '1 STEPS_UNREAD DIRECTION_UNREAD',
      '2 DATES_UNREAD DIRECTION_UNREAD',
      '3 HOURS_UNREAD DIRECTION_UNREAD',
      '4 TITLE_MISSING DIRECTION_UNREAD',
      '5 DIRECTION_UNREAD',
    ])
  })
  it('name the item by its number, however it is written; one that the organisation does not have is told', () => {
    const place = {
      ...PLACE,
      directionId: 'l',
      items: [
        { id: 'i41', number: '4.1' },
        { id: 'i5', number: '5' },
      ],
    }
    const head = 'Мероприятие\tКлассы\tСроки\tПункт решения'
    const body = ['4.1', 'п. 4.1.', '', '—', '5', '4.2', 'все'].map((item, at) => `Игра ${at}\t5\tмай\t${item}`)
    const { rows } = readPaste([head, ...body].join('\n'), place)
    const read = rows.map((row) => ('content' in row ? (row.content.itemId ?? null) : row.faults[0]?.reason))
    expect(read).toEqual(['i41', 'i41', null, null, 'i5', 'ITEM_UNREAD', 'ITEM_UNREAD'])
  })
  it('keep a cell with line breaks and quotes whole', () => {
    const { rows } = readPaste('"Игра «Город""\nмастеров"\t5\tмай\t1\tучитель', { ...PLACE, directionId: 'l' })
    expect(rows).toMatchObject([{ row: 1, content: { title: 'Игра «Город" мастеров' } }])
  })
  it('none, or too many at once, are refused', () => {
    expect(readPaste(' \n\t\n', PLACE).reason).toBe('NO_ROWS')
    expect(readPaste('Игра\t5\tмай\n'.repeat(201), PLACE).reason).toBe('TOO_MANY')
  })
  it('of any kind never throw, and an accepted one has whole days and a title', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400, unit: fc.constantFrom(...'аб1. -–\t\n"мй') }), (text) => {
        for (const row of readPaste(text, { ...PLACE, directionId: 'l' }).rows) {
          if ('content' in row) {
            expect(row.content.title.length).toBeGreaterThan(0)
            expect(row.content.fromOn <= row.content.toOn).toBe(true)
          }
        }
      }),
      { numRuns: 400 },
    )
  })
})

describe('what a pasted table was taken for', () => {
  it('is told column by column, what is not used too', () => {
    const { columns } = readPaste('№\tМероприятие\tКлассы\tПримечание\n1\tИгра\t5\tхорошо', PLACE)
    expect(columns).toEqual([
      { title: '№', as: 'skip' },
      { title: 'Мероприятие', as: 'title' },
      { title: 'Классы', as: 'steps' },
      { title: 'Примечание', as: 'skip' },
    ])
    expect(readPaste('Игра\t5\tмай\t1', PLACE).columns).toBeNull()
  })

  it('shows a row that is not understood as it was pasted, cell by cell, with what is wrong at its own', () => {
    const [row] = readPaste('Игра\t5\tкогда-нибудь\t1', { ...PLACE, directionId: 'l' }).rows
    expect(row).toEqual({
      row: 1,
      faults: [{ column: 'dates', reason: 'DATES_UNREAD' }],
      texts: { title: 'Игра', steps: '5', dates: 'когда-нибудь', hours: '1', responsible: '' },
    })
  })
})
