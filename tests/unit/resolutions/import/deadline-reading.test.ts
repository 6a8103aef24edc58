import { describe, expect, it } from 'vitest'
import { readDeadline } from '../../../../lib/resolutions/import/deadline-reading'
import { context } from './support'

const on = context('2022-02-25')

describe('readDeadline', () => {
  it.each([
    // domain.md §1, test vectors
    ['2022 г.', 'year', '2022-12-30'],
    ['2022-2023г.', 'year-range', '2023-12-29'],
    ['2022- 2023г.', 'year-range', '2023-12-29'],
    ['постоянно', 'ongoing', null],
    ['до конца 2024 года', 'year', '2024-12-28'],
    // printed dates stay, also on a day off
    ['до 1 октября 2022 г.', 'date', '2022-10-01'],
    ['не позднее 01.10.2022', 'date', '2022-10-01'],
    ['с 3 по 14 октября 2022 года', 'date', '2022-10-14'],
    ['до 10.04.22', 'date', '2022-04-10'],
    ['до 1 июня', 'date', '2022-06-01'],
    ['до 1 февраля', 'date', '2023-02-01'],
    // computed ones move to the preceding working day
    ['апрель 2022 г.', 'month', '2022-04-30'],
    ['август – сентябрь 2022', 'month', '2022-09-30'],
    ['до конца июля 2022 года', 'month', '2022-07-31'],
    ['III квартал 2022 года', 'quarter', '2022-09-30'],
    ['2 квартал 2022', 'quarter', '2022-06-30'],
    ['I полугодие 2023 года', 'quarter', '2023-06-30'],
    ['2022/2023 учебный год', 'academic-year', '2023-08-31'],
    ['в течение учебного года', 'academic-year', '2022-08-31'],
    // relative ones count from the resolution's date
    ['в течение 10 дней', 'relative', '2022-03-05'],
    ['в течение 5 рабочих дней', 'relative', '2022-03-04'],
    ['в месячный срок', 'relative', '2022-03-25'],
    ['в двухнедельный срок', 'relative', '2022-03-11'],
    ['в 10-дневный срок', 'relative', '2022-03-05'],
    ['срочно', 'relative', '2022-02-28'],
    ['в течение 7 дней со дня поступления документов', 'relative', null],
    ['не позднее 3 дней до начала мероприятия', 'relative', null],
    // recurring ones have no single date
    ['ежегодно, до 1 июня', 'recurring', null],
    ['до 15 числа ежемесячно', 'recurring', null],
    ['1 раз в квартал', 'recurring', null],
    ['2 раза в год', 'recurring', null],
    ['в течение года', 'ongoing', null],
    ['по мере необходимости', 'as-needed', null],
    ['согласно графику', 'by-schedule', null],
    ['по отдельному плану', 'by-schedule', null],
    ['до 25 числа текущего месяца', 'date', '2022-02-25'],
    ['не позднее чем за два месяца до начала учебного года', 'relative', null],
    ['по заявкам школ', 'as-needed', null],
    ['—', 'none', null],
  ])('%s', (text, kind, dueDate) => {
    expect(readDeadline(text, on)).toMatchObject({ kind, dueDate })
  })

  it('reads a range of two years as an academic year when the person who imports says so', () => {
    const reading = readDeadline('2022-2023г.', context('2022-02-25', { yearRange: 'academic' }))
    expect(reading).toMatchObject({ kind: 'academic-year', from: '2022-09-01', dueDate: '2023-08-31' })
  })

  it('takes the year of a month from the academic year of the title', () => {
    const plan = context(null, { academicYear: 2023 })
    expect(readDeadline('октябрь', plan).dueDate).toBe('2023-10-31')
    expect(readDeadline('май', plan).dueDate).toBe('2024-05-31')
  })

  it('means the coming academic year in July and August', () => {
    expect(readDeadline('в течение учебного года', context('2026-08-27')).dueDate).toBe('2027-08-31')
    expect(readDeadline('в течение учебного года', context('2026-06-10')).dueDate).toBe('2026-08-31')
  })

  it('has no date for a year-less month without any date to count from', () => {
    expect(readDeadline('октябрь', context(null))).toMatchObject({ kind: 'month', dueDate: null })
  })

  it.each([
    ['ежемесячно', 'month'],
    ['ежеквартально до 10 числа', 'quarter'],
    ['два раза в год', 'half-year'],
    ['ежегодно', 'year'],
  ])('knows the period of «%s»', (text, periodicity) => {
    expect(readDeadline(text, on).periodicity).toBe(periodicity)
  })
})
