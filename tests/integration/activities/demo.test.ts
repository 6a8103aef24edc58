import { describe, expect, it } from 'vitest'
import { db } from '@/lib/kernel/db'
import { seedDemo } from '@/prisma/seed/demo/demo'
import { useDatabase } from '../../support/database'
import { hoursErrors } from '../../support/recount-hours'

const { url } = useDatabase()

describe('the demonstration’s activities', () => {
  it('are some hundreds in every state of a living school, and the counters hold them', async () => {
    await seedDemo(url, new Date('2026-11-27T03:00:00Z'))
    const states = await db().activity.groupBy({ by: ['state'], _count: true })
    const of = (state: string) => states.find((each) => each.state === state)?._count ?? 0
    expect(of('CONFIRMED')).toBeGreaterThan(300)
    expect(of('HELD')).toBeGreaterThan(20)
    expect(await db().activity.count({ where: { planLineId: { not: null } } })).toBeGreaterThan(100)
    expect(await db().participation.count()).toBeGreaterThan(5000)
    expect(await hoursErrors()).toEqual([])
  }, 120_000)
})
