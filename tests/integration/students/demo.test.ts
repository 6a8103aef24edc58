import { beforeAll, expect, test } from 'vitest'
import { startYearOf } from '@/lib/institutions/rules/years'
import { db } from '@/lib/kernel/db'
import { seedDemo } from '../../../prisma/seed/demo/demo'
import { useDatabase } from '../../support/database'

const { url } = useDatabase()
const NOW = new Date('2026-11-27T05:00:00Z')

beforeAll(async () => {
  await seedDemo(url, NOW)
})

test('the demo has one current year that holds today, one closed before it and one planned', async () => {
  const years = await db().academicYear.findMany({ orderBy: { startsOn: 'asc' } })
  expect(years.map(({ code, state }) => `${code} ${state}`)).toEqual([
    '2025/26 CLOSED',
    '2026/27 CURRENT',
    '2027/28 PLANNED',
  ])
})

test('about 2,500 children are in classes and groups of every teaching organisation', async () => {
  const students = await db().student.count()
  expect(students).toBeGreaterThan(2200)
  expect(students).toBeLessThan(2800)
  const empty = await db().organization.count({
    where: { kind: { in: ['SCHOOL', 'KINDERGARTEN', 'ADDITIONAL'] }, enrollments: { none: {} } },
  })
  expect(empty).toBe(0)
})

test('no child is written twice, and ages fit the classes', async () => {
  const [twins] = await db().$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM (SELECT 1 FROM "Student" GROUP BY "nameKey", "birthDate" HAVING count(*) > 1) t`
  expect(twins?.count).toBe(0)
  const graded = await db().enrollment.findMany({
    where: { year: { state: 'CURRENT' }, classGroup: { kind: 'CLASS' } },
    select: { student: { select: { birthDate: true } }, classGroup: { select: { grade: true } } },
  })
  const ages = new Set(
    graded.map(
      (row) => startYearOf('2026-09-01') - row.student.birthDate.getUTCFullYear() - (row.classGroup.grade ?? 0),
    ),
  )
  expect([...ages]).toEqual([6])
})
