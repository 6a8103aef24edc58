import { randomUUID } from 'node:crypto'
import { startYearOf, yearCode, yearDays } from '@/lib/institutions/rules/years'
import { dayToDate, endOfLocalDay, localDay } from '@/lib/kernel/calendar'
import { db } from '@/lib/kernel/db'
import { newSessionSecret } from '@/lib/kernel/session'
import { seedDemo } from '../../prisma/seed/demo/demo'
import { plantActivities } from './plant-activities'
import { plantFamily } from './plant-family'
import { plantOutcomes } from './plant-outcomes'
import { plantPathways } from './plant-pathways'
import { plantRegisters } from './plant-registers'
import { cookieOf } from './request'

/** Fills the test file's database with the demo municipality. */
export async function seedDemoWorld(url: string): Promise<void> {
  await seedDemo(url, new Date())
}

/** A signed-in demo person's cookie. */
export async function signedIn(login: string): Promise<Record<string, string>> {
  const user = await db().user.findUniqueOrThrow({
    where: { login },
    include: { grants: { orderBy: { createdAt: 'asc' } } },
  })
  const { secret, tokenHash } = newSessionSecret()
  await db().session.create({ data: { userId: user.id, grantId: user.grants[0]?.id, tokenHash } })
  return cookieOf(secret)
}

/** One record of each kind in a municipality that nobody of the demo belongs to. */
export async function makeForeignWorld() {
  const municipality = await db().municipality.create({ data: { name: 'Соседний район', region: 'Иркутская область' } })
  const municipalityId = municipality.id
  const organization = await db().organization.create({
    data: { municipalityId, name: 'Чужая школа', shortName: 'Чужая школа', kind: 'SCHOOL', programs: ['PRIMARY'] },
  })
  const user = await db().user.create({
    data: {
      municipalityId,
      login: 'foreign',
      passwordHash: '-',
      lastName: 'Чужая',
      firstName: 'Анна',
      mustChangePassword: false,
    },
  })
  const grant = await db().roleGrant.create({
    data: { userId: user.id, organizationId: organization.id, role: 'ORG_HEAD', validFrom: dayToDate('2022-01-10') },
  })
  return plantRecords({ municipalityId, organizationId: organization.id, userId: user.id, grantId: grant.id })
}

type Place = { municipalityId: string; organizationId: string; userId: string; grantId: string }

/** One record of each kind for an organisation and one of its people; the assignment is sent in, or still being worked on. */
export async function plantRecords(place: Place, state: 'SUBMITTED' | 'IN_PROGRESS' = 'SUBMITTED') {
  const { municipalityId, organizationId, userId, grantId } = place
  const sent = state === 'SUBMITTED'
  const day = dayToDate('2030-06-03')
  const offer = await db().grantOffer.create({
    data: { userId, organizationId, role: 'TEACHER', offeredUnderId: grantId },
  })
  const session = await db().session.create({ data: { userId, grantId, tokenHash: randomUUID() } })
  const resolution = async (state: 'DRAFT' | 'ISSUED') => {
    const made = await db().resolution.create({
      data: {
        municipalityId,
        title: 'Чужое решение',
        signatories: [],
        sourceText: '1. Чужой пункт.',
        state,
        createdById: userId,
      },
    })
    const item = await db().resolutionItem.create({
      data: {
        resolutionId: made.id,
        position: 1000,
        number: '1',
        text: 'Чужой пункт решения',
        role: 'TASK',
        executorPersons: [],
        state,
      },
    })
    return { id: made.id, itemId: item.id }
  }
  const draft = await resolution('DRAFT')
  const issued = await resolution('ISSUED')
  const due = {
    originalDueOn: day,
    originalDueAt: endOfLocalDay('2030-06-03', 'Asia/Irkutsk'),
    currentDueOn: day,
    currentDueAt: endOfLocalDay('2030-06-03', 'Asia/Irkutsk'),
  }
  const assignment = await db().assignment.create({
    data: {
      municipalityId,
      resolutionId: issued.id,
      itemId: issued.itemId,
      organizationId,
      state,
      submittedAt: sent ? new Date() : null,
      submittedById: sent ? userId : null,
      extensionOpen: true,
      ...due,
    },
  })
  const report = await db().executionReport.create({
    data: {
      assignmentId: assignment.id,
      revision: 1,
      text: 'Чужой отчёт об исполнении пункта',
      state: sent ? 'SUBMITTED' : 'DRAFT',
      submittedAt: sent ? new Date() : null,
      submittedById: sent ? userId : null,
    },
  })
  const evidence = await db().evidence.create({
    data: {
      reportId: report.id,
      kind: 'LINK',
      title: 'Чужая ссылка',
      url: 'https://foreign.example/',
      createdById: userId,
    },
  })
  const extension = await db().extensionRequest.create({
    data: {
      assignmentId: assignment.id,
      openFor: assignment.id,
      requestedDueOn: dayToDate('2030-07-03'),
      reason: 'Чужая причина',
      askedAt: new Date(),
      askedById: userId,
      askedAfterDue: false,
      askedLate: false,
      previousDueOn: day,
    },
  })
  const proposal = await db().proposal.create({
    data: { itemId: issued.itemId, organizationId, kind: 'WITHDRAW' },
  })
  const file = await db().storedFile.create({
    data: {
      municipalityId,
      organizationId,
      name: 'a.pdf',
      mime: 'application/pdf',
      size: 1,
      sha256: '0',
      storageKey: randomUUID(),
      createdById: userId,
    },
  })
  const importDraft = await db().importDraft.create({
    data: {
      ...{ municipalityId, organizationId, createdById: userId },
      kind: 'STUDENTS',
      fileName: 'чужой список.csv',
      tables: [{ name: '', rows: [['ФИО'], ['Чужой Ребёнок']] }],
      headingRow: 1,
      columns: ['fullName'],
    },
  })
  const importBatch = await db().importBatch.create({
    data: { municipalityId, organizationId, createdById: userId, kind: 'STUDENTS', fileName: 'чужой.csv', rows: 1 },
  })
  const pupil = await plantPupil(place)
  // Somebody of the Department who knocks at no door.
  const reader = await db().user.create({
    data: {
      ...{
        municipalityId,
        login: `reader-${randomUUID()}`,
        passwordHash: '-',
        lastName: 'Читающая',
        firstName: 'Анна',
      },
      mustChangePassword: false,
    },
  })
  const reading = await db().event.create({
    data: {
      ...{ municipalityId, organizationId, at: new Date(), kind: 'studentReadByReason', actorId: reader.id },
      ...{ subjectId: pupil.studentId, note: 'Чужое основание' },
    },
  })
  const pathway = await plantPathways({ ...place, ...pupil })
  return {
    ...place,
    ...(await plantActivities(place)),
    ...pupil,
    ...(await plantRegisters({ ...place, yearId: pupil.yearId, studentId: pupil.studentId })),
    ...pathway,
    ...(await plantFamily({ ...place, ...pupil, pathwayId: pathway.pathwayId })),
    ...(await plantOutcomes({ ...place, ...pupil })),
    readingId: String(reading.id),
    importDraftId: importDraft.id,
    importBatchId: importBatch.id,
    offerId: offer.id,
    sessionId: session.id,
    draftId: draft.id,
    draftItemId: draft.itemId,
    issuedId: issued.id,
    issuedItemId: issued.itemId,
    assignmentId: assignment.id,
    reportId: report.id,
    evidenceId: evidence.id,
    extensionId: extension.id,
    proposalId: proposal.id,
    fileId: file.id,
  }
}

/** A class of the current year with its staff, a pupil in it with conditions and restricted facts, a transfer that waits, an undone roll-over. */
async function plantPupil({ municipalityId, organizationId, userId }: Place) {
  const current = await db().academicYear.findFirst({ where: { municipalityId, state: 'CURRENT' } })
  const startYear = startYearOf(localDay(new Date(), 'Asia/Irkutsk'))
  const days = yearDays(startYear)
  const { id: yearId } =
    current ??
    (await db().academicYear.create({
      data: {
        ...{ municipalityId, code: yearCode(startYear), state: 'CURRENT' },
        startsOn: dayToDate(days.startsOn),
        endsOn: dayToDate(days.endsOn),
      },
    }))
  const validFrom = dayToDate(days.startsOn)
  const group = await db().classGroup.create({
    data: {
      ...{ municipalityId, organizationId, yearId, kind: 'CLASS', grade: 9 },
      name: `9-${randomUUID().slice(0, 8)}`,
    },
  })
  const staff = await db().classStaff.create({
    data: { classGroupId: group.id, userId, duty: 'CLASS_TEACHER', validFrom },
  })
  const student = await db().student.create({
    data: {
      ...{ municipalityId, lastName: 'Чужаков', firstName: 'Иван', nameKey: `чужаков иван ${group.id}` },
      birthDate: dayToDate(`${startYear - 11}-05-06`),
      restricted: { create: { specialNeeds: true, healthLimits: 'Чужие сведения', updatedById: userId } },
      conditions: { create: { adaptedProgram: true, text: 'Чужие условия', updatedById: userId } },
    },
  })
  const enrollment = await db().enrollment.create({
    data: { municipalityId, studentId: student.id, organizationId, classGroupId: group.id, yearId, validFrom },
  })
  const transfer = await db().studentTransfer.create({
    data: {
      ...{ municipalityId, studentId: student.id, openFor: student.id, fromEnrollmentId: enrollment.id },
      ...{ fromOrganizationId: organizationId, toOrganizationId: organizationId, askedById: userId },
      ...{ transferOn: dayToDate(localDay(new Date(), 'Asia/Irkutsk')), askedAt: new Date() },
    },
  })
  const rollOver = await db().rollOver.create({
    data: {
      ...{ municipalityId, organizationId, fromYearId: yearId, toYearId: yearId },
      ...{ createdAt: new Date(), createdById: userId, undoneAt: new Date() },
    },
  })
  return {
    yearId,
    classId: group.id,
    classStaffId: staff.id,
    studentId: student.id,
    enrollmentId: enrollment.id,
    transferId: transfer.id,
    rollOverId: rollOver.id,
  }
}

export type ForeignWorld = Awaited<ReturnType<typeof makeForeignWorld>>

/** These have their own lives: a visit is an event, a session is seen, a failed try is counted. */
const LIVELY = new Set(['Session', 'Event', '_prisma_migrations'])

/** A fingerprint of every row that a refused write must not have touched. */
export async function fingerprint(): Promise<Record<string, string>> {
  const found: Record<string, string> = {}
  const tables = await db().$queryRaw<{ name: string }[]>`
    SELECT tablename AS "name" FROM pg_tables WHERE schemaname = current_schema() ORDER BY tablename`
  for (const { name: table } of tables.filter(({ name }) => !LIVELY.has(name))) {
    const [row] = await db().$queryRawUnsafe<{ hash: string }[]>(
      `SELECT md5(coalesce(string_agg(md5(t::text), '' ORDER BY md5(t::text)), '')) AS hash FROM "${table}" t`,
    )
    found[table] = row?.hash ?? ''
  }
  return found
}
