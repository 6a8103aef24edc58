import { randomUUID } from 'node:crypto'
import { addDays, type Day, dayToDate } from '../../../lib/kernel/calendar'
import type { Prisma, PrismaClient } from '../../../lib/kernel/prisma/client'
import type { DemoYears } from './years'

type Tx = Parameters<Parameters<PrismaClient['$transaction']>[0]>[0]

export type RegisterDemo = {
  municipalityId: string
  today: Day
  now: Date
  years: DemoYears
  idOf: (key: string) => string
  userOf: (login: string) => string
}

const SCHOOLS = ['school1', 'school2', 'school3', 'school4', 'school5'] as const

const INCLUSIONS = [
  ['OWN_AREA', [[9, 'Моё профессиональное самоопределение', 34]]],
  [
    'TECHNOLOGY_MODULE',
    [
      [7, 'Технология: мир профессий', 8],
      [8, 'Технология: мир профессий', 10],
    ],
  ],
  [
    'BASIC_SUBJECTS',
    [
      [8, 'География: предприятия района', 4],
      [9, 'Химия: профессии лаборатории', 3.5],
    ],
  ],
  [
    'ELECTIVES',
    [
      [10, 'Основы геологии', 34],
      [11, 'Основы медицинских знаний', 34],
    ],
  ],
  ['RESEARCH_PROJECTS', [[8, 'Профессии моей семьи', 6]]],
] as const

const PORTFOLIO = [
  ['TRIAL', 'Проба «Лаборант обогатительной фабрики»', 8, 9, -12],
  ['GAME', 'Игра «Город мастеров»', 5, 6, -20],
  ['GROUP_STUDY', 'Исследование «Кем работают у нас»', 7, 8, -8],
  ['PROJECT', 'Проект «Лесная тропа: профессии леса»', 6, 9, null],
] as const

const TOPICS = [
  'Как устроена работа фельдшера скорой помощи',
  'Водоснабжение нашего города',
  'Какие специалисты нужны прииску',
  'История школьного музея',
  'Расчёт бюджета небольшого кафе',
  'Лесные пожары: кто их тушит',
  'Энергия ветра в районе',
  'Язык профессий: термины горняков',
] as const

const PROGRAMMES = [
  ['additional1', 'Юный столяр', 'TECHNICAL', 144, 11, 15, 'Знакомство с профессиями столяра и плотника', -18],
  ['additional1', 'Мультстудия', 'ARTS', 72, 8, 12, 'Профессии кино: аниматор, звукорежиссёр', -18],
  ['additional1', 'Робототехника', 'TECHNICAL', 72, 10, 14, 'Встречи с наладчиками оборудования', null],
  ['additional1', 'Хор «Ручеёк»', 'ARTS', 72, 7, 13, null, null],
  ['additional2', 'Лыжные гонки', 'SPORT', 216, 10, 16, 'Профессия тренера', -25],
  ['additional2', 'Спортивный туризм', 'TOURISM', 144, 12, 17, 'Спасатель, инструктор', null],
  ['additional3', 'Юный лесовод', 'SCIENCE', 108, 9, 14, 'Лесник, инженер лесного хозяйства', -30],
  ['additional3', 'Метеостанция', 'SCIENCE', 72, 11, 15, 'Метеоролог', -30],
] as const

const later = (a: Day, b: Day): Day => [a, b].sort()[1] ?? a

const link = (title: string) => ({ kind: 'LINK' as const, title, url: 'https://example.ru/документы' })

/**
 * The registers of items 4.2–4.4 and 6.1 as schools fill them: the first confirmed, the second with variants that lack evidence, others
 * further behind; individual projects of grades 10–11 for most pupils; the last year of the first school closed.
 */
export async function fillRegisters(tx: Tx, frame: RegisterDemo): Promise<void> {
  await fillCurriculum(tx, frame)
  await fillPortfolio(tx, frame)
  await fillProjects(tx, frame)
  await fillProgrammes(tx, frame)
}

const evidenceBy = (frame: RegisterDemo, organization: string) => ({
  municipalityId: frame.municipalityId,
  organizationId: frame.idOf(organization),
  addedAt: frame.now,
  addedById: frame.userOf(`head.${organization}`),
})

async function fillCurriculum(tx: Tx, frame: RegisterDemo): Promise<void> {
  const { municipalityId, years, now } = frame
  const kept = SCHOOLS.slice(0, 4).map((school, at) => ({
    school,
    year: years.current,
    count: 5 - at,
    shown: 4 - at * 2,
  }))
  for (const { school, year, count, shown } of [
    ...kept,
    { school: 'school1', year: years.previous, count: 2, shown: 2 },
  ]) {
    const organizationId = frame.idOf(school)
    const head = frame.userOf(`head.${school}`)
    for (const [i, [variant, rows]] of INCLUSIONS.slice(0, count).entries()) {
      const { id } = await tx.curriculumInclusion.create({
        data: {
          ...{ municipalityId, organizationId, yearId: year.id, variant, createdAt: now, createdById: head },
          rows: { create: rows.map(([grade, subject, hours], position) => ({ position, grade, subject, hours })) },
        },
      })
      if (i < shown) {
        await tx.registerEvidence.create({
          data: { ...evidenceBy(frame, school), ...link('Рабочая программа на сайте школы'), inclusionId: id },
        })
      }
    }
    const confirmed = school === 'school1'
    await tx.curriculumRegister.create({
      data: {
        ...{ organizationId, yearId: year.id, version: count },
        confirmedAt: confirmed ? dayToDate(addDays(frame.today, -3)) : null,
        confirmedById: confirmed ? head : null,
      },
    })
  }
}

async function fillPortfolio(tx: Tx, frame: RegisterDemo): Promise<void> {
  const { municipalityId, years, now, today } = frame
  const partner = await tx.partner.findFirst({
    where: { municipalityId, kind: 'ENTERPRISE', organizationId: null },
    select: { id: true },
  })
  for (const [at, school] of SCHOOLS.entries()) {
    const place = { municipalityId, organizationId: frame.idOf(school), yearId: years.current.id }
    const head = frame.userOf(`head.${school}`)
    if (at < 4) {
      const present = at < 3
      const { id } = await tx.upbringingModule.create({
        data: { ...place, present, place: present ? 'раздел 2.2, с. 14–17' : null, updatedAt: now, updatedById: head },
      })
      if (at < 2)
        await tx.registerEvidence.create({
          data: { ...evidenceBy(frame, school), ...link('Программа воспитания'), moduleId: id },
        })
    }
    for (const [i, [kind, title, gradeFrom, gradeTo, ago]] of PORTFOLIO.slice(0, 4 - at).entries()) {
      const day = ago === null ? null : addDays(today, ago - at)
      const heldOn = day && day >= years.current.startsOn ? dayToDate(day) : null
      const leader = school === 'school1' && i === 0 ? 'teacher.school1' : `head.${school}`
      const { id } = await tx.portfolioProject.create({
        data: {
          ...place,
          ...{ kind, title, gradeFrom, gradeTo, heldOn, leaderId: frame.userOf(leader), createdById: head },
          createdAt: new Date(now.getTime() - (5 - i) * 60_000),
          partnerId: i % 2 === 0 ? partner?.id : null,
          withParents: i === 1,
          result: heldOn ? 'Все участники представили итог своей группы.' : null,
        },
      })
      if (heldOn && i < 2)
        await tx.registerEvidence.create({
          data: { ...evidenceBy(frame, school), ...link('Новость на сайте школы'), portfolioId: id },
        })
    }
  }
}

async function fillProjects(tx: Tx, frame: RegisterDemo): Promise<void> {
  const { municipalityId, years, now, today } = frame
  const supervisors: Record<string, string[]> = {
    school1: ['teacher.school1', 'deputy.school1', 'pedagogue.school1.3'],
    school2: ['pedagogue.school2', 'head.school2'],
    school3: ['pedagogue.school3'],
    school4: ['pedagogue.school4'],
    school5: ['head.school5'],
  }
  const projects: Prisma.IndividualProjectCreateManyInput[] = []
  const places = [
    ...SCHOOLS.map((school) => ({ school, year: years.current })),
    { school: 'school1' as const, year: years.previous },
  ]
  for (const [at, { school, year }] of places.entries()) {
    const organizationId = frame.idOf(school)
    const pupils = await tx.enrollment.findMany({
      where: { organizationId, yearId: year.id, classGroup: { grade: { in: [10, 11] } } },
      select: { studentId: true, classGroupId: true },
      orderBy: { id: 'asc' },
    })
    const people = supervisors[school] ?? []
    const old = year === years.previous
    for (const [i, pupil] of pupils.entries()) {
      // Some have none yet, the more the further down the list of schools.
      if (!old && i % 8 < at + 1) continue
      const defended = old || i % 9 === 0
      projects.push({
        ...{ municipalityId, organizationId, yearId: year.id, ...pupil, createdAt: now },
        topic: TOPICS[(i + at) % TOPICS.length] ?? TOPICS[0],
        supervisorId: frame.userOf(people[i % people.length] ?? `head.${school}`),
        createdById: frame.userOf(`head.${school}`),
        career: i % 3 === 0,
        state: defended ? 'DEFENDED' : 'IN_PROGRESS',
        defenceOn: old
          ? dayToDate(addDays(year.endsOn, -100))
          : defended
            ? dayToDate(today < addDays(year.startsOn, 5) ? today : addDays(today, -2))
            : null,
        result: defended ? 'Защищён на школьной конференции.' : null,
      })
    }
    if (old || at > 2 || pupils.length === 0) continue
    const by = {
      supervisorId: frame.userOf(people[0] ?? `head.${school}`),
      createdById: frame.userOf(`head.${school}`),
    }
    const entries = [
      ['CONFERENCE', 'Районная конференция «Первые шаги»', 'MUNICIPAL', 'PRIZE_WINNER', true, 3],
      ['CONTEST', 'Конкурс «Профессия мечты»', 'REGIONAL', 'PARTICIPANT', true, 1],
    ] as const
    for (const [j, [kind, title, level, result, career, count]] of entries.slice(0, 2 - (at > 1 ? 1 : 0)).entries()) {
      const day = addDays(today, -9 - j * 6)
      const { id } = await tx.contestEntry.create({
        data: {
          ...{
            municipalityId,
            organizationId,
            yearId: year.id,
            ...by,
            kind,
            title,
            level,
            result,
            career,
            createdAt: now,
          },
          heldOn: dayToDate(later(day, year.startsOn)),
          pupils: { create: pupils.slice(j * 3, j * 3 + count).map(({ studentId }) => ({ studentId })) },
        },
      })
      if (j === 0)
        await tx.registerEvidence.create({
          data: { ...evidenceBy(frame, school), ...link('Список призёров'), contestId: id },
        })
    }
  }
  await tx.individualProject.createMany({ data: projects.map((row) => ({ id: randomUUID(), ...row })) })
}

async function fillProgrammes(tx: Tx, frame: RegisterDemo): Promise<void> {
  const { municipalityId, years, now, today } = frame
  for (const [body, title, direction, hours, ageFrom, ageTo, careerContent, ago] of PROGRAMMES) {
    const head = frame.userOf(`head.${body}`)
    const { id } = await tx.additionalProgramme.create({
      data: {
        ...{ municipalityId, organizationId: frame.idOf(body), title, direction, hours, ageFrom, ageTo, careerContent },
        startsOn: dayToDate(years.previous.startsOn),
        updatedForModelOn: ago === null ? null : dayToDate(addDays(today, ago)),
        ...{ keeperId: head, createdAt: now, createdById: head },
      },
    })
    // The weather station was updated, and nothing shows it yet.
    if (ago !== null && title !== 'Метеостанция') {
      await tx.registerEvidence.create({
        data: { ...evidenceBy(frame, body), ...link('Обновлённая программа'), programmeId: id },
      })
    }
  }
}
