import { expect, test } from 'vitest'
import {
  classKindsOf,
  compareClasses,
  decideClass,
  decideYearOpen,
  gradesOf,
  letterOf,
  parseClassName,
} from '@/lib/students/rules/classes'
import { nameKey, searchKey } from '@/lib/students/rules/names'
import { decideStaff, decideStaffEnd } from '@/lib/students/rules/staff'

test('«2А» stands before «10А», groups by age before classes', () => {
  const group = (name: string, grade: number | null, ageFrom: number | null = null) => ({
    ...{ name, grade, ageFrom },
    kind: grade ? ('CLASS' as const) : ('PRESCHOOL_GROUP' as const),
  })
  const sorted = [
    group('10А', 10),
    group('2Б', 2),
    group('Ёлочка', null, 5),
    group('2А', 2),
    group('Капелька', null, 3),
  ]
    .sort(compareClasses)
    .map(({ name }) => name)
  expect(sorted).toEqual(['Капелька', 'Ёлочка', '2А', '2Б', '10А'])
})

test('a class is read as people write it, a Latin letter too', () => {
  expect(parseClassName('8 "а"')).toEqual({ grade: 8, letter: 'А' })
  expect(parseClassName('11-Б')).toEqual({ grade: 11, letter: 'Б' })
  expect(parseClassName('8A')).toEqual({ grade: 8, letter: 'А' })
  expect(parseClassName('9')).toEqual({ grade: 9, letter: null })
  for (const none of ['12А', '0', 'А', '8 класс углублённый', '']) expect(parseClassName(none)).toBeNull()
  expect(letterOf(' «в» ')).toBe('В')
})

test('an organisation has the classes and groups of its programmes', () => {
  expect(gradesOf(['PRIMARY'])).toEqual([1, 2, 3, 4])
  expect(classKindsOf(['PRESCHOOL', 'PRIMARY'])).toEqual(['CLASS', 'PRESCHOOL_GROUP'])
  expect(decideClass({ kind: 'CLASS', grade: 10 }, ['PRIMARY', 'BASIC'])).toBe('GRADE_NOT_FOR_ORGANIZATION')
  expect(decideClass({ kind: 'CLASS', grade: 1 }, ['PRESCHOOL'])).toBe('KIND_NOT_FOR_ORGANIZATION')
  expect(decideClass({ kind: 'PRESCHOOL_GROUP', grade: null }, ['PRESCHOOL'])).toBeNull()
})

test('a year is read-only when it is closed or left by a roll-over', () => {
  expect(decideYearOpen({ state: 'CURRENT', rolledOver: false })).toBeNull()
  expect(decideYearOpen({ state: 'PLANNED', rolledOver: false })).toBeNull()
  expect(decideYearOpen({ state: 'CLOSED', rolledOver: false })).toBe('YEAR_CLOSED')
  expect(decideYearOpen({ state: 'CURRENT', rolledOver: true })).toBe('YEAR_CLOSED')
})

test('one child in two spellings has one key', () => {
  const key = nameKey({ lastName: 'Берёзкин', firstName: 'Пётр', middleName: null })
  expect(nameKey({ lastName: ' БЕРЕЗКИН', firstName: 'Петр ', middleName: '' })).toBe(key)
  expect(nameKey({ lastName: 'Аистова – Лосева', firstName: 'Яна', middleName: null })).toBe('аистова-лосева яна')
  expect(searchKey('  Мо́х  ')).toBe('мо́х')
})

test('a duty needs a role in the organisation, days in the year, and is given once', () => {
  const days = { validFrom: '2026-10-01', validUntil: null }
  const staff = (over: object) =>
    decideStaff({
      ...{ duty: 'CLASS_TEACHER', kind: 'CLASS', roles: ['TEACHER'], days, same: [] },
      ...{ year: { startsOn: '2026-09-01', endsOn: '2027-08-31' } },
      ...over,
    } as Parameters<typeof decideStaff>[0])
  expect(staff({})).toBeNull()
  expect(staff({ roles: [] })).toBe('STAFF_NOT_OF_ORGANIZATION')
  expect(staff({ roles: ['PARENT'] })).toBe('STAFF_NOT_OF_ORGANIZATION')
  expect(staff({ duty: 'PSYCHOLOGIST' })).toBe('DUTY_NOT_FOR_ROLE')
  expect(staff({ duty: 'PSYCHOLOGIST', roles: ['PSYCHOLOGIST'] })).toBeNull()
  expect(staff({ kind: 'PRESCHOOL_GROUP' })).toBe('DUTY_NOT_FOR_CLASS')
  expect(staff({ days: { validFrom: '2026-08-31', validUntil: null } })).toBe('STAFF_DAYS')
  expect(staff({ days: { validFrom: '2026-10-02', validUntil: '2026-10-01' } })).toBe('STAFF_DAYS')
  expect(staff({ same: [{ validFrom: '2026-09-01', validUntil: '2026-10-01' }] })).toBe('STAFF_OVERLAPS')
  expect(staff({ same: [{ validFrom: '2026-09-01', validUntil: '2026-09-30' }] })).toBeNull()
  expect(decideStaffEnd({ validFrom: '2026-09-01', validUntil: '2026-09-30' }, '2026-09-30')).toBe('STAFF_ENDED')
  expect(decideStaffEnd(days, '2026-09-30')).toBe('STAFF_DAYS')
})
