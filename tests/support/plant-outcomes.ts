import { randomUUID } from 'node:crypto'
import { yearCode, yearDays } from '@/lib/institutions/rules/years'
import { dayToDate } from '@/lib/kernel/calendar'
import { db } from '@/lib/kernel/db'

type Place = {
  municipalityId: string
  organizationId: string
  userId: string
  yearId: string
  classId: string
  studentId: string
}

/** A year long over: its outcomes are corrected only. */
const LONG_AGO = 2019

/** What the pupil of the ninth grade intends, a class that left long ago with its confirmed outcome, an act of a destruction. */
export async function plantOutcomes({ municipalityId, organizationId, userId, yearId, classId, studentId }: Place) {
  const row = { municipalityId, organizationId, recordedAt: new Date(), recordedById: userId }
  await db().graduateOutcome.create({
    data: {
      ...{ ...row, classGroupId: classId, yearId, studentId, phase: 'INTENTION', category: 'COLLEGE' },
      ...{ institution: 'Чужой колледж', fieldCode: '21', standsFor: `${classId} ${studentId} INTENTION` },
    },
  })
  const { startsOn, endsOn } = yearDays(LONG_AGO)
  const code = yearCode(LONG_AGO)
  const year = await db().academicYear.upsert({
    where: { municipalityId_code: { municipalityId, code } },
    create: { municipalityId, code, state: 'CLOSED', startsOn: dayToDate(startsOn), endsOn: dayToDate(endsOn) },
    update: {},
  })
  const group = await db().classGroup.create({
    data: {
      ...{ municipalityId, organizationId, yearId: year.id, kind: 'CLASS', grade: 9 },
      name: `9-${randomUUID().slice(0, 8)}`,
    },
  })
  const leaver = await db().student.create({
    data: {
      ...{ municipalityId, lastName: 'Выпускников', firstName: 'Иван', nameKey: `выпускников иван ${group.id}` },
      ...{ birthDate: dayToDate('2004-05-06'), graduatedOn: dayToDate(endsOn) },
    },
  })
  await db().enrollment.create({
    data: {
      ...{ municipalityId, organizationId, studentId: leaver.id, classGroupId: group.id, yearId: year.id },
      ...{ validFrom: dayToDate(startsOn), validUntil: dayToDate(endsOn), leaveReason: 'GRADUATED' },
    },
  })
  await db().graduateOutcome.create({
    data: {
      ...{ ...row, classGroupId: group.id, yearId: year.id, studentId: leaver.id, phase: 'ACTUAL', category: 'WORK' },
      standsFor: `${group.id} ${leaver.id} ACTUAL`,
    },
  })
  await db().outcomeSheet.create({
    data: {
      ...{ municipalityId, organizationId, classGroupId: group.id, phase: 'ACTUAL', graduates: 1 },
      ...{ confirmedAt: new Date(), confirmedById: userId },
    },
  })
  const erased = {
    studentId: randomUUID(),
    reason: 'DEMAND' as const,
    ground: 'Чужое заявление',
    counts: {},
    accounts: 0,
  }
  const number = 1 + (await db().erasureAct.count({ where: { organizationId } }))
  const act = await db().erasureAct.create({
    data: { ...{ municipalityId, organizationId, number, erasedAt: new Date(), erasedById: userId }, ...erased },
  })
  return { leaverClassId: group.id, leaverId: leaver.id, actId: act.id }
}
