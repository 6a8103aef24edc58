import { describe, expect, it } from 'vitest'
import { classKey, readClassName, readPlace } from '@/lib/students/rules/import-classes'
import {
  fieldOfTitle,
  findHeadings,
  isPrivateTitle,
  missingColumns,
  withoutPrivateColumns,
} from '@/lib/students/rules/import-columns'
import { birthObjection, readDay } from '@/lib/students/rules/import-days'
import { cleanNamePart, isMeant, nameKey, splitFullName } from '@/lib/students/rules/import-names'
import { readRole } from '@/lib/students/rules/import-rows'

describe('headings as schools have them', () => {
  it.each([
    ['Фамилия Имя Отчество', 'fullName'],
    ['ФИО', 'fullName'],
    ['Ф.И.О. ребёнка', 'fullName'],
    ['Ф. И. О. обучающегося', 'fullName'],
    ['Фамилия, имя', 'fullName'],
    ['ФИО (полностью)', 'fullName'],
    ['Фамилия ученика', 'lastName'],
    ['Имя', 'firstName'],
    ['Отчество (при наличии)', 'middleName'],
    ['Дата рождения', 'birthDate'],
    ['Дата рожд.', 'birthDate'],
    ['Класс', 'className'],
    ['Класс/литера', 'className'],
    ['Литера', 'letter'],
    ['Буква', 'letter'],
    ['Параллель', 'grade'],
    ['Группа', 'group'],
    ['Профиль', 'profile'],
    ['Классный руководитель', 'classTeacher'],
    ['ФИО классного руководителя', 'classTeacher'],
    ['Кл. рук.', 'classTeacher'],
    ['Дата зачисления', 'enrolledOn'],
    ['ФИО родителя', null],
    ['№ п/п', null],
    ['Группа здоровья', null],
  ])('«%s» is %s', (title, field) => {
    expect(fieldOfTitle(title, 'STUDENTS')).toBe(field)
  })

  it('of a table of staff', () => {
    expect(['Должность', 'Роль', 'Логин', 'Класс', 'ФИО сотрудника'].map((one) => fieldOfTitle(one, 'STAFF'))).toEqual([
      ...['position', 'position', 'login', 'classes', 'fullName'],
    ])
    expect(fieldOfTitle('Дата рождения', 'STAFF')).toBeNull()
  })

  it('are found below a title row, and a field is given once', () => {
    const rows = [['МКОУ «Школа № 1»'], ['Класс 8А, список'], ['№', 'ФИО', 'Дата рождения', 'Класс', 'Класс'], ['1']]
    expect(findHeadings(rows, 'STUDENTS')).toEqual({
      headingRow: 3,
      columns: ['', 'fullName', 'birthDate', 'className', ''],
    })
    expect(findHeadings([['a', 'b']], 'STUDENTS')).toEqual({ headingRow: 0, columns: [] })
  })

  it('of what the portal must not keep are known, and their cells are emptied', () => {
    for (const title of ['СНИЛС', 'Адрес проживания', 'Телефон матери', 'Диагноз', 'ОВЗ', 'Серия паспорта']) {
      expect(isPrivateTitle(title), title).toBe(true)
    }
    for (const title of ['Класс', 'ФИО классного руководителя', 'Математика']) expect(isPrivateTitle(title)).toBe(false)
    const rows = [
      ['ФИО', 'СНИЛС'],
      ['Осинин Пётр', '112-233'],
    ]
    expect(withoutPrivateColumns(rows, 1)).toEqual([
      ['ФИО', 'СНИЛС'],
      ['Осинин Пётр', ''],
    ])
  })

  it('that are missing are named', () => {
    expect(missingColumns(['fullName', 'birthDate', 'className'], 'STUDENTS')).toBeNull()
    expect(missingColumns(['lastName', 'firstName', 'birthDate'], 'STUDENTS')).toBeNull()
    expect(missingColumns(['lastName', 'birthDate'], 'STUDENTS')).toMatch(/имя/)
    expect(missingColumns(['fullName', ''], 'STUDENTS')).toMatch(/Дата рождения/)
    expect(missingColumns(['fullName', 'fullName', 'birthDate'], 'STUDENTS')).toMatch(/дважды/)
    expect(missingColumns(['profile'], 'CLASSES')).toMatch(/Класс/)
    expect(missingColumns(['fullName'], 'STAFF')).toMatch(/Должность/)
  })
})

describe('a name in one column', () => {
  it.each([
    ['Осинин Пётр Сергеевич', ['Осинин', 'Пётр', 'Сергеевич']],
    ['Осинин Пётр', ['Осинин', 'Пётр', null]],
    ['ОСИНИН ПЁТР СЕРГЕЕВИЧ', ['Осинин', 'Пётр', 'Сергеевич']],
    ['рябинина-лесная анна-мария игоревна', ['Рябинина-Лесная', 'Анна-Мария', 'Игоревна']],
    ['Рябинина - Лесная Анна Игоревна', ['Рябинина-Лесная', 'Анна', 'Игоревна']],
    ['Рябинин Лесной Дмитрий Игоревич', ['Рябинин Лесной', 'Дмитрий', 'Игоревич']],
    ['Абрамович Роман Аркадьевич', ['Абрамович', 'Роман', 'Аркадьевич']],
    ['Алиев Рустам Мамед оглы', ['Алиев', 'Рустам', 'Мамед оглы']],
    ['Ким Чен Ир', ['Ким', 'Чен', 'Ир']],
    ['Oсинин Пётр', ['Осинин', 'Пётр', null]],
  ])('«%s»', (text, [lastName, firstName, middleName]) => {
    expect(splitFullName(text)).toEqual({ name: { lastName, firstName, middleName } })
  })

  it('that cannot be understood is said so', () => {
    expect(splitFullName('Осинин')).toMatchObject({ objection: expect.stringMatching(/нет имени/) })
    expect(splitFullName('Пётр Сергеевич Осинин')).toMatchObject({ objection: expect.stringMatching(/фамилию первой/) })
    expect(splitFullName('Осинин Пётр де ла')).toMatchObject({ objection: expect.stringMatching(/трём столбцам/) })
  })

  it('has a key without case, ё and runs of spaces', () => {
    const one = { lastName: 'Семёнов', firstName: 'Пётр', middleName: 'Сергеевич' }
    expect(nameKey(one)).toBe('семенов петр сергеевич')
    expect(nameKey({ ...one, lastName: ' СЕМЕНОВ ', middleName: null })).toBe('семенов петр')
    expect(cleanNamePart('МакДональд')).toBe('МакДональд')
  })

  it('of a class teacher may be shortened, and fits no other person', () => {
    const person = { lastName: 'Еловая', firstName: 'Светлана', middleName: 'Егоровна' }
    for (const said of ['Еловая С. Е.', 'Еловая С.Е.', 'еловая светлана', 'Еловая Светлана Егоровна']) {
      expect(isMeant(said, person), said).toBe(true)
    }
    for (const said of ['Еловая', 'Еловая С. П.', 'Еловая А.', 'Сосновая С. Е.', 'Еловая Светлана Петровна']) {
      expect(isMeant(said, person), said).toBe(false)
    }
  })
})

describe('a date', () => {
  it.each(['14.03.2012', '14/03/2012', '14.3.2012', '2012-03-14', '14.03.2012 г.'])('«%s» is read', (text) => {
    expect(readDay(text)).toEqual({ day: '2012-03-14' })
  })

  it.each([
    ['31.02.2012', /такого дня нет/],
    ['1.2.12', /четырьмя цифрами/],
    ['40982', /формат «Дата»/],
    ['март 2012', /не дата/],
    ['2012.03.14', /не дата/],
  ])('«%s» is refused with a sentence', (text, sentence) => {
    expect(readDay(text)).toEqual({ objection: expect.stringMatching(sentence) })
  })

  it('of birth lies in the past, within a school life', () => {
    expect(birthObjection('2026-11-27', '2026-11-26')).toMatch(/27\.11\.2026.*не наступил/)
    expect(birthObjection('2026-11-26', '2026-11-26')).toBeNull()
    expect(birthObjection('1912-03-14', '2026-11-26')).toMatch(/25 лет/)
  })
})

describe('a class', () => {
  it.each(['8А', '8 "А"', '8-А', '8 а', '8 «А»', '8A', '8 А класс', '8 кл. А', '8.А', '8 – А'])(
    '«%s» is 8А',
    (text) => {
      expect(readClassName(text)).toEqual({ grade: 8, letter: 'А' })
    },
  )

  it.each(['0А', '12А', 'А', 'восьмой', '8 кадетский', '8АБВ', ''])('«%s» is none', (text) => {
    expect(readClassName(text)).toBeNull()
  })

  const cells = (given: object) => ({ className: '', grade: '', letter: '', group: '', ...given })
  const place = (given: object, kind = 'SCHOOL') => readPlace(cells(given), kind)

  it('is put together from «Класс» or «Параллель» and «Литера», which may not gainsay each other', () => {
    expect(place({ grade: '8', letter: 'а' })).toMatchObject({ place: { name: '8А', grade: 8, letter: 'А' } })
    expect(place({ className: '8', letter: 'A' })).toMatchObject({ place: { name: '8А' } })
    expect(place({ className: '11' })).toMatchObject({ place: { name: '11', letter: null } })
    expect(place({})).toEqual({ place: null })
    expect(place({ letter: 'А' })).toMatchObject({ field: 'letter' })
    expect(place({ className: '8Б', letter: 'А' })).toMatchObject({ field: 'letter' })
    expect(place({ className: '8Б', grade: '9' })).toMatchObject({ field: 'grade' })
    expect(place({ className: 'восьмой' })).toMatchObject({ field: 'className' })
  })

  it('of a kindergarten is a group by its name, and keys do not mind quotation marks', () => {
    expect(place({ group: '«Солнышко»' }, 'KINDERGARTEN')).toMatchObject({
      place: { kind: 'PRESCHOOL_GROUP', name: 'Солнышко', grade: null },
    })
    expect(place({ group: 'Робототехника, 2 год' }, 'ADDITIONAL')).toMatchObject({ place: { kind: 'STUDY_GROUP' } })
    const key = (given: object, kind?: string) => {
      const read = place(given, kind)
      return 'place' in read ? read.place?.key : undefined
    }
    expect(classKey({ kind: 'CLASS', grade: 8, letter: 'А', name: '8А' })).toBe(key({ className: '8 "a"' }))
    expect(classKey({ kind: 'PRESCHOOL_GROUP', grade: null, letter: null, name: 'Солнышко' })).toBe(
      key({ className: '"солнышко"' }, 'KINDERGARTEN'),
    )
  })
})

describe('a position', () => {
  it.each([
    ['учитель математики', 'TEACHER'],
    ['Педагог-психолог', 'PSYCHOLOGIST'],
    ['Заместитель директора по ВР', 'ORG_DEPUTY'],
    ['зам. директора', 'ORG_DEPUTY'],
    ['Воспитатель', 'TEACHER'],
    ['социальный педагог', 'TEACHER'],
  ])('«%s» gives %s', (text, role) => {
    expect(readRole(text)).toEqual({ role })
  })

  it('of a head or of one that has no business here gives none', () => {
    expect(readRole('Директор')).toMatchObject({ objection: expect.stringMatching(/Управление образования/) })
    expect(readRole('повар')).toMatchObject({ objection: expect.stringMatching(/нет роли/) })
  })
})
