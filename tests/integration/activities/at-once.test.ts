import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { lockPeriod } from '@/lib/activities/commands/confirm'
import { logActivity } from '@/lib/activities/commands/log'
import { chooseLevel, editDirection, editNorm } from '@/lib/activities/commands/norms'
import { setBreaks, setOwnBreaks } from '@/lib/institutions/commands/years'
import { breaksMark } from '@/lib/institutions/rules/years'
import { addDays, dayToDate } from '@/lib/kernel/calendar'
import { db } from '@/lib/kernel/db'
import { addPartner, editPartner } from '@/lib/partners/commands'
import { hoursErrors } from '../../support/recount-hours'
import { dataOf, run, said, tally } from '../../support/run-command'
import { activityOf, makeSchool, type School } from '../../support/school'
import { makeWorld, type World } from '../../support/town'

let world: World
let school: School

beforeAll(async () => {
  world = await makeWorld()
  school = await makeSchool(world)
})

const times = <T>(count: number, work: (n: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, n) => work(n)))
const partner = (name: string, requestKey: string = randomUUID()) => ({
  ...{ requestKey, name, settlement: null },
  kind: 'ENTERPRISE' as const,
})

describe('two at once in the register of partners', () => {
  it('one name is added once, whoever adds it and however it is written', async () => {
    for (let round = 0; round < 10; round++) {
      const names = [`Завод «Кедр-${round}»`, `завод КЕДР-${round}`]
      const results = await times(8, (n) =>
        run(n % 3 === 0 ? world.methodist : world.head, 'partner.edit', addPartner, partner(names[n % 2] ?? '')),
      )
      expect(tally(results)).toEqual({ done: 1, invalid: 7 })
    }
  })

  it('two partners renamed to one name: one gets it, the other is told that the name is taken', async () => {
    for (let round = 0; round < 10; round++) {
      const rows = await times(4, async (n) =>
        dataOf(await run(world.head, 'partner.edit', addPartner, partner(`Депо ${round}-${n}`))),
      )
      const results = await times(4, (n) =>
        run(world.head, 'partner.edit', editPartner, {
          ...{ partnerId: rows[n]?.id ?? '', version: 1, name: `Узел ${round}`, kind: 'CENTRE' as const },
          ...{ settlement: null, archived: false },
        }),
      )
      expect(tally(results)).toEqual({ done: 1, invalid: 3 })
    }
  })

  it('a new partner and a renamed one with one name: one of them', async () => {
    for (let round = 0; round < 10; round++) {
      const { id } = dataOf(await run(world.head, 'partner.edit', addPartner, partner(`Лесхоз ${round}`)))
      const name = `Лесничество ${round}`
      const results = await Promise.all([
        run(world.methodist, 'partner.edit', addPartner, partner(name)),
        run(world.head, 'partner.edit', editPartner, {
          ...{ partnerId: id, version: 1, name, kind: 'CENTRE' as const, settlement: null, archived: false },
        }),
      ])
      expect(results.map(said).sort()).toEqual(['done', 'invalid'])
    }
  })
})

describe('two at once in norms and breaks', () => {
  it('of ten changes of one norm, direction or version one is made, the others see it', async () => {
    const norm = await db().hoursNorm.findFirstOrThrow({ where: { yearId: school.year.id, level: 'BASE' } })
    const norms = await times(10, (n) =>
      run(world.methodist, 'norm.edit', editNorm, { normId: norm.id, version: 1, minHours: 10 + n }),
    )
    expect(tally(norms)).toEqual({ done: 1, CHANGED_MEANWHILE: 9 })
    const directionId = school.directions[0]?.id ?? ''
    const titles = await times(10, (n) =>
      run(world.methodist, 'norm.edit', editDirection, {
        directionId,
        version: 1,
        title: `Имя ${n}`,
        shortTitle: 'Имя',
      }),
    )
    expect(tally(titles)).toEqual({ done: 1, CHANGED_MEANWHILE: 9 })
    expect(await db().event.count({ where: { kind: { in: ['normChanged', 'directionChanged'] } } })).toBe(2)
  })

  it('ten choices of a level leave one, and none fails', async () => {
    const results = await times(10, (n) =>
      run(world.head, 'activity.confirm', chooseLevel, { yearId: school.year.id, level: n % 2 ? 'MAIN' : 'BASE' }),
    )
    expect(tally(results)).toEqual({ done: 10 })
    expect(await db().guidanceLevel.count({ where: { organizationId: world.organizations.school } })).toBe(1)
  })

  it('of eight who save the breaks of one page one does, for the municipality and for a school', async () => {
    const rows = (n: number) => [
      { title: `Каникулы ${n}`, startsOn: addDays(school.from, 10), endsOn: addDays(school.from, 12 + n) },
    ]
    const input = (n: number) => ({ yearId: school.year.id, mark: breaksMark([]), rows: rows(n) })
    const usual = await times(8, (n) => run(world.chief, 'year.edit', setBreaks, input(n)))
    expect(tally(usual)).toEqual({ done: 1, CHANGED_MEANWHILE: 7 })
    const own = await times(8, (n) => run(n % 2 ? world.head : world.deputy, 'class.edit', setOwnBreaks, input(n)))
    expect(tally(own)).toEqual({ done: 1, CHANGED_MEANWHILE: 7 })
    const kept = await db().schoolBreak.groupBy({
      by: ['organizationId'],
      where: { yearId: school.year.id },
      _count: true,
    })
    expect(kept.map(({ _count }) => _count)).toEqual([1, 1])
  })
})

describe('a period closed while records are written', () => {
  it('keeps no unconfirmed record: each came before the closing, which then waits for it, or is refused', async () => {
    let [closed, waited] = [0, 0]
    for (let round = 0; round < 20; round++) {
      const through = addDays(school.from, 2 + round)
      const log = async () => {
        const form = activityOf(school, [school.mine.id], { heldOn: through })
        return said(await run(world.teacher, 'activity.log', logActivity, form))
      }
      const lock = async () => said(await run(world.head, 'activity.confirm', lockPeriod, { through }))
      const told = round % 2 ? await Promise.all([log(), lock(), log()]) : await Promise.all([lock(), log(), log()])
      const locked = told[round % 2] ?? ''
      const logged = told.filter((_, at) => at !== round % 2)
      const held = await db().activity.count({ where: { heldOn: dayToDate(through), state: 'HELD' } })
      expect(held).toBe(logged.filter((one) => one === 'done').length)
      if (locked === 'done') {
        closed++
        expect(logged, 'no record comes into a closed period').toEqual(['PERIOD_LOCKED', 'PERIOD_LOCKED'])
      } else {
        waited++
        expect(locked).toBe('UNCONFIRMED_LEFT')
        expect(held).toBeGreaterThan(0)
      }
      await db().activity.updateMany({
        where: { state: 'HELD', heldOn: dayToDate(through) },
        data: { state: 'CANCELLED' },
      })
    }
    expect(closed + waited).toBe(20)
    expect(await hoursErrors()).toEqual([])
  })
})
