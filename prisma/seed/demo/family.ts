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
  await fillConsents(tx, frame)
}

const STANDING = ['PORTAL', 'DIAGNOSTICS', 'PHOTO'] as const

/** Answers on paper of a few classes, most of them «yes»; one trip asked about in each, some of it answered. */
async function fillConsents(tx: Tx, frame: RegisterDemo): Promise<void> {
  const { municipalityId, today, now } = frame
  const consents: Record<string, unknown>[] = []
  for (const organization of ['school1', 'school4', 'kindergarten1']) {
    const organizationId = frame.idOf(organization)
    const recordedById = frame.userOf(`head.${organization}`)
    const groups = await tx.classGroup.findMany({
      where: { organizationId, yearId: frame.years.current.id, kind: { not: 'STUDY_GROUP' } },
      orderBy: [{ grade: 'desc' }, { name: 'asc' }],
      take: 8,
      select: {
        id: true,
        pathways: { where: { state: 'ACTIVE' }, select: { id: true }, take: 1 },
        enrollments: { where: { validUntil: null }, select: { studentId: true }, orderBy: { studentId: 'asc' } },
      },
    })
    for (const [at, { id: classGroupId, enrollments, pathways }] of groups.entries()) {
      for (const [of, { studentId }] of enrollments.entries()) {
        const shared = { municipalityId, organizationId, studentId, recordedAt: now, recordedById }
        for (const [nth, purpose] of STANDING.entries()) {
          // One in nine has not brought the paper yet, one in seven does not want photographs.
          if ((of + nth) % 9 === 8) continue
          const state = purpose === 'PHOTO' && of % 7 === 3 ? 'REFUSED' : 'GRANTED'
          consents.push({
            ...{
              id: randomUUID(),
              ...shared,
              purpose,
              state,
              method: 'PAPER',
              kinship: of % 3 === 0 ? 'FATHER' : 'MOTHER',
            },
            ...{ signedOn: addDays(today, -50 - of), standsFor: `${studentId} ${purpose}` },
          })
        }
      }
      if (at > 0 && pathways.length === 0) continue
      const ask = randomUUID()
      const heldOn = addDays(today, 18)
      await insertRows(tx, 'ConsentAsk', [
        {
          ...{
            id: ask,
            municipalityId,
            organizationId,
            classGroupId,
            purpose: 'EVENT',
            askedAt: now,
            askedById: recordedById,
          },
          ...{ title: 'Экскурсия в пожарную часть', heldOn, place: 'Пожарная часть посёлка', requestKey: randomUUID() },
          ...{
            details: 'Идём пешком, двадцать минут. С классом двое взрослых. Одежда по погоде.',
            answerBy: addDays(today, 12),
          },
        },
      ])
      for (const [of, { studentId }] of enrollments.entries()) {
        const state = of % 5 === 1 ? 'GRANTED' : of % 5 === 3 ? 'REFUSED' : 'REQUESTED'
        const answered = state !== 'REQUESTED'
        consents.push({
          ...{ id: randomUUID(), municipalityId, organizationId, studentId, purpose: 'EVENT', state, askId: ask },
          ...(answered ? { method: 'PAPER', kinship: 'MOTHER', signedOn: addDays(today, -1) } : {}),
          ...{ validUntil: heldOn, standsFor: `${studentId} ${ask}`, recordedAt: now, recordedById },
        })
      }
    }
  }
  await insertRows(tx, 'Consent', consents)
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
