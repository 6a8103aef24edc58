import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { hash } from '@node-rs/argon2'
import { PrismaPg } from '@prisma/adapter-pg'
import { yearCode } from '../../../lib/institutions/rules/years'
import { addDays, type Day, dayToDate, localDay, precedingWorkingDay } from '../../../lib/kernel/calendar'
import { type Prisma, PrismaClient } from '../../../lib/kernel/prisma/client'
import { calendarFrom, exceptionsFromCsv } from '../../../lib/kernel/production-calendar'
import { fillActivities } from './activities'
import { addAssignments, type DemoOrg, emptyRows, type Frame, type Rows } from './build-assignments'
import { currentItems, currentSource, type DemoExecutor, type DemoItem } from './current-resolution'
import { fillDiagnostics } from './diagnostics'
import { fillFamilies } from './family'
import { historicalResolution } from './historical-resolution'
import { freezeMeasured } from './measured'
import { DEMO_ORGANIZATIONS } from './organizations'
import { fillOutcomes } from './outcomes'
import { fillPathways } from './pathways'
import { DEMO_PASSWORD, PERSONAS } from './personas'
import { fillPlans, linkEntries } from './plans'
import { recipeFor } from './recipes'
import { fillRegisters } from './registers'
import { fillStudents } from './students'
import { fillYears } from './years'

const ZONE = 'Asia/Irkutsk'

type Client = PrismaClient
type Tx = Parameters<Parameters<Client['$transaction']>[0]>[0]

/** The same hash settings as lib/people/passwords (OWASP: 19 MiB, 2 passes). */
const ARGON = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

async function insertRows(tx: Tx, rows: Rows): Promise<void> {
  await tx.assignment.createMany({ data: rows.assignments as Prisma.AssignmentCreateManyInput[] })
  await tx.executionReport.createMany({ data: rows.reports as Prisma.ExecutionReportCreateManyInput[] })
  await tx.evidence.createMany({ data: rows.evidence as Prisma.EvidenceCreateManyInput[] })
  await tx.extensionRequest.createMany({ data: rows.extensions as Prisma.ExtensionRequestCreateManyInput[] })
  await tx.assignmentMessage.createMany({ data: rows.messages as Prisma.AssignmentMessageCreateManyInput[] })
  const events = rows.events as Prisma.EventCreateManyInput[]
  await tx.event.createMany({ data: events.sort((a, b) => Number(a.at) - Number(b.at)) })
}

type OrgRow = DemoOrg & { kind: string; programs: string[] }

function reached(executor: DemoExecutor, organizations: OrgRow[]): OrgRow[] {
  if ('organization' in executor) return organizations.filter(({ key }) => key === executor.organization)
  return organizations.filter(
    ({ kind, programs }) => kind !== 'EXTERNAL' && programs.some((one) => executor.programs.includes(one as never)),
  )
}

function itemData(
  item: DemoItem & { id: string },
  resolutionId: string,
  position: number,
  spans: object,
  at: Date,
  by: string,
): Prisma.ResolutionItemCreateManyInput {
  const { reading } = item
  const task = reading !== null
  return {
    id: item.id,
    resolutionId,
    position,
    number: item.number,
    text: item.text,
    role: item.role,
    executorText: item.executorText,
    executorPersons: [],
    spans: spans as Prisma.InputJsonValue,
    confidence: { text: 1, role: 1, executor: 1, deadline: 1 },
    deadlineText: item.deadlineText,
    deadlineKind: item.deadlineKind,
    deadlineMode: reading?.mode ?? null,
    dueOn: reading?.mode === 'FIXED' ? dayToDate(reading.dueOn) : null,
    periodFrom: reading?.mode === 'PERIODIC' ? dayToDate(reading.from) : null,
    periodTo: reading?.mode === 'PERIODIC' && reading.to ? dayToDate(reading.to) : null,
    periodRule: reading?.mode === 'PERIODIC' ? reading.rule : undefined,
    reviewOn: reading?.mode === 'REVIEW_ONLY' ? dayToDate(reading.reviewOn) : null,
    latePolicy: item.latePolicy ?? 'LOCK',
    evidence: item.evidence,
    figures: item.figures,
    measure: item.measure ?? null,
    executorConfirmedAt: task ? at : null,
    deadlineConfirmedAt: task ? at : null,
    evidenceConfirmedAt: task ? at : null,
    confirmedById: task ? by : null,
    state: 'ISSUED',
  }
}

function executorData(item: DemoItem & { id: string }, organizations: OrgRow[]): Prisma.ItemExecutorCreateManyInput[] {
  const rule = (executor: DemoExecutor, part: 'RESPONSIBLE' | 'CO_EXECUTOR'): Prisma.ItemExecutorCreateManyInput =>
    'organization' in executor
      ? { itemId: item.id, kind: 'ORGANIZATION', part, organizationId: reached(executor, organizations)[0]?.id }
      : { itemId: item.id, kind: 'PROGRAM', part, programs: executor.programs }
  return [
    ...item.executors.map((one) => rule(one, 'RESPONSIBLE')),
    ...(item.coExecutors ?? []).map((one) => rule(one, 'CO_EXECUTOR')),
  ]
}

/**
 * Fills an empty database with the demo municipality: organisations, people, the production calendar, the resolution of 25.02.2022 in
 * historical mode and a current one whose assignments stand in every state, relative to `now`.
 * @returns false when a municipality exists already and nothing was done.
 */
export async function seedDemo(databaseUrl: string, now: Date): Promise<boolean> {
  const prisma = new PrismaClient({ adapter: new PrismaPg({ connectionString: databaseUrl }) })
  try {
    if ((await prisma.municipality.count()) > 0) return false
    const passwords = await Promise.all(PERSONAS.map(() => hash(DEMO_PASSWORD, ARGON)))
    await prisma.$transaction((tx) => fill(tx, passwords, now), { timeout: 120_000 })
    return true
  } finally {
    await prisma.$disconnect()
  }
}

async function fill(tx: Tx, passwords: string[], now: Date): Promise<void> {
  const municipalityId = randomUUID()
  const today = localDay(now, ZONE)
  await tx.municipality.create({
    data: {
      id: municipalityId,
      name: 'Муниципальное образование «Таёжный район» (демонстрация)',
      region: 'Иркутская область',
      timeZone: ZONE,
      isDemo: true,
    },
  })
  const exceptions = exceptionsFromCsv(readFileSync(join(process.cwd(), 'prisma/seed/production-calendar.csv'), 'utf8'))
  const calendar = calendarFrom(exceptions)
  await tx.calendarDay.createMany({
    data: exceptions.map(({ day, kind }) => ({ municipalityId, day: dayToDate(day), kind })),
  })

  const ids = new Map(DEMO_ORGANIZATIONS.map(({ key }) => [key, randomUUID()]))
  const idOf = (key: string): string => {
    const id = ids.get(key)
    if (!id) throw new Error(`No demo organisation ${key}`)
    return id
  }
  await tx.organization.createMany({
    data: DEMO_ORGANIZATIONS.map(({ key, ...organization }) => ({
      id: idOf(key),
      municipalityId,
      openedOn: dayToDate('2010-09-01'),
      ...organization,
    })),
  })
  const users = new Map(PERSONAS.map(({ login }) => [login, randomUUID()]))
  const userOf = (login: string): string => {
    const id = users.get(login)
    if (!id) throw new Error(`No demo person ${login}`)
    return id
  }
  await tx.user.createMany({
    data: PERSONAS.map(({ login, lastName, firstName, middleName }, i) => ({
      id: userOf(login),
      municipalityId,
      login,
      lastName,
      firstName,
      middleName,
      passwordHash: passwords[i] ?? '',
      mustChangePassword: false,
    })),
  })
  // The first grant is the one a person starts with: their order is kept by the instant of their making.
  await tx.roleGrant.createMany({
    data: PERSONAS.flatMap(({ login, grants }) =>
      grants.map(({ role, organization }, i) => ({
        userId: userOf(login),
        organizationId: idOf(organization),
        role,
        validFrom: dayToDate('2022-01-10'),
        createdAt: new Date(now.getTime() + i),
      })),
    ),
  })

  const organizations: OrgRow[] = DEMO_ORGANIZATIONS.map(({ key, kind, programs }) => {
    const head = PERSONAS.find(({ grants }) =>
      grants.some(
        (grant) =>
          grant.organization === key && ['ORG_HEAD', 'RESOURCE_CENTRE', 'DEPARTMENT_HEAD'].includes(grant.role),
      ),
    )
    return {
      id: idOf(key),
      key,
      kind,
      programs,
      headId: head ? userOf(head.login) : null,
      headRole: head?.grants[0]?.role ?? 'DEPARTMENT_STAFF',
    }
  })
  const frame = (resolutionId: string, issuedOn: Day): Frame => ({
    municipalityId,
    resolutionId,
    timeZone: ZONE,
    calendar,
    today,
    now,
    issuedOn,
    departmentHeadId: userOf('department'),
    departmentStaffId: userOf('department2'),
  })
  const years = await fillYears(tx, municipalityId, today, idOf)
  await fillStudents(tx, { municipalityId, today, now, years, idOf, userOf })
  await fillOutcomes(tx, { municipalityId, today, now, years, idOf, userOf })
  const { id: yearId, startsOn } = years.current
  await fillActivities(tx, { municipalityId, today, now, yearId, startsOn, idOf, userOf })
  await fillPlans(tx, { municipalityId, today, now, year: years.current, idOf, userOf })
  await fillRegisters(tx, { municipalityId, today, now, years, idOf, userOf })
  await fillPathways(tx, { municipalityId, today, now, years, idOf, userOf })
  await fillFamilies(tx, { municipalityId, today, now, years, idOf, userOf })
  await fillDiagnostics(tx, { municipalityId, today, now, years, idOf, userOf })
  await fillHistorical(tx, frame, organizations)
  await fillCurrent(tx, frame, organizations)
  await linkEntries(tx, municipalityId)
  const current = { id: years.current.id, code: yearCode(years.current.startYear), startsOn }
  await freezeMeasured(tx, { municipalityId, year: current, zone: ZONE })
}

async function fillCurrent(
  tx: Tx,
  frameOf: (id: string, issuedOn: Day) => Frame,
  organizations: OrgRow[],
): Promise<void> {
  const resolutionId = randomUUID()
  const base = frameOf(resolutionId, '')
  const date = precedingWorkingDay(addDays(base.today, -62), base.calendar)
  const frame = { ...base, issuedOn: precedingWorkingDay(addDays(date, 4), base.calendar) }
  const issuedAt = new Date(dayToDate(frame.issuedOn).getTime() + 3 * 3_600_000)
  const items = currentItems(frame.today, (day) => precedingWorkingDay(day, frame.calendar)).map((item) => ({
    ...item,
    id: randomUUID(),
  }))
  const source = currentSource(items, date)
  await tx.resolution.create({
    data: {
      id: resolutionId,
      municipalityId: frame.municipalityId,
      number: '7',
      date: dayToDate(date),
      title: 'О сопровождении профессионального самоопределения детей и молодёжи в новом учебном году',
      preamble: 'Заслушав и обсудив итоги профориентационной работы за прошедший учебный год,',
      signatories: ['В. А. Кедрова'],
      sourceText: source.text,
      state: 'ISSUED',
      bindingness: 'ORDER',
      confidence: { title: 1, number: 1, date: 1 },
      issuedAt,
      issuedById: frame.departmentHeadId,
      createdById: frame.departmentStaffId,
      version: 3,
    },
  })
  await tx.resolutionItem.createMany({
    data: items.map((item, i) =>
      itemData(item, resolutionId, (i + 1) * 1000, source.spans[i] ?? [], issuedAt, frame.departmentStaffId),
    ),
  })
  await tx.itemExecutor.createMany({ data: items.flatMap((item) => executorData(item, organizations)) })
  const rows = emptyRows()
  rows.events.push({
    municipalityId: frame.municipalityId,
    at: issuedAt,
    kind: 'resolutionIssued',
    actorId: frame.departmentHeadId,
    actorRole: 'DEPARTMENT_HEAD',
    resolutionId,
    data: {},
  })
  for (const item of items) {
    const reachedBy = (executors: DemoExecutor[]) => executors.flatMap((executor) => reached(executor, organizations))
    let firstKey: string | null = null
    const recipes = (index: number) => (periodKey: string) => {
      firstKey ??= periodKey
      return recipeFor(item.number, index, periodKey === firstKey)
    }
    for (const [i, org] of reachedBy(item.executors).entries())
      addAssignments(rows, frame, item, org, 'RESPONSIBLE', recipes(i))
    for (const org of reachedBy(item.coExecutors ?? []))
      addAssignments(rows, frame, item, org, 'CO_EXECUTOR', () => 'new')
  }
  await insertRows(tx, rows)
}

async function fillHistorical(
  tx: Tx,
  frameOf: (id: string, issuedOn: Day) => Frame,
  organizations: OrgRow[],
): Promise<void> {
  const resolutionId = randomUUID()
  const frame = frameOf(resolutionId, '2022-02-28')
  const source = readFileSync(join(process.cwd(), 'prisma/seed/kollegiya-2022-02-25.txt'))
  const made = await historicalResolution(source, frame, organizations, reached)
  const issuedAt = new Date('2022-02-28T04:00:00Z')
  await tx.resolution.create({
    data: {
      id: resolutionId,
      municipalityId: frame.municipalityId,
      number: made.parsed.number,
      date: made.parsed.date ? dayToDate(made.parsed.date) : null,
      title: made.parsed.title ?? 'Решение коллегии',
      preamble: made.parsed.preamble,
      signatories: made.parsed.signatories,
      sourceText: made.parsed.sourceText,
      state: 'ISSUED',
      bindingness: 'RECOMMENDATION',
      historical: true,
      yearRangeReading: 'CALENDAR_INTERIM',
      confidence: made.parsed.confidence,
      issuedAt,
      issuedById: frame.departmentHeadId,
      createdById: frame.departmentStaffId,
      version: 2,
    },
  })
  await tx.resolutionItem.createMany({
    data: made.items.map((item, i) => ({
      ...itemData(item, resolutionId, (i + 1) * 1000, item.spans, issuedAt, frame.departmentStaffId),
      executorPersons: item.executorPersons,
      confidence: item.confidence,
    })),
  })
  await tx.itemExecutor.createMany({ data: made.items.flatMap((item) => executorData(item, organizations)) })
  made.rows.events.push({
    municipalityId: frame.municipalityId,
    at: issuedAt,
    kind: 'resolutionIssued',
    actorId: frame.departmentHeadId,
    actorRole: 'DEPARTMENT_HEAD',
    resolutionId,
    data: { historical: true },
  })
  await insertRows(tx, made.rows)
}
