import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { addDays, dayToDate } from '../../../lib/kernel/calendar'
import { INTERESTS, PAIRS, scoreInterests } from '../../../lib/pathways/rules/interests'
import { summaryOf } from '../../../lib/pathways/rules/summary'
import { insertRows } from './insert-rows'
import type { RegisterDemo } from './registers'

type Tx = Parameters<Parameters<import('../../../lib/kernel/prisma/client').PrismaClient['$transaction']>[0]>[0]

const METHODS = [
  {
    code: 'interest-map',
    title: 'Карта интересов (А. Е. Голомшток)',
    about: 'Интерес к областям знаний и труда. Проводят в 7 и 10 классах.',
    scales: [
      'Физика и математика',
      'Химия',
      'Биология и сельское хозяйство',
      'Медицина',
      'Техника',
      'История',
      'Искусство',
    ],
    max: 12,
    grades: [7, 11],
    repeatMonths: 36,
  },
  {
    code: 'readiness',
    title: 'Готовность к выбору профессии (А. П. Чернявская)',
    about: 'Насколько подросток готов выбирать сам.',
    scales: ['Автономность', 'Информированность', 'Принятие решений', 'Планирование', 'Эмоциональное отношение'],
    max: 20,
    grades: [8, 11],
    repeatMonths: 12,
  },
]

/** How many days ago the classes were asked. */
const TAKEN_AGO = 25

/** Methods of the municipality, a sitting of each asked class, and results of this and last year of the psychologists' classes, a part of them told. */
export async function fillDiagnostics(tx: Tx, frame: RegisterDemo): Promise<void> {
  const { municipalityId, today, now } = frame
  const centre = frame.userOf('resource')
  await insertRows(
    tx,
    'DiagnosticMethod',
    METHODS.map(({ scales, max, grades: [gradeFrom, gradeTo], ...method }) => ({
      ...{ ...method, id: randomUUID(), municipalityId, gradeFrom, gradeTo, active: true, version: 1 },
      scales: scales.map((title, at) => ({ code: `s${at}`, title, max })),
      ...{ bands: INTERESTS.bands, createdAt: now, createdById: centre },
    })),
  )
  const results: Record<string, unknown>[] = []
  const sittings: Record<string, unknown>[] = []
  const sheets: Record<string, unknown>[] = []
  for (const organization of ['school1', 'school4']) {
    const psychologist = frame.userOf(`psychologist.${organization}`)
    const groups = await tx.classGroup.findMany({
      where: {
        ...{ organizationId: frame.idOf(organization), yearId: frame.years.current.id, grade: { gte: 8 } },
        staff: { some: { userId: psychologist, duty: 'PSYCHOLOGIST' } },
      },
      orderBy: [{ grade: 'asc' }, { name: 'asc' }],
      take: 2,
      select: {
        id: true,
        enrollments: {
          where: {
            validUntil: null,
            student: {
              consents: {
                some: { purpose: 'DIAGNOSTICS', state: 'GRANTED', signedOn: { lte: dayToDate(addDays(today, -30)) } },
              },
            },
          },
          select: { studentId: true },
          orderBy: { studentId: 'asc' },
        },
      },
    })
    const organizationId = frame.idOf(organization)
    const made = new Map(groups.map(({ id }) => [id, randomUUID()]))
    const sittingOf = (classGroupId: string) => made.get(classGroupId)
    for (const { id: classGroupId } of groups) {
      sittings.push({
        ...{ id: sittingOf(classGroupId), municipalityId, organizationId, classGroupId, methodCode: INTERESTS.code },
        ...{ heldOn: addDays(today, -TAKEN_AGO), createdAt: now, createdById: psychologist, requestKey: randomUUID() },
      })
    }
    const children = groups.flatMap(({ id, enrollments }) =>
      enrollments.map(({ studentId }) => ({ studentId, sittingId: sittingOf(id) })),
    )
    for (const [at, { studentId, sittingId }] of children.entries()) {
      // Two in three were asked; who was, chose by a pattern of one's own.
      if (at % 3 === 2) continue
      for (const [ago, drift] of [
        [TAKEN_AGO, 0],
        [TAKEN_AGO + 365, 3],
      ] as const) {
        if (ago > 300 && at % 4 !== 0) continue
        const takenOn = addDays(today, -ago)
        const answers = PAIRS.map((_, nth) => ((((nth * (at + 2 + drift)) % 7) + at + drift) % 2 === 0 ? 1 : 2))
        const scales = scoreInterests(answers)
        if (ago === TAKEN_AGO) {
          // Finished: its code opens nothing any more.
          sheets.push({
            ...{ id: randomUUID(), sittingId, studentId, selector: randomBytes(6).toString('hex'), tries: 0, answers },
            ...{ codeHash: createHash('sha256').update(randomBytes(16)).digest('hex'), finishedAt: now, version: 1 },
          })
        }
        results.push({
          ...{
            id: randomUUID(),
            municipalityId,
            organizationId,
            studentId,
            takenOn,
            version: 1,
          },
          ...{ methodCode: INTERESTS.code, source: 'SCREEN', scales, summary: summaryOf(INTERESTS, scales) },
          visibility: ago > 300 || at % 3 === 0 ? 'FAMILY' : at % 5 === 1 ? 'STAFF' : 'PSYCH',
          ...{ standsFor: `${studentId} ${INTERESTS.code} ${takenOn}`, createdAt: now, createdById: psychologist },
        })
      }
    }
  }
  await insertRows(tx, 'DiagnosticSitting', sittings)
  await insertRows(tx, 'DiagnosticSheet', sheets)
  await insertRows(tx, 'DiagnosticResult', results)
}
