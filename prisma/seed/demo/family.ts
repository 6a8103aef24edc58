import { randomUUID } from 'node:crypto'
import { addDays, dayToDate } from '../../../lib/kernel/calendar'
import type { FamilyNoteKind, Kinship } from '../../../lib/kernel/prisma/enums'
import { insertRows } from './insert-rows'
import type { RegisterDemo } from './registers'

type Tx = Parameters<Parameters<import('../../../lib/kernel/prisma/client').PrismaClient['$transaction']>[0]>[0]

/** Who is linked to whom: children with a route in force first, of the class or group that has routes. */
const FAMILIES: { login: string; kinship: Kinship; children: { organization: string; nth: number }[] }[] = [
  {
    login: 'parent1',
    kinship: 'FATHER',
    children: [
      { organization: 'school1', nth: 0 },
      { organization: 'kindergarten1', nth: 0 },
    ],
  },
  { login: 'parent2', kinship: 'MOTHER', children: [{ organization: 'kindergarten1', nth: 1 }] },
  { login: 'parent3', kinship: 'MOTHER', children: [{ organization: 'school6', nth: 0 }] },
]

/** The pupil with an own sign-in is 14 or more. */
const PUPIL = { login: 'student1', organization: 'school1', age: 14 }

/** Links of the demo's families. */
export async function fillFamilies(tx: Tx, frame: RegisterDemo): Promise<void> {
  const { municipalityId, today, now } = frame
  const childrenOf = async (organization: string, bornBefore?: Date) => {
    const organizationId = frame.idOf(organization)
    const bornEarlier = bornBefore ? { birthDate: { lte: bornBefore } } : {}
    const routes = await tx.pathway.findMany({
      where: { organizationId, state: 'ACTIVE', student: bornEarlier },
      select: { studentId: true },
      orderBy: [{ classGroup: { grade: 'desc' } }, { studentId: 'asc' }],
      take: 5,
    })
    if (routes.length > 0) return routes
    return tx.enrollment.findMany({
      where: { organizationId, validUntil: null, classGroup: { grade: { gte: 7 } }, student: bornEarlier },
      select: { studentId: true },
      orderBy: [{ classGroup: { name: 'asc' } }, { studentId: 'asc' }],
      take: 5,
    })
  }
  const links: Record<string, unknown>[] = []
  const link = (login: string, organization: string, studentId: string, kinship: Kinship) => {
    const userId = frame.userOf(login)
    links.push({
      ...{ id: randomUUID(), municipalityId, studentId, userId, kinship, standsFor: `${studentId} ${userId}` },
      ...{ createdAt: addDays(today, -30), verifiedById: frame.userOf(`head.${organization}`) },
    })
  }
  for (const { login, kinship, children } of FAMILIES) {
    for (const { organization, nth } of children) {
      const child = (await childrenOf(organization))[nth]
      if (child) link(login, organization, child.studentId, kinship)
    }
  }
  const bornBefore = dayToDate(addDays(today, -366 * PUPIL.age))
  const [pupil] = await childrenOf(PUPIL.organization, bornBefore)
  if (pupil) {
    const { lastName, firstName, middleName } = await tx.student.findUniqueOrThrow({ where: { id: pupil.studentId } })
    const id = frame.userOf(PUPIL.login)
    await tx.user.update({ where: { id }, data: { lastName, firstName, middleName, createdAt: now } })
    link(PUPIL.login, PUPIL.organization, pupil.studentId, 'SELF')
  }
  await insertRows(tx, 'GuardianLink', links)
  await insertRows(tx, 'FamilyNote', await notesOf(tx, frame, links))
}

/** What the families have said: one agreed and waits for an answer, another has its answer. */
async function notesOf(tx: Tx, frame: RegisterDemo, links: Record<string, unknown>[]) {
  const notes: Record<string, unknown>[] = []
  const say = (
    pathway: { id: string; studentId: string },
    authorId: string,
    kind: FamilyNoteKind,
    daysAgo: number,
    more: { text?: string; toId?: string; waits?: boolean } = {},
  ) =>
    notes.push({
      ...{ id: randomUUID(), requestKey: randomUUID(), municipalityId: frame.municipalityId, waits: false },
      ...{ studentId: pathway.studentId, pathwayId: pathway.id, authorId, kind, at: addDays(frame.today, -daysAgo) },
      ...more,
    })
  for (const { userId, studentId } of links) {
    const author = userId as string
    const pathway = await tx.pathway.findFirst({
      where: { studentId: studentId as string, state: 'ACTIVE' },
      select: { id: true, studentId: true, curatorId: true },
    })
    if (!pathway) continue
    if (author === frame.userOf('parent1')) {
      say(pathway, author, 'AGREED', 10)
      say(pathway, author, 'QUESTION', 2, { text: 'Можно ли заменить одну экскурсию занятием в кружке?', waits: true })
    }
    if (author === frame.userOf('parent2')) {
      say(pathway, author, 'QUESTION', 8, { text: 'Что взять с собой на экскурсию в пожарную часть?' })
      say(pathway, pathway.curatorId, 'ANSWER', 7, {
        text: 'Удобную обувь и воду. Остальное даст группа.',
        toId: author,
      })
    }
  }
  return notes
}
