import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { logActivity } from '@/lib/activities/commands/log'
import {
  loadActivities,
  loadActivity,
  loadConfirmQueue,
  loadNewActivity,
  loadToday,
} from '@/lib/activities/loaders/activities'
import { loadClassHours, loadHours, loadNorms } from '@/lib/activities/loaders/hours'
import { loadYearGap, loadYears } from '@/lib/institutions/loaders'
import type { Actor } from '@/lib/kernel/actor'
import { dayToDate } from '@/lib/kernel/calendar'
import { db } from '@/lib/kernel/db'
import { newSessionSecret } from '@/lib/kernel/session'
import { loadPartners } from '@/lib/partners/loaders'
import { loadClass, loadClasses } from '@/lib/students/loaders/classes'
import { loadStudentCard, loadStudents } from '@/lib/students/loaders/students'
import { loadTransfers } from '@/lib/students/loaders/transfers'
import { cookieOf, fromOwnPage } from '../../support/request'
import { countStatements, dataOf, run } from '../../support/run-command'
import { activityOf, makeClass, makeSchool, type School } from '../../support/school'
import { makeWorld, type World } from '../../support/town'

vi.mock('next/headers', async () => (await import('../../support/request')).nextHeaders)

const MOST = 10

let world: World
let school: School
let activityId: string

beforeAll(async () => {
  world = await makeWorld()
  school = await makeSchool(world)
  activityId = dataOf(await run(world.head, 'activity.log', logActivity, activityOf(school, [school.mine.id]))).id
  await plant(1)
})

async function signIn(actor: Actor): Promise<void> {
  const { secret, tokenHash } = newSessionSecret()
  await db().session.create({ data: { userId: actor.userId, grantId: actor.grantId, tokenHash } })
  fromOwnPage(await cookieOf(secret))
}

/** More of everything that the pages list: classes with pupils, records, partners, transfers, years gone by. */
async function plant(times: number): Promise<void> {
  const { municipalityId } = world
  const { school: organizationId, otherSchool } = world.organizations
  const place = { municipalityId, organizationId, yearId: school.year.id, from: school.from }
  for (let n = 0; n < times; n++) {
    const mark = randomUUID().slice(0, 6)
    const group = await makeClass(place, `7-${mark}`, 7, 20)
    await db().classStaff.create({
      data: {
        ...{ classGroupId: group.id, userId: world.teacher.userId, duty: 'SUBJECT_TEACHER' },
        validFrom: dayToDate(school.from),
      },
    })
    for (const classId of [group.id, school.mine.id])
      dataOf(await run(world.head, 'activity.log', logActivity, activityOf(school, [classId])))
    await db().partner.create({
      data: { municipalityId, organizationId, name: `Партнёр ${mark}`, nameKey: mark, kind: 'ENTERPRISE' },
    })
    const [leaving = ''] = group.pupils
    const stay = await db().enrollment.findFirstOrThrow({ where: { studentId: leaving } })
    await db().studentTransfer.create({
      data: {
        ...{
          municipalityId,
          studentId: leaving,
          openFor: leaving,
          fromEnrollmentId: stay.id,
          transferOn: dayToDate(school.today),
        },
        ...{ fromOrganizationId: organizationId, toOrganizationId: otherSchool, askedById: world.head.userId },
        askedAt: new Date(),
      },
    })
  }
}

type Way = [name: string, who: () => Actor, load: () => Promise<unknown>]
const ways: Way[] = [
  ['classes of a school', () => world.head, () => loadClasses({})],
  ['classes of a teacher', () => world.teacher, () => loadClasses({})],
  ['classes of the municipality', () => world.chief, () => loadClasses({})],
  ['a class', () => world.head, () => loadClass(school.mine.id)],
  ['pupils', () => world.head, () => loadStudents({})],
  ['a pupil', () => world.head, () => loadStudentCard(school.mine.pupils[0] ?? '')],
  ['hours of a class', () => world.teacher, () => loadClassHours(school.mine.id)],
  ['hours of a school', () => world.head, () => loadHours({})],
  ['hours of the municipality', () => world.chief, () => loadHours({})],
  [
    'hours of a school seen from above',
    () => world.chief,
    () => loadHours({ organization: world.organizations.school }),
  ],
  ['activities', () => world.head, () => loadActivities({})],
  ['an activity', () => world.head, () => loadActivity(activityId)],
  ['what to confirm', () => world.head, () => loadConfirmQueue({})],
  ['classes to log for', () => world.teacher, () => loadNewActivity({})],
  ['a new activity', () => world.teacher, () => loadNewActivity({ class: school.mine.id })],
  ['a teacher’s day', () => world.teacher, () => loadToday(world.teacher)],
  ['transfers', () => world.head, () => loadTransfers()],
  ['transfers to come', () => world.stranger, () => loadTransfers()],
  ['years', () => world.chief, () => loadYears({})],
  ['whether a year holds today', () => world.chief, () => loadYearGap()],
  ['norms', () => world.methodist, () => loadNorms({})],
  ['partners', () => world.head, () => loadPartners({})],
]

describe('a page of classes, pupils, activities and hours', () => {
  it(`costs at most ${MOST} statements, the session included, and as many with twenty times the rows`, async () => {
    const count = async () => {
      const found: Record<string, number> = {}
      for (const [name, who, load] of ways) {
        await signIn(who())
        found[name] = await countStatements(load)
      }
      return found
    }
    const few = await count()
    await plant(20)
    expect(await count()).toEqual(few)
    for (const [name, statements] of Object.entries(few)) {
      expect(statements, name).toBeGreaterThan(0)
      expect(statements, name).toBeLessThanOrEqual(MOST)
    }
    console.info('statements a page view, session included:', few)
  }, 120_000)
})

describe('when the academic year is over and nobody has opened the next one', () => {
  it('the portal says so to those who work with classes, and the log offers the last day of the year', async () => {
    const endsOn = school.yesterday
    await db().academicYear.update({ where: { id: school.year.id }, data: { endsOn: dayToDate(endsOn) } })
    for (const [actor, canOpen] of [
      [world.chief, true],
      [world.teacher, false],
      [world.head, false],
    ] as const) {
      await signIn(actor)
      expect(await loadYearGap()).toMatchObject({ over: { code: 'этот', endsOn }, planned: false, canOpen })
    }
    await signIn(world.parent)
    expect(await loadYearGap()).toBeNull()
    await signIn(world.teacher)
    expect(await loadNewActivity({ class: school.mine.id })).toMatchObject({
      kind: 'form',
      day: endsOn,
      latest: endsOn,
    })
    const log = (heldOn: string) =>
      run(world.teacher, 'activity.log', logActivity, activityOf(school, [school.mine.id], { heldOn }))
    expect(await log(school.today)).toMatchObject({ ok: false })
    expect(await log(endsOn)).toMatchObject({ ok: true })
  })

  it('and with every year closed each page still opens', async () => {
    await db().academicYear.updateMany({ data: { state: 'CLOSED' } })
    for (const [name, who, load] of ways) {
      await signIn(who())
      await expect(load(), name).resolves.toBeDefined()
    }
    await signIn(world.head)
    expect(await loadYearGap()).toMatchObject({ over: null, canOpen: false })
    expect(await loadNewActivity({})).toMatchObject({ kind: 'choose', classes: [] })
  })
})
