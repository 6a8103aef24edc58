import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { institutionsMessages } from '@/lib/institutions/messages'
import { calendarMonths, decideDayKind } from '@/lib/institutions/rules/calendar'
import { columnsOf, duplicateErrors, kindFrom, programsFrom, shortNameKey } from '@/lib/institutions/rules/import'
import {
  decideClosing,
  decideKindChange,
  decidePrograms,
  hasClosingCome,
  sortedPrograms,
} from '@/lib/institutions/rules/organizations'
import { exceptionsFromCsv } from '@/lib/kernel/production-calendar'

describe('programmes of an organisation', () => {
  it('a rural school with preschool groups is both', () => {
    expect(decidePrograms('SCHOOL', ['PRESCHOOL', 'PRIMARY', 'BASIC'])).toBeNull()
  })
  it('a school without school levels, a kindergarten without preschool, a centre without additional education are refused', () => {
    expect(decidePrograms('SCHOOL', ['PRESCHOOL'])).toMatch(/Отметьте/)
    expect(decidePrograms('KINDERGARTEN', [])).toMatch(/дошкольное/)
    expect(decidePrograms('ADDITIONAL', ['PRESCHOOL'])).toMatch(/дополнительное/)
    expect(decidePrograms('KINDERGARTEN', ['PRESCHOOL', 'SECONDARY'])).toMatch(/не бывает/)
  })
  it('the Department and outside bodies have none', () => {
    expect(decidePrograms('DEPARTMENT', [])).toBeNull()
    expect(decidePrograms('EXTERNAL', ['BASIC'])).toMatch(/снимите/)
  })
  it('each stands once in the order of ages', () => {
    expect(sortedPrograms(['SECONDARY', 'PRIMARY', 'SECONDARY'])).toEqual(['PRIMARY', 'SECONDARY'])
  })
  it('a kind with people in it changes only among teaching organisations', () => {
    expect(decideKindChange('SCHOOL', 'KINDERGARTEN', true)).toBeNull()
    expect(decideKindChange('SCHOOL', 'EXTERNAL', true)).toBe('KIND_HAS_PEOPLE')
    expect(decideKindChange('SCHOOL', 'EXTERNAL', false)).toBeNull()
  })
})

describe('closing and reorganising', () => {
  const organization = { id: 'a', status: 'ACTIVE' as const, openedOn: '2020-09-01' }
  const facts = {
    organization,
    ownOrganizationId: 'department',
    how: 'CLOSED' as const,
    closedOn: '2026-08-31',
    successor: null,
  }
  const other = { id: 'b', status: 'ACTIVE' as const }

  it('holds from its day on, which may be to come but not before the opening', () => {
    expect(decideClosing(facts)).toBeNull()
    expect(hasClosingCome('2026-11-24', '2026-11-24')).toBe(true)
    expect(hasClosingCome('2026-11-25', '2026-11-24')).toBe(false)
    expect(decideClosing({ ...facts, closedOn: '2030-11-25' })).toBeNull()
    expect(decideClosing({ ...facts, closedOn: '2020-08-31' })).toBe('CLOSED_BEFORE_OPENED')
  })
  it('happens once and never to the own organisation', () => {
    expect(decideClosing({ ...facts, organization: { ...organization, status: 'CLOSED' } })).toBe('ALREADY_CLOSED')
    expect(decideClosing({ ...facts, ownOrganizationId: 'a' })).toBe('OWN_ORGANIZATION')
  })
  it('a reorganisation names an active successor that is not the organisation itself', () => {
    const reorganized = { ...facts, how: 'REORGANIZED' as const }
    expect(decideClosing(reorganized)).toBe('SUCCESSOR_MISSING')
    expect(decideClosing({ ...reorganized, successor: other })).toBeNull()
    expect(decideClosing({ ...reorganized, successor: { ...other, id: 'a' } })).toBe('SUCCESSOR_IS_SELF')
    expect(decideClosing({ ...reorganized, successor: { ...other, status: 'CLOSED' } })).toBe('SUCCESSOR_NOT_ACTIVE')
  })
})

describe('rows of a spreadsheet', () => {
  it('titles are found whatever their case and signs', () => {
    const columns = columnsOf([
      '№',
      'Наименование',
      'Краткое наименование',
      'ВИД',
      'Уровни (программы)',
      'Населенный пункт',
      'ИНН',
    ])
    expect(columns?.get('shortName')).toBe(2)
    expect(columns?.get('settlement')).toBe(5)
    expect(columnsOf(['Фамилия', 'Имя'])).toBeNull()
  })
  it.each([
    ['Школа', 'SCHOOL'],
    ['СОШ', 'SCHOOL'],
    ['детский сад', 'KINDERGARTEN'],
    ['Организация дополнительного образования', 'ADDITIONAL'],
    ['Внешняя', 'EXTERNAL'],
    ['завод', null],
  ])('«%s» is %s', (cell, kind) => expect(kindFrom(cell)).toBe(kind))
  it('programmes are read by their short and long names', () => {
    expect(programsFrom('НОО, ООО; СОО')).toEqual({ programs: ['PRIMARY', 'BASIC', 'SECONDARY'] })
    expect(programsFrom('дошкольное + начальное общее')).toEqual({ programs: ['PRESCHOOL', 'PRIMARY'] })
  })
  it('«ДО» is asked about, not guessed', () => {
    expect(programsFrom('ДО')).toHaveProperty('objection')
    expect(programsFrom('ВО')).toHaveProperty('objection')
  })
  it('a short name that stands twice or is known already is an error of its row', () => {
    const rows = [
      { row: 2, shortName: 'Школа № 1' },
      { row: 3, shortName: 'школа  № 1' },
      { row: 4, shortName: 'Школа № 2' },
    ]
    const errors = duplicateErrors(rows, new Set([shortNameKey('ШКОЛА № 2')]))
    expect(errors.map(({ row }) => row)).toEqual([3, 4])
  })
})

describe('the production calendar', () => {
  const exceptions = exceptionsFromCsv(readFileSync('prisma/seed/production-calendar.csv', 'utf8'))

  it.each([
    [2022, 247],
    [2023, 247],
    [2024, 248],
    [2025, 247],
    [2026, 247],
  ])('%i has %i working days', (year, days) => {
    const ofYear = exceptions.filter(({ day }) => day.startsWith(String(year))).map((each) => ({ ...each, note: null }))
    const months = calendarMonths(year, ofYear)
    expect(months.reduce((sum, month) => sum + month.workingDays, 0)).toBe(days)
  })

  it('weeks begin on Monday and hold each day once', () => {
    for (const { weeks } of calendarMonths(2024, [])) {
      for (const week of weeks) expect(week).toHaveLength(7)
    }
    const days = calendarMonths(2024, []).flatMap(({ weeks }) => weeks.flat().flatMap((cell) => cell?.day ?? []))
    expect(days).toHaveLength(366)
    expect(days[0]).toBe('2024-01-01')
    expect(calendarMonths(2024, [])[0]?.weeks[0]?.[0]?.day).toBe('2024-01-01')
  })

  it('only a weekend day can be a moved working day and only a weekday a moved day off', () => {
    expect(decideDayKind('2024-12-28', 'WORKING')).toBeNull()
    expect(decideDayKind('2024-12-27', 'WORKING')).toBe('DAY_KIND_MISMATCH')
    expect(decideDayKind('2024-12-28', 'MOVED_OFF')).toBe('DAY_KIND_MISMATCH')
    expect(decideDayKind('2024-12-28', 'HOLIDAY')).toBeNull()
  })
})

it('every refusal has its sentence', () => {
  for (const sentence of Object.values(institutionsMessages)) expect(sentence).toMatch(/^[А-ЯЁ].*\.$/)
})
