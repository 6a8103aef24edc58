import { randomUUID } from 'node:crypto'
import { addDays, type Day, dayToDate } from '../../../lib/kernel/calendar'
import type { Prisma, PrismaClient } from '../../../lib/kernel/prisma/client'
import type { OutcomeCategory, OutcomePhase } from '../../../lib/kernel/prisma/enums'
import { daysOfPhase } from '../../../lib/outcomes/rules/outcomes'
import { nameKey } from '../../../lib/students/rules/names'
import { insertRows } from './insert-rows'
import { demoChild } from './student-names'
import type { StudentFrame } from './students'

type Tx = Parameters<Parameters<PrismaClient['$transaction']>[0]>[0]

/** Who left last year, a school: after grade 9 and after grade 11; the first school's ninth graders who stayed are there already. */
const LEAVERS: Record<string, { nine: number; eleven: number }> = {
  school1: { nine: 9, eleven: 19 },
  school2: { nine: 16, eleven: 14 },
  school3: { nine: 15, eleven: 12 },
  school4: { nine: 12, eleven: 7 },
  school5: { nine: 11, eleven: 6 },
  school6: { nine: 10, eleven: 0 },
  school7: { nine: 9, eleven: 0 },
  school8: { nine: 3, eleven: 0 },
}

/** Class teachers of the classes that have left. */
const TEACHERS: Record<string, string> = { school1: 'pedagogue.school1.4', school2: 'pedagogue.school2' }

const COLLEGES = [
  'Горный техникум (вымышленный)',
  'Педагогический колледж (вымышленный)',
  'Транспортный техникум (вымышленный)',
]
const UNIVERSITIES = ['Технический университет (вымышленный)', 'Медицинский университет (вымышленный)']
const COLLEGE_FIELDS = ['21', '23', '44', '13', '43']
const UNIVERSITY_FIELDS = ['31', '09', '44', '21', '38']

type Told = Pick<
  Prisma.GraduateOutcomeCreateManyInput,
  'category' | 'institution' | 'fieldCode' | 'elsewhere' | 'funding' | 'byProfile'
>

const of = <T>(list: readonly T[], n: number) => list[n % list.length] as T

function told(category: OutcomeCategory, n: number): Told {
  if (category === 'COLLEGE') {
    const fieldCode = of(COLLEGE_FIELDS, n)
    return {
      category,
      institution: of(COLLEGES, n),
      fieldCode,
      funding: n % 5 === 0 ? 'TARGET' : 'BUDGET',
      byProfile: n % 3 > 0,
    }
  }
  if (category === 'UNIVERSITY') {
    const fieldCode = of(UNIVERSITY_FIELDS, n)
    const funding = n % 4 === 0 ? 'PAID' : 'BUDGET'
    return {
      category,
      institution: of(UNIVERSITIES, n),
      fieldCode,
      funding,
      elsewhere: n % 6 === 0,
      byProfile: n % 4 > 0,
    }
  }
  return { category }
}

const after9 = (n: number): OutcomeCategory => (n % 11 === 7 ? 'WORK' : n % 13 === 5 ? 'UNKNOWN' : 'COLLEGE')
const after11 = (n: number): OutcomeCategory =>
  n % 9 === 4 ? 'ARMY' : n % 7 === 3 ? 'WORK' : n % 3 === 1 ? 'COLLEGE' : 'UNIVERSITY'

/**
 * The classes that left last year with where they are, and what this year's ninth and eleventh grades intend: complete and confirmed in
 * most schools, one or two still missing in the fourth.
 */
export async function fillOutcomes(tx: Tx, frame: StudentFrame): Promise<void> {
  const { municipalityId, years, now, today } = frame
  const { previous, current } = years
  const groups: Prisma.ClassGroupCreateManyInput[] = []
  const staff: Prisma.ClassStaffCreateManyInput[] = []
  const students: Prisma.StudentCreateManyInput[] = []
  const enrollments: Prisma.EnrollmentCreateManyInput[] = []
  const outcomes: Prisma.GraduateOutcomeCreateManyInput[] = []
  const sheets: Prisma.OutcomeSheetCreateManyInput[] = []
  const days = (phase: OutcomePhase, year: { startsOn: Day; endsOn: Day }) => daysOfPhase(phase, year)
  // Facts are entered from June on and until today at the latest.
  const lastFact = [addDays(days('ACTUAL', previous).until, -14), today].toSorted()[0] ?? today
  const row = (
    place: { organization: string; classGroupId: string; yearId: string },
    studentId: string,
    phase: OutcomePhase,
    on: Day,
    facts: Told,
  ) => {
    outcomes.push({
      ...{
        id: randomUUID(),
        municipalityId,
        organizationId: frame.idOf(place.organization),
        elsewhere: false,
        ...facts,
      },
      ...{ classGroupId: place.classGroupId, yearId: place.yearId, studentId, phase },
      ...{ standsFor: `${place.classGroupId} ${studentId} ${phase}`, recordedAt: dayToDate(on) },
      recordedById: frame.userOf(`head.${place.organization}`),
    })
  }
  const sheet = (organization: string, classGroupId: string, phase: OutcomePhase, graduates: number | null) => {
    const confirmed = graduates !== null
    sheets.push({
      ...{ classGroupId, phase, municipalityId, organizationId: frame.idOf(organization), graduates },
      confirmedAt: confirmed ? dayToDate(lastFact) : null,
      confirmedById: confirmed ? frame.userOf(`head.${organization}`) : null,
    })
  }
  let n = 9000
  for (const [organization, leavers] of Object.entries(LEAVERS)) {
    for (const [grade, size] of [
      [9, leavers.nine],
      [11, leavers.eleven],
    ] as const) {
      if (size === 0) continue
      const classGroupId = randomUUID()
      const letter = organization === 'school1' && grade === 9 ? 'В' : null
      groups.push({
        ...{ id: classGroupId, municipalityId, organizationId: frame.idOf(organization), yearId: previous.id },
        ...{ kind: 'CLASS', grade, letter, name: `${grade}${letter ?? ''}`, createdAt: now },
        profile: grade === 11 ? 'Технологический' : null,
      })
      const teacher = TEACHERS[organization]
      if (teacher) {
        staff.push({
          ...{ classGroupId, userId: frame.userOf(teacher), duty: 'CLASS_TEACHER' },
          ...{ validFrom: dayToDate(previous.startsOn), validUntil: dayToDate(previous.endsOn) },
        })
      }
      const place = { organization, classGroupId, yearId: previous.id }
      const missing = organization === 'school4' && grade === 9 ? 2 : 0
      for (let i = 0; i < size; i++) {
        const studentId = randomUUID()
        const { birthDate, ...name } = demoChild(n++, previous.startYear - grade - 6)
        students.push({
          ...{ id: studentId, municipalityId, createdAt: now, ...name, nameKey: nameKey(name) },
          ...{ birthDate: dayToDate(birthDate), graduatedOn: dayToDate(previous.endsOn) },
        })
        enrollments.push({
          ...{ id: randomUUID(), municipalityId, studentId, organizationId: frame.idOf(organization), createdAt: now },
          ...{ kind: 'MAIN', classGroupId, yearId: previous.id, leaveReason: 'GRADUATED' },
          ...{ validFrom: dayToDate(previous.startsOn), validUntil: dayToDate(previous.endsOn) },
        })
        const category = grade === 9 ? after9(i) : after11(i)
        row(
          place,
          studentId,
          'INTENTION',
          addDays(days('INTENTION', previous).until, -20),
          told(i % 8 === 2 ? 'WORK' : category === 'UNKNOWN' ? 'COLLEGE' : category, i),
        )
        if (i >= missing) row(place, studentId, 'ACTUAL', lastFact, told(category, i))
      }
      sheet(organization, classGroupId, 'INTENTION', null)
      sheet(organization, classGroupId, 'ACTUAL', missing > 0 ? null : size)
    }
  }
  await tx.classGroup.createMany({ data: groups })
  await tx.classStaff.createMany({ data: staff })
  await insertRows(tx, 'Student', students)
  await insertRows(tx, 'Enrollment', enrollments)
  await addStaying(tx, frame, row, sheet, lastFact)
  await addIntentions(tx, frame, row, sheet)
  await insertRows(tx, 'GraduateOutcome', outcomes)
  await tx.outcomeSheet.createMany({ data: sheets })

  /** This year's graduates of the first two schools, most of them. */
  async function addIntentions(client: Tx, { idOf }: StudentFrame, put: typeof row, close: typeof sheet) {
    for (const organization of ['school1', 'school2']) {
      const classes = await client.classGroup.findMany({
        where: { organizationId: idOf(organization), yearId: current.id, grade: { in: [9, 11] } },
        select: { id: true, grade: true, enrollments: { select: { studentId: true }, orderBy: { studentId: 'asc' } } },
        orderBy: { name: 'asc' },
      })
      // The last class has not begun.
      for (const { id, grade, enrollments: pupils } of classes.slice(0, -1)) {
        const place = { organization, classGroupId: id, yearId: current.id }
        pupils.forEach(({ studentId }, i) => {
          if (i % 4 === 3) return
          const stays: OutcomeCategory = i % 2 === 0 ? 'GRADE10_OWN' : 'COLLEGE'
          put(place, studentId, 'INTENTION', today, told(grade === 9 ? stays : after11(i), i))
        })
        close(organization, id, 'INTENTION', null)
      }
    }
  }

  /** Last year's ninth graders of the first school who are in its tenth grade now. */
  async function addStaying(client: Tx, { idOf }: StudentFrame, put: typeof row, close: typeof sheet, on: Day) {
    const classes = await client.classGroup.findMany({
      where: { organizationId: idOf('school1'), yearId: previous.id, grade: 9, letter: { in: ['А', 'Б'] } },
      select: { id: true, enrollments: { select: { studentId: true } } },
    })
    for (const { id, enrollments: pupils } of classes) {
      const place = { organization: 'school1', classGroupId: id, yearId: previous.id }
      for (const { studentId } of pupils) put(place, studentId, 'ACTUAL', on, told('GRADE10_OWN', 0))
      close('school1', id, 'ACTUAL', pupils.length)
    }
  }
}
