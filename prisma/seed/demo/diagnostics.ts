import { randomUUID } from 'node:crypto'
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

/** Methods of the municipality, and results of this and last year of the psychologists' classes, a part of them told. */
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
    for (const [at, { studentId }] of groups.flatMap(({ enrollments }) => enrollments).entries()) {
      // Two in three were asked; who was, chose by a pattern of one's own.
      if (at % 3 === 2) continue
      for (const [ago, drift] of [
        [25, 0],
        [25 + 365, 3],
      ] as const) {
        if (ago > 300 && at % 4 !== 0) continue
        const takenOn = addDays(today, -ago)
        const scales = scoreInterests(
          PAIRS.map((_, nth) => ((((nth * (at + 2 + drift)) % 7) + at + drift) % 2 === 0 ? 1 : 2)),
        )
        results.push({
          ...{
            id: randomUUID(),
            municipalityId,
            organizationId: frame.idOf(organization),
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
  await insertRows(tx, 'DiagnosticResult', results)
}
