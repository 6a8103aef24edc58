import { beforeAll, describe, expect, it, vi } from 'vitest'
import { GET as pathwayOfFamily } from '@/app/api/family/[studentId]/pathway/route'
import { GET as pathwayOfStaff } from '@/app/api/pathways/[pathwayId]/pdf/route'
import { addDays, dayToDate, localDay } from '@/lib/kernel/calendar'
import { db } from '@/lib/kernel/db'
import { loadOutcomeClass } from '@/lib/outcomes/loaders'
import { loadChildResults } from '@/lib/pathways/loaders/diagnostics'
import { loadFamilyHome, loadFamilyPage } from '@/lib/pathways/loaders/family'
import { loadPathway } from '@/lib/pathways/loaders/pathways'
import { loadStudentCard } from '@/lib/students/loaders/students'
import { useDatabase } from '../../support/database'
import { fromOwnPage } from '../../support/request'
import { databaseNow } from '../../support/run-command'
import { seedDemoWorld, signedIn } from '../../support/worlds'

vi.mock('next/headers', async () => (await import('../../support/request')).nextHeaders)

const { url } = useDatabase()
const child = { id: '', pathwayId: '', enrollmentId: '', schoolTwo: '', classTwo: '' }
let today = ''

beforeAll(async () => {
  await seedDemoWorld(url)
  today = localDay(await databaseNow(), 'Asia/Irkutsk')
  const link = await db().guardianLink.findFirstOrThrow({
    where: {
      user: { login: 'parent1' },
      student: { pathways: { some: { organization: { shortName: 'Школа № 1' } } } },
    },
    include: { student: { include: { pathways: true, enrollments: { where: { validUntil: null, kind: 'MAIN' } } } } },
  })
  const there = await db().classGroup.findFirstOrThrow({
    where: { organization: { shortName: 'Школа № 2' }, grade: 8, year: { state: 'CURRENT' } },
  })
  Object.assign(child, {
    ...{ id: link.studentId, pathwayId: link.student.pathways[0]?.id, enrollmentId: link.student.enrollments[0]?.id },
    ...{ schoolTwo: there.organizationId, classTwo: there.id },
  })
}, 120_000)

type Door = 'card' | 'route' | 'results' | 'family' | 'route as PDF' | 'family’s PDF'

/** What a person finds behind each door of the child: «page» or «404». */
async function behind(login: string): Promise<Record<Door, string>> {
  fromOwnPage(await signedIn(login))
  const page = async (load: () => Promise<unknown>) => {
    try {
      await load()
      return 'page'
    } catch (error) {
      const digest = (error as { digest?: string }).digest ?? ''
      if (digest.includes('404')) return '404'
      throw error
    }
  }
  const file = async (handler: typeof pathwayOfFamily | typeof pathwayOfStaff, params: Record<string, string>) => {
    const answer = await (handler as (request: Request, context: object) => Promise<Response>)(
      new Request('http://localhost/'),
      { params: Promise.resolve(params) },
    )
    return answer.status === 200 ? 'page' : String(answer.status)
  }
  return {
    card: await page(() => loadStudentCard(child.id)),
    route: await page(() => loadPathway(child.pathwayId)),
    results: await page(() => loadChildResults(child.id)),
    family: await page(() => loadFamilyPage(child.id)),
    'route as PDF': await file(pathwayOfStaff, { pathwayId: child.pathwayId }),
    'family’s PDF': await file(pathwayOfFamily, { studentId: child.id }),
  }
}

const doors = (staff: string, family: string) => ({
  ...{ card: staff, route: staff, results: staff, 'route as PDF': staff },
  ...{ family, 'family’s PDF': family },
})
const NOTHING = doors('404', '404')
const STAFF = doors('page', '404')
const FAMILY = doors('404', 'page')

describe('what is not one’s own is not found', () => {
  it('the class’s teacher, the head and the family see the child, each by the own doors', async () => {
    for (const login of ['teacher.school1', 'head.school1', 'deputy.school1', 'psychologist.school1'])
      expect([login, await behind(login)]).toEqual([login, STAFF])
    expect(await behind('parent1')).toEqual(FAMILY)
  })

  it('another class’s teacher, another school’s head, another parent, and whoever is above see nothing', async () => {
    const strangers = [
      ...['pedagogue.school1.2', 'head.school2', 'pedagogue.school2', 'parent2', 'parent3', 'admin'],
      ...['department', 'department2', 'resource', 'head.additional1'],
    ]
    for (const login of strangers) expect([login, await behind(login)]).toEqual([login, NOTHING])
  })

  it('a dispute freezes the family’s doors, and its end opens them; a revoked link stays shut', async () => {
    const link = { studentId: child.id, user: { login: 'parent1' } }
    await db().guardianLink.updateMany({ where: link, data: { frozenAt: new Date() } })
    expect(await behind('parent1')).toEqual(NOTHING)
    await db().guardianLink.updateMany({ where: link, data: { frozenAt: null } })
    expect(await behind('parent1')).toEqual(FAMILY)
    await db().guardianLink.updateMany({ where: link, data: { revokedAt: new Date() } })
    expect(await behind('parent1')).toEqual(NOTHING)
    const home = await loadFamilyHome()
    expect(home?.children.map(({ studentId }) => studentId)).not.toContain(child.id)
    await db().guardianLink.updateMany({ where: link, data: { revokedAt: null } })
  })

  it('after a transfer the old school’s people find the child no longer, the new one’s do, the family still does', async () => {
    const { municipalityId, yearId } = await db().enrollment.findUniqueOrThrow({ where: { id: child.enrollmentId } })
    await db().enrollment.update({
      where: { id: child.enrollmentId },
      data: { validUntil: dayToDate(addDays(today, -1)), leaveReason: 'TRANSFERRED' },
    })
    await db().enrollment.create({
      data: {
        ...{
          municipalityId,
          yearId,
          studentId: child.id,
          organizationId: child.schoolTwo,
          classGroupId: child.classTwo,
        },
        validFrom: dayToDate(today),
      },
    })
    for (const login of ['teacher.school1', 'head.school1', 'deputy.school1', 'psychologist.school1'])
      expect([login, await behind(login)]).toEqual([login, NOTHING])
    expect(await behind('head.school2')).toEqual(STAFF)
    expect(await behind('parent1')).toEqual(FAMILY)
  })

  it('a class’s graduates are not found by another school, a colleague, the Department and families', async () => {
    const left = await db().classGroup.findFirstOrThrow({
      where: { organization: { shortName: 'Школа № 1' }, grade: 11, year: { state: 'CLOSED' } },
    })
    for (const login of ['head.school2', 'pedagogue.school1.2', 'department', 'resource', 'parent1', 'admin']) {
      fromOwnPage(await signedIn(login))
      const opened = await loadOutcomeClass(left.id, {}).catch((error: { digest?: string }) => error.digest)
      expect([login, String(opened).includes('404')]).toEqual([login, true])
    }
  })
})
