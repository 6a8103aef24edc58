import { expect, it } from 'vitest'
import { startYearOf } from '@/lib/institutions/rules/years'
import { db } from '@/lib/kernel/db'
import { seedDemo } from '@/prisma/seed/demo/demo'
import { useDatabase } from '../../support/database'
import { dayFromNow } from '../../support/days'
import { hoursErrors } from '../../support/recount-hours'

const { url } = useDatabase()

it('a demonstration begun on 1 September has a current year, records that wait and confirmed ones', async () => {
  const first = `${startYearOf(dayFromNow(0)) + 1}-09-01`
  await seedDemo(url, new Date(`${first}T03:00:00Z`))
  const current = await db().academicYear.findFirstOrThrow({ where: { state: 'CURRENT' } })
  expect(current.startsOn.toISOString().slice(0, 10)).toBe(first)
  const states = await db().activity.groupBy({ by: ['state'], _count: true })
  expect(Object.fromEntries(states.map(({ state, _count }) => [state, _count > 5]))).toEqual({
    HELD: true,
    CONFIRMED: true,
  })
  expect(await hoursErrors()).toEqual([])
}, 120_000)
