import { describe, expect, it } from 'vitest'
import {
  bound,
  daysLeftText,
  formatDay,
  formatDayShort,
  formatNumber,
  formatPercent,
  formatRef,
  formatSize,
  personFullName,
  personName,
  plural,
  shortened,
  untilText,
} from '@/components/ui/format'

const NBSP = '\u00a0'
/** No-break spaces written as «_», so that a lost one is seen. */
const seen = (text: string) => text.replaceAll(NBSP, '_')

describe('words and figures', () => {
  it('agrees nouns with their numbers', () => {
    const days = [0, 1, 2, 4, 5, 11, 12, 14, 21, 22, 25, 101, 111].map((n) => plural(n, 'день', 'дня', 'дней'))
    expect(days.join(' ')).toBe('дней день дня дня дней дней дней дней день дня дней день дней')
    expect(plural(1.5, 'час', 'часа', 'часов')).toBe('часа')
  })

  it('says how many days are left, and agrees the verb', () => {
    expect([1, 3, 5, 21, 0, -1, -2, -11].map((n) => seen(daysLeftText(n)))).toEqual([
      'остался_1_день',
      'осталось_3_дня',
      'осталось_5_дней',
      'остался_21_день',
      'сегодня последний день',
      'просрочено на_1_день',
      'просрочено на_2_дня',
      'просрочено на_11_дней',
    ])
  })

  it('writes days as official Russian does', () => {
    expect(seen(formatDay('2026-12-30'))).toBe('30_декабря_2026_г.')
    expect(seen(formatDay('2027-05-09'))).toBe('9_мая_2027_г.')
    expect(formatDayShort('2026-12-30')).toBe('30.12.2026')
    expect(formatDay('потом')).toBe('потом')
    expect(seen(untilText('2026-12-30', 'Иркутск'))).toBe('до_30_декабря_2026_г., 23:59_(Иркутск)')
  })

  it('writes numbers with a comma, no-break thousands and a true minus', () => {
    expect([0, 7, 1234.5, 1234567, 12.04, 100, 0.25, -3.5, Number.NaN].map((n) => seen(formatNumber(n)))).toEqual([
      '0',
      '7',
      '1_234,5',
      '1_234_567',
      '12',
      '100',
      '0,3',
      '−3,5',
      '—',
    ])
    expect(seen(formatPercent(87.5))).toBe('87,5_%')
    expect(seen(formatSize(1_468_006))).toBe('1,4_МБ')
    expect(seen(formatRef(12))).toBe('№_12')
  })

  it('shortens names and bears missing parts', () => {
    const name = { lastName: 'Наумова', firstName: 'Светлана', middleName: 'Егоровна' }
    expect(seen(personName(name))).toBe('Наумова_С._Е.')
    expect(seen(personName({ lastName: 'Ли', firstName: 'юн', middleName: null }))).toBe('Ли_Ю.')
    expect(personName({ lastName: 'Ли', firstName: ' ' })).toBe('Ли')
    expect(personFullName(name)).toBe('Наумова Светлана Егоровна')
  })

  it('never parts a number or a kind of settlement from its name', () => {
    expect(seen(bound('Школа № 7'))).toBe('Школа №_7')
    expect(seen(bound('Школа п. Ясная Падь'))).toBe('Школа п._Ясная Падь')
    expect(seen(bound('МКОУ «п. Кедровый» и с. Верхний Ключ'))).toBe('МКОУ «п._Кедровый» и с._Верхний Ключ')
    expect(bound('Ресурсный центр')).toBe('Ресурсный центр')
    expect(bound('Класс. руководитель')).toBe('Класс. руководитель')
  })

  it('cuts a long text at a word and leaves a short one alone', () => {
    expect(shortened('Утвердить план мероприятий', 26)).toBe('Утвердить план мероприятий')
    expect(shortened('Утвердить план, мероприятий много', 20)).toBe('Утвердить план…')
  })
})
