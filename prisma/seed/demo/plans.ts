import { randomUUID } from 'node:crypto'
import { addDays, type Day, dayToDate } from '../../../lib/kernel/calendar'
import type { PrismaClient } from '../../../lib/kernel/prisma/client'
import type { PlanKind, PlanState } from '../../../lib/kernel/prisma/enums'
import { templateEntries } from '../../../lib/plans/rules/plan-template'
import type { EntryContent } from '../../../lib/plans/types/plan'

type Tx = Parameters<Parameters<PrismaClient['$transaction']>[0]>[0]

export type PlanFrame = {
  municipalityId: string
  year: { id: string; startsOn: Day }
  today: Day
  now: Date
  idOf: (key: string) => string
  userOf: (login: string) => string
}

/** Who has what, oldest revision first; who is not named has not begun. */
const STORIES: [string, PlanKind, PlanState[]][] = [
  ['school1', 'SCHOOL', ['APPROVED']],
  ['school2', 'SCHOOL', ['APPROVED', 'SUBMITTED']],
  ['school3', 'SCHOOL', ['RETURNED', 'APPROVED']],
  ['school4', 'SCHOOL', ['SUBMITTED']],
  ['school6', 'SCHOOL', ['APPROVED']],
  ['school7', 'SCHOOL', ['RC_REVIEWED']],
  ['school8', 'SCHOOL', ['DRAFT']],
  ['school9', 'SCHOOL', ['DRAFT']],
  ['kindergarten1', 'KINDERGARTEN', ['APPROVED']],
  ['kindergarten2', 'KINDERGARTEN', ['SUBMITTED']],
  ['kindergarten3', 'KINDERGARTEN', ['RC_REVIEWED']],
  ['kindergarten5', 'KINDERGARTEN', ['RETURNED', 'DRAFT']],
]

const OPINION = 'План полный, темы подобраны по возрасту. Советуем пригласить родителей-профессионалов ещё и весной.'
const REMARK = 'Укажите, какие предприятия посетят восьмые классы, и добавьте встречу с колледжем.'

/** The demonstration is made on any day: what would fall outside the year stands on its edge. */
function inYear(startsOn: Day, day: Day): Day {
  const endsOn = addDays(`${Number(startsOn.slice(0, 4)) + 1}${startsOn.slice(4)}`, -1)
  if (day >= startsOn && day <= endsOn) return day
  return day < startsOn ? startsOn : endsOn
}

/** What a school adds to the template of its own accord. */
function ownEntries(entries: EntryContent[], startsOn: Day, today: Day): EntryContent[] {
  const [first] = entries
  if (!first) return []
  const common = { ...first, partnerId: null, responsible: 'классный руководитель' }
  const at = (days: number) => inYear(startsOn, addDays(today, days))
  const of = (form: EntryContent['form']) => entries.find((entry) => entry.form === form)?.directionId ?? null
  return [
    {
      ...common,
      directionId: of('EXCURSION'),
      form: 'TALK',
      title: 'Встреча с горным инженером',
      stepFrom: 7,
      stepTo: 9,
      fromOn: at(0),
      toOn: at(3),
      hours: 1,
    },
    {
      ...common,
      directionId: of('EXCURSION'),
      form: 'GAME',
      title: 'Игра «Город мастеров»',
      stepFrom: 1,
      stepTo: 6,
      fromOn: at(-20),
      toOn: at(-18),
      hours: 1,
    },
    {
      ...common,
      directionId: of('LESSON'),
      form: 'LESSON',
      title: 'Урок «Физика в профессии взрывника»',
      stepFrom: 8,
      stepTo: 11,
      fromOn: at(5),
      toOn: at(5),
      hours: 1,
    },
  ]
}

/** Plans of the current year in every state, and what was held of those in force. */
export async function fillPlans(tx: Tx, frame: PlanFrame): Promise<void> {
  const { municipalityId, year, today, now, idOf, userOf } = frame
  const directions = await tx.direction.findMany({ where: { yearId: year.id }, select: { id: true, code: true } })
  const norms = await tx.hoursNorm.findMany({ where: { yearId: year.id } })
  const ago = (days: number) => new Date(Math.max(now.getTime() - days * 86_400_000, Date.parse(year.startsOn)))
  for (const [key, kind, states] of STORIES) {
    const organizationId = idOf(key)
    const head = userOf(`head.${key}`)
    const template = templateEntries(kind, year, 'BASE', directions, norms)
    const entries = kind === 'SCHOOL' ? [...template, ...ownEntries(template, year.startsOn, today)] : template
    const plan = await tx.careerPlan.create({
      data: { municipalityId, organizationId, yearId: year.id, kind, createdAt: ago(50), createdById: head },
    })
    const lines = entries.map((entry) => ({ entry, id: randomUUID() }))
    await tx.planLine.createMany({ data: lines.map(({ id }) => ({ id, planId: plan.id, organizationId })) })
    for (const [at, state] of states.entries()) {
      const judged = state === 'APPROVED' || state === 'RETURNED'
      const filed = state !== 'DRAFT'
      const since = 40 - at * 15
      const revision = await tx.planRevision.create({
        data: {
          ...{ planId: plan.id, number: at + 1, state, createdById: head, createdAt: ago(since + 5) },
          basis: filed && kind === 'SCHOOL' ? 'Приказ по школе № 115 от 1 сентября' : null,
          ...(filed && { submittedAt: ago(since), submittedById: head }),
          ...((judged || state === 'RC_REVIEWED') && {
            reviewedAt: ago(since - 3),
            reviewedById: userOf('resource'),
            opinion: OPINION,
          }),
          ...(judged && { decidedAt: ago(since - 5), decidedById: userOf('department2') }),
          ...(state === 'RETURNED' && { decision: REMARK }),
          ...(states[at - 1] === 'RETURNED' && state === 'DRAFT' && { reworkDueOn: dayToDate(addDays(today, 4)) }),
        },
      })
      // Every next writing has one entry more, so that there is something to compare.
      const told = lines.slice(0, at + 1 < states.length ? -1 : undefined)
      await tx.planEntry.createMany({
        data: told.map(({ id, entry: { fromOn, toOn, ...entry } }) => ({
          ...entry,
          ...{ revisionId: revision.id, lineId: id, fromOn: dayToDate(fromOn), toOn: dayToDate(toOn) },
        })),
      })
    }
  }
  await tx.careerPlan.updateMany({
    where: { organizationId: { in: ['school3', 'kindergarten1'].map(idOf) }, yearId: year.id },
    data: { exampleAt: ago(10), exampleById: userOf('resource') },
  })
  await fillProposals(tx, frame)
  // Plans live: a lesson was moved, a game called off. School 6 is left as it was planned.
  const changes = [
    {
      title: 'Урок «Физика в профессии взрывника»',
      state: 'MOVED' as const,
      days: 5,
      by: 3,
      reason: 'Учитель в командировке.',
    },
    {
      title: 'Игра «Город мастеров»',
      state: 'CANCELLED' as const,
      days: -20,
      by: 0,
      reason: 'Карантин в начальных классах.',
    },
  ]
  for (const { title, state, days, by, reason } of changes) {
    const moved = state === 'MOVED' && {
      movedFromOn: dayToDate(inYear(year.startsOn, addDays(today, days))),
      movedToOn: dayToDate(inYear(year.startsOn, addDays(today, days + by))),
    }
    await tx.planLine.updateMany({
      where: { organizationId: { in: ['school1', 'school2'].map(idOf) }, entries: { some: { title } } },
      data: { ...{ state, reason, changedAt: ago(2), changedById: userOf('head.school1') }, ...moved, version: 2 },
    })
  }
  // The course and the lessons that classes hold week by week carry out their lines.
  await tx.$executeRaw`
    UPDATE "Activity" a SET "planLineId" = e."lineId"
    FROM "CareerPlan" p JOIN "PlanRevision" r ON r."planId" = p."id" AND r."state" = 'APPROVED' JOIN "PlanEntry" e ON e."revisionId" = r."id"
    WHERE p."municipalityId" = ${municipalityId}::uuid AND a."organizationId" = p."organizationId" AND a."yearId" = p."yearId"
      AND a."directionId" = e."directionId" AND a."form" = e."form" AND e."form" IN ('HORIZONS', 'LESSON') AND e."toOn" - e."fromOn" > 62`
}

/** What teachers propose: some wait, some have their answer. */
const PROPOSALS = [
  {
    ...{ school: 'school1', by: 'teacher.school1', state: 'PROPOSED' as const, reason: null, ago: 2 },
    ...{
      form: 'EXCURSION' as const,
      title: 'Экскурсия в метеостанцию «Северная»',
      stepFrom: 7,
      stepTo: 8,
      ahead: 24,
      hours: 2,
    },
  },
  {
    ...{ school: 'school1', by: 'pedagogue.school1.2', state: 'PROPOSED' as const, reason: null, ago: 1 },
    ...{
      form: 'TALK' as const,
      title: 'Встреча с выпускниками, которые учатся на геологов',
      stepFrom: 9,
      stepTo: 11,
      ahead: 40,
      hours: 1,
    },
  },
  {
    ...{ school: 'school1', by: 'teacher.school1', state: 'DECLINED' as const, ago: 12 },
    ...{ form: 'GAME' as const, title: 'Квест «Профессии порта»', stepFrom: 5, stepTo: 6, ahead: 18, hours: 1 },
    reason: 'В этот день у пятых и шестых классов поездка. Предложите другой день.',
  },
  {
    ...{ school: 'school9', by: 'pedagogue.school9', state: 'PROPOSED' as const, reason: null, ago: 3 },
    ...{ form: 'GAME' as const, title: 'Игра «Собери бригаду»', stepFrom: 6, stepTo: 7, ahead: 30, hours: 1 },
  },
  {
    ...{ school: 'school2', by: 'pedagogue.school2', state: 'PROPOSED' as const, reason: null, ago: 4 },
    ...{ form: 'LESSON' as const, title: 'Урок «Химия на фабрике»', stepFrom: 8, stepTo: 9, ahead: 21, hours: 1 },
  },
]

async function fillProposals(tx: Tx, { municipalityId, year, today, now, idOf, userOf }: PlanFrame): Promise<void> {
  const before = (days: number) => new Date(Math.max(now.getTime() - days * 86_400_000, Date.parse(year.startsOn)))
  for (const { school, by, state, reason, ago, ahead, ...content } of PROPOSALS) {
    const organizationId = idOf(school)
    const plan = await tx.careerPlan.findFirstOrThrow({ where: { organizationId, yearId: year.id, kind: 'SCHOOL' } })
    const direction = await tx.planEntry.findFirst({
      where: { revision: { planId: plan.id }, form: content.form },
      select: { directionId: true },
    })
    const on = dayToDate(inYear(year.startsOn, addDays(today, ahead)))
    await tx.entryProposal.create({
      data: {
        ...content,
        ...{ municipalityId, organizationId, planId: plan.id, state, reason, fromOn: on, toOn: on },
        directionId: direction?.directionId ?? null,
        ...{ proposedAt: before(ago), proposedById: userOf(by) },
        ...(state !== 'PROPOSED' && { decidedAt: before(ago - 3), decidedById: userOf(`head.${school}`) }),
      },
    })
  }
}

/** What of the plans carries out an item of the current resolution: practice and games 4.3, projects 4.4, kindergartens' events 5.1. */
export async function linkEntries(tx: Tx, municipalityId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE "PlanEntry" e SET "itemId" = i."id"
    FROM "PlanLine" l JOIN "CareerPlan" p ON p."id" = l."planId" JOIN "Assignment" a ON a."organizationId" = l."organizationId"
    JOIN "ResolutionItem" i ON i."id" = a."itemId" JOIN "Resolution" s ON s."id" = i."resolutionId"
    WHERE l."id" = e."lineId" AND p."municipalityId" = ${municipalityId}::uuid AND s."state" = 'ISSUED' AND NOT a."historical"
      AND i."number" = CASE WHEN p."kind" = 'KINDERGARTEN' THEN '5.1' WHEN e."form" = 'PROJECT' THEN '4.4'
        WHEN e."form" IN ('TRIAL', 'GAME', 'EXCURSION', 'PRACTICE') THEN '4.3' END`
}
