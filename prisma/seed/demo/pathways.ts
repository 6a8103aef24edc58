import { randomUUID } from 'node:crypto'
import { addDays, dayToDate } from '../../../lib/kernel/calendar'
import { dueOnOf, TEMPLATES } from '../../../lib/pathways/rules/templates'
import { insertRows } from './insert-rows'
import type { RegisterDemo } from './registers'

type Tx = Parameters<Parameters<import('../../../lib/kernel/prisma/client').PrismaClient['$transaction']>[0]>[0]

/** Whose children have routes: a school far ahead, a kindergarten that has begun, a school with drafts. */
const PLACES = [
  { organization: 'school1', templateKey: 'grades-8-9', grade: 8, without: 2 },
  { organization: 'school1', templateKey: 'grades-5-7', grade: 5, without: 4 },
  { organization: 'kindergarten1', templateKey: 'kindergarten-light', grade: null, without: 3 },
  { organization: 'school2', templateKey: 'grades-8-9', grade: 9, without: 5 },
] as const

const WISHES = [['Геолог'], ['Фельдшер', 'Медицинская сестра'], ['Инженер-программист'], [], ['Повар', 'Кондитер']]
const RESULTS = ['Заинтересовался, хочет узнать больше', 'Понял, что это не его', 'Получилось, договорились продолжить']

/** Routes of one class or group of each place in every state, their steps relative to today. */
export async function fillPathways(tx: Tx, frame: RegisterDemo): Promise<void> {
  const { municipalityId, years, today, now } = frame
  const pathways: Record<string, unknown>[] = []
  const steps: Record<string, unknown>[] = []
  for (const { organization, templateKey, grade, without } of PLACES) {
    const template = TEMPLATES.find(({ key }) => key === templateKey)
    const organizationId = frame.idOf(organization)
    const group = await tx.classGroup.findFirst({
      where: { organizationId, yearId: years.current.id, grade, kind: grade === null ? 'PRESCHOOL_GROUP' : 'CLASS' },
      orderBy: [{ name: 'asc' }],
      select: {
        id: true,
        staff: {
          where: { duty: { in: ['CLASS_TEACHER', 'KINDERGARTEN_TEACHER'] } },
          select: { userId: true },
          take: 1,
        },
        enrollments: {
          where: {
            validFrom: { lte: dayToDate(today) },
            OR: [{ validUntil: null }, { validUntil: { gte: dayToDate(today) } }],
          },
          select: { studentId: true },
          orderBy: { studentId: 'asc' },
        },
      },
    })
    if (!group || !template) continue
    const head = frame.userOf(`head.${organization}`)
    const curatorId = group.staff[0]?.userId ?? head
    const chosen = group.enrollments.slice(0, Math.max(0, group.enrollments.length - without))
    for (const [at, { studentId }] of chosen.entries()) {
      const id = randomUUID()
      const state =
        organization === 'school2' ? 'DRAFT' : at % 7 === 5 ? 'ON_APPROVAL' : at % 7 === 6 ? 'DRAFT' : 'ACTIVE'
      const sent = state !== 'DRAFT'
      pathways.push({
        ...{ id, municipalityId, organizationId, studentId, yearId: years.current.id, classGroupId: group.id, state },
        ...{ openFor: `${studentId} ${years.current.id}`, templateKey, goal: template.goal, curatorId },
        ...{
          basis: sent ? 'DUTY' : null,
          basisText: sent ? 'Федеральный закон 273-ФЗ, ст. 34; решение коллегии' : null,
        },
        professions: grade === null ? [] : (WISHES[at % WISHES.length] ?? []),
        strengths: at % 2 === 0 ? 'Доводит начатое до конца, любит работать руками' : null,
        ...(sent ? { submittedAt: addDays(today, -20), submittedById: curatorId } : {}),
        ...(state === 'ACTIVE' ? { approvedAt: addDays(today, -15), approvedById: head } : {}),
        ...{ version: sent ? 3 : 1, createdAt: now, createdById: curatorId },
      })
      // Terms as if the draft had been made with the year's beginning: by now some steps are behind, some ahead.
      for (const [of, step] of template.steps.entries()) {
        const dueOn = dueOnOf(step.month, years.current, years.current.startsOn)
        const past = dueOn < today
        const done = state === 'ACTIVE' && past && (at + of) % 4 !== 3
        const day = addDays(dueOn, -5)
        steps.push({
          ...{ id: randomUUID(), pathwayId: id, kind: step.kind, area: step.area, title: step.title, dueOn },
          ...{
            responsible: step.responsible,
            state: done ? 'DONE' : 'PLANNED',
            createdAt: now,
            createdById: curatorId,
          },
          doneOn: done ? ([day, years.current.startsOn].toSorted().at(-1) ?? null) : null,
          result: done ? RESULTS[(at + of) % RESULTS.length] : null,
          version: 1,
        })
      }
    }
  }
  await insertRows(tx, 'Pathway', pathways)
  await insertRows(tx, 'PathwayStep', steps)
}
