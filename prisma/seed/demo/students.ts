import { randomUUID } from 'node:crypto'
import { addDays, type Day, dayToDate } from '../../../lib/kernel/calendar'
import type { Prisma, PrismaClient } from '../../../lib/kernel/prisma/client'
import { nameKey } from '../../../lib/students/rules/names'
import { insertRows } from './insert-rows'
import { demoChild } from './student-names'
import type { DemoYear, DemoYears } from './years'

type Tx = Parameters<Parameters<PrismaClient['$transaction']>[0]>[0]

export type StudentFrame = {
  municipalityId: string
  today: Day
  now: Date
  years: DemoYears
  idOf: (key: string) => string
  userOf: (login: string) => string
}

type DemoClass = {
  id: string
  organization: string
  kind: 'CLASS' | 'PRESCHOOL_GROUP' | 'STUDY_GROUP'
  grade: number | null
  ages: [number, number] | null
  letter: string | null
  name: string
  profile: string | null
  size: number
}

const LETTERS = ['А', 'Б', 'В']
const PROFILES = ['Технологический', 'Социально-экономический', 'Естественно-научный']
const GROUPS = ['Капелька', 'Ромашка', 'Солнышко', 'Лучики', 'Звёздочка', 'Непоседы']

function classes(organization: string, to: number, parallels: (grade: number) => number, size: number): DemoClass[] {
  return Array.from({ length: to }, (_, i) => i + 1).flatMap((grade) => {
    const count = parallels(grade)
    return LETTERS.slice(0, count).map((letter, i) => ({
      id: randomUUID(),
      organization,
      kind: 'CLASS' as const,
      grade,
      ages: null,
      letter: count > 1 ? letter : null,
      name: count > 1 ? `${grade}${letter}` : String(grade),
      profile: grade >= 10 ? (PROFILES[i] ?? null) : null,
      size: size + ((grade * 7 + i * 3) % 5) - 2,
    }))
  })
}

function groups(organization: string, count: number, size: number): DemoClass[] {
  return GROUPS.slice(6 - count).map((name, i) => {
    const from = Math.min(7 - count + i, 6)
    return {
      id: randomUUID(),
      organization,
      kind: 'PRESCHOOL_GROUP' as const,
      grade: null,
      ages: [Math.max(from, 2), Math.max(from, 2) + 1] as [number, number],
      letter: null,
      name,
      profile: null,
      size: size - (i % 3),
    }
  })
}

const studyGroup = (organization: string, name: string, ages: [number, number]): DemoClass => ({
  ...{ id: randomUUID(), organization, kind: 'STUDY_GROUP', grade: null, ages, letter: null, name, profile: null },
  size: 12,
})

/** About 2,500 children: a big school, two of the middle, small ones in the villages, a primary school with preschool groups. */
function demoClasses(): DemoClass[] {
  const one = () => 1
  return [
    ...classes('school1', 11, () => 2, 20),
    ...classes('school2', 11, (grade) => (grade <= 5 ? 2 : 1), 18),
    ...classes('school3', 11, (grade) => (grade <= 5 ? 2 : 1), 18),
    ...classes('school4', 11, one, 14),
    ...classes('school5', 11, one, 12),
    ...classes('school6', 11, one, 12),
    ...classes('school7', 9, one, 11),
    ...classes('school8', 9, one, 10),
    ...classes('school9', 4, one, 8),
    ...groups('school9', 2, 12),
    ...[1, 2, 3, 4].flatMap((n) => groups(`kindergarten${n}`, 6, 21)),
    ...[5, 6, 7, 8].flatMap((n) => groups(`kindergarten${n}`, 3, 18)),
    studyGroup('additional1', 'Юный столяр', [11, 15]),
    studyGroup('additional1', 'Мультстудия', [8, 12]),
    studyGroup('additional2', 'Лыжные гонки', [10, 16]),
    studyGroup('additional3', 'Юный лесовод', [9, 14]),
  ]
}

function classRow(group: DemoClass, id: string, year: DemoYear, frame: StudentFrame): Prisma.ClassGroupCreateManyInput {
  const { kind, grade, ages, letter, name, profile } = group
  return {
    ...{ id, kind, grade, letter, name, profile },
    municipalityId: frame.municipalityId,
    organizationId: frame.idOf(group.organization),
    yearId: year.id,
    ageFrom: ages?.[0] ?? null,
    ageTo: ages?.[1] ?? null,
    createdAt: frame.now,
  }
}

/** Who works with which classes: by the class's name; '*' is every class that has no own line. */
const STAFF: Record<string, Record<string, string>> = {
  school1: {
    '8А': 'teacher.school1',
    '10А': 'deputy.school1',
    '8Б': 'pedagogue.school1.2',
    '9А': 'pedagogue.school1.3',
    '9Б': 'pedagogue.school1.4',
    '7А': 'pedagogue.school1.5',
    '11А': 'pedagogue.school1.3',
    '6А': 'pedagogue.school1.2',
  },
  school2: { '9': 'pedagogue.school2', '8': 'head.additional1' },
  school3: { '9': 'pedagogue.school3' },
  school4: { '8': 'pedagogue.school4' },
  school9: { Непоседы: 'pedagogue.school9', '4': 'pedagogue.school9' },
  kindergarten1: { Непоседы: 'pedagogue.kindergarten1', Звёздочка: 'pedagogue.kindergarten1' },
  kindergarten2: { Непоседы: 'pedagogue.kindergarten2' },
}

function staffRows(all: DemoClass[], frame: StudentFrame): Prisma.ClassStaffCreateManyInput[] {
  const validFrom = dayToDate(frame.years.current.startsOn)
  return all.flatMap((group) => {
    const { id: classGroupId, organization, name, kind, grade } = group
    const row = (login: string, duty: Prisma.ClassStaffCreateManyInput['duty']) => ({
      ...{ classGroupId, duty, validFrom },
      userId: frame.userOf(login),
    })
    const leader = STAFF[organization]?.[name]
    return [
      ...(leader ? [row(leader, kind === 'PRESCHOOL_GROUP' ? 'KINDERGARTEN_TEACHER' : 'CLASS_TEACHER')] : []),
      ...(organization === 'school1' && name === '9А' ? [row('teacher.school1', 'SUBJECT_TEACHER' as const)] : []),
      ...((organization === 'school1' || organization === 'school4') && (grade ?? 0) >= 5
        ? [row(`psychologist.${organization}`, 'PSYCHOLOGIST' as const)]
        : []),
    ]
  })
}

/**
 * The children of the demo in the current academic year, for the first school in the last one too; a few have restricted facts and
 * conditions, and one waits for a transfer from school № 2 to school № 1.
 */
export async function fillStudents(tx: Tx, frame: StudentFrame): Promise<void> {
  const { municipalityId, years, now } = frame
  const all = demoClasses()
  const lastYear = new Map<string, string>()
  const oldClasses = all
    .filter(({ organization, grade }) => organization === 'school1' && (grade ?? 0) >= 2)
    .map((group) => {
      const id = randomUUID()
      lastYear.set(group.id, id)
      const grade = (group.grade ?? 2) - 1
      const profile = grade >= 10 ? group.profile : null
      return classRow({ ...group, grade, profile, name: `${grade}${group.letter ?? ''}` }, id, years.previous, frame)
    })
  await tx.classGroup.createMany({
    data: [...all.map((group) => classRow(group, group.id, years.current, frame)), ...oldClasses],
  })
  await tx.classStaff.createMany({ data: staffRows(all, frame) })

  const students: Prisma.StudentCreateManyInput[] = []
  const enrollments: Prisma.EnrollmentCreateManyInput[] = []
  const restricted: Prisma.StudentRestrictedCreateManyInput[] = []
  const conditions: Prisma.StudentConditionsCreateManyInput[] = []
  let moving: { studentId: string; enrollmentId: string } | null = null
  for (const group of all) {
    const age = group.grade === null ? (group.ages?.[0] ?? 5) : group.grade + 6
    for (let i = 0; i < group.size; i++) {
      const n = students.length
      const id = randomUUID()
      const enrollmentId = randomUUID()
      const { birthDate, ...name } = demoChild(n, years.current.startYear - age)
      students.push({
        ...{ id, municipalityId, createdAt: now, ...name },
        birthDate: dayToDate(birthDate),
        nameKey: nameKey(name),
      })
      const entry = {
        ...{ municipalityId, studentId: id, organizationId: frame.idOf(group.organization), createdAt: now },
        kind: group.kind === 'STUDY_GROUP' ? ('ADDITIONAL' as const) : ('MAIN' as const),
      }
      enrollments.push({
        ...entry,
        id: enrollmentId,
        classGroupId: group.id,
        yearId: years.current.id,
        validFrom: dayToDate(years.current.startsOn),
      })
      const before = lastYear.get(group.id)
      if (before) {
        enrollments.push({
          ...entry,
          id: randomUUID(),
          classGroupId: before,
          yearId: years.previous.id,
          validFrom: dayToDate(years.previous.startsOn),
          validUntil: dayToDate(years.previous.endsOn),
          leaveReason: 'YEAR_ENDED',
        })
      }
      const by = { studentId: id, updatedAt: now, updatedById: frame.userOf('head.school1') }
      if (group.organization === 'school1' && i === 3 && group.letter === 'А') {
        restricted.push({
          ...by,
          specialNeeds: true,
          conclusion: 'Заключение ПМПК: рекомендована адаптированная программа.',
          conclusionOn: dayToDate(addDays(years.current.startsOn, -90)),
          conclusionUntil: dayToDate(addDays(years.current.endsOn, 365)),
          healthLimits: 'Снижен слух (вымышленные сведения).',
        })
        conditions.push({ ...by, adaptedProgram: true, text: 'Место на первой парте, задания дублируются письменно.' })
      }
      if (group.organization === 'school1' && i === 7 && group.letter === 'Б') {
        conditions.push({ ...by, accessibleOnly: true, text: 'Нужна площадка без лестниц.' })
      }
      if (group.organization === 'school2' && group.name === '8' && i === 0) moving = { studentId: id, enrollmentId }
    }
  }
  await insertRows(tx, 'Student', students)
  await insertRows(tx, 'Enrollment', enrollments)
  await tx.studentRestricted.createMany({ data: restricted })
  await tx.studentConditions.createMany({ data: conditions })
  if (moving) {
    await tx.studentTransfer.create({
      data: {
        municipalityId,
        studentId: moving.studentId,
        openFor: moving.studentId,
        fromEnrollmentId: moving.enrollmentId,
        fromOrganizationId: frame.idOf('school2'),
        toOrganizationId: frame.idOf('school1'),
        transferOn: dayToDate(addDays(frame.today, 3)),
        note: 'Семья переехала в другой микрорайон.',
        askedAt: now,
        askedById: frame.userOf('head.school2'),
      },
    })
  }
}
