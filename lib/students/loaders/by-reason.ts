import 'server-only'
import { notFound } from 'next/navigation'
import { type Day, localDay } from '@/lib/kernel/calendar'
import { systemNow } from '@/lib/kernel/clock'
import { db } from '@/lib/kernel/db'
import { requireScope } from '@/lib/kernel/request'
import { findOwnReading, listLeaders } from '../queries/by-reason'
import { findStudent, listEnrollments } from '../queries/students'
import { READING_MINUTES, readingStands } from '../rules/by-reason'
import { ageOn, lastStay } from '../rules/enrollments'
import type { EnrollmentView, PersonName, Student } from '../types'

export type ReasonForm = { today: Day; minutes: number }

/** For the page on which a child is named and a reason typed. */
export async function loadReasonForm(): Promise<ReasonForm> {
  const { actor } = await requireScope('student.byReason')
  return { today: localDay(systemNow(), actor.timeZone), minutes: READING_MINUTES }
}

export type CardByReason = {
  student: Student
  age: number
  enrollments: EnrollmentView[]
  leaders: PersonName[]
  reason: string
  minutes: number
}

/** The card that the person has opened by a reason within the last half hour; another's, an older one and no number are not found. */
export async function loadCardByReason(readingId: string): Promise<CardByReason> {
  const { actor, scope } = await requireScope('student.byReason')
  if (!/^[1-9]\d{0,17}$/.test(readingId)) notFound()
  const now = systemNow()
  const today = localDay(now, actor.timeZone)
  const reading = await findOwnReading(db(), scope, actor.userId, readingId)
  if (!reading || !readingStands(reading.at, now)) notFound()
  const student = await findStudent(db(), scope, reading.studentId, today)
  if (!student) notFound()
  const enrollments = await listEnrollments(db(), student.id)
  const last = lastStay(enrollments.filter(({ kind }) => kind === 'MAIN')) ?? lastStay(enrollments)
  return {
    ...{ student, enrollments, reason: reading.reason, minutes: READING_MINUTES },
    age: ageOn(student.birthDate, today),
    leaders: last ? await listLeaders(db(), last.classGroupId) : [],
  }
}
