import { beforeAll, describe, expect, it, vi } from 'vitest'
import { db, pool } from '@/lib/kernel/db'
import {
  loadChildResults,
  loadClassDiagnostics,
  loadDiagnostics,
  loadEnterResults,
  loadMethod,
  loadMethods,
  loadSittingSheets,
} from '@/lib/pathways/loaders/diagnostics'
import { loadPathwayForm } from '@/lib/pathways/loaders/pathways'
import { useDatabase } from '../../support/database'
import { fromOwnPage } from '../../support/request'
import { seedDemoWorld, signedIn } from '../../support/worlds'

vi.mock('next/headers', async () => (await import('../../support/request')).nextHeaders)

const { url } = useDatabase()
let classId = ''
let told = ''
let untold = ''

beforeAll(async () => {
  await seedDemoWorld(url)
  const { id: organizationId } = await db().organization.findFirstOrThrow({ where: { shortName: 'Школа № 1' } })
  const group = await db().classGroup.findFirstOrThrow({
    where: { organizationId, year: { state: 'CURRENT' }, grade: 8, name: '8А' },
  })
  classId = group.id
  const childOf = async (visibility: 'PSYCH' | 'FAMILY') => {
    const results = { some: { visibility }, none: { visibility: { not: visibility } } }
    const inClass = { some: { classGroupId: classId, validUntil: null } }
    // A few of the class have no route: which ones, differs with every demonstration.
    const pathways = { some: { year: { state: 'CURRENT' as const }, state: { not: 'CLOSED' as const } } }
    const where = { enrollments: inClass, diagnosticResults: results, pathways }
    return (await db().student.findFirstOrThrow({ where })).id
  }
  ;[told, untold] = [await childOf('FAMILY'), await childOf('PSYCH')]
}, 120_000)

/** What a page reads outside a transaction goes by the pool itself. */
async function countStatements(load: () => Promise<unknown>): Promise<number> {
  const asked = vi.spyOn(pool(), 'query')
  await load()
  const count = asked.mock.calls.length
  asked.mockRestore()
  return count
}
const as = async (login: string) => fromOwnPage(await signedIn(login))

describe('the pages of diagnostics', () => {
  it('are read in ten statements at most, whatever the rows', async () => {
    await as('psychologist.school1')
    const { sittings } = await loadClassDiagnostics(classId)
    expect(sittings[0]?.finished).toBeGreaterThan(0)
    for (const load of [
      () => loadSittingSheets(sittings[0]?.id ?? ''),
      () => loadDiagnostics(),
      () => loadClassDiagnostics(classId),
      () => loadEnterResults(classId, {}),
      () => loadChildResults(told),
    ])
      expect(await countStatements(load)).toBeLessThanOrEqual(10)
    await as('resource')
    for (const load of [() => loadMethods(), () => loadMethod('readiness')])
      expect(await countStatements(load)).toBeLessThanOrEqual(10)
  })

  it('give scales to the psychologist of the class alone, and to the staff only what was opened (rule 16)', async () => {
    const read = async (login: string, studentId: string) => {
      await as(login)
      const { results } = await loadChildResults(studentId)
      return results.map(({ scales, summary }) => [scales !== null, summary !== null])
    }
    expect(await read('psychologist.school1', untold)).toContainEqual([true, true])
    for (const login of ['head.school1', 'deputy.school1']) {
      expect(new Set((await read(login, untold)).flat()), login).toEqual(new Set([false]))
      expect(await read(login, told), login).toContainEqual([false, true])
    }
  })
})

describe('the page of a route’s goal', () => {
  it('shows its writer the newest summaries that are open to the staff, in ten statements at most', async () => {
    const summariesOf = async (studentId: string) => {
      const pathway = await db().pathway.findFirst({
        where: { studentId, year: { state: 'CURRENT' }, state: { not: 'CLOSED' } },
      })
      if (!pathway) return null
      let results: { summary: string }[] = []
      const count = await countStatements(async () => {
        results = (await loadPathwayForm(pathway.id)).results
      })
      expect(count).toBeLessThanOrEqual(10)
      return results.map(({ summary }) => summary)
    }
    await as('head.school1')
    const { summary } = await db().diagnosticResult.findFirstOrThrow({
      where: { studentId: told, visibility: { not: 'PSYCH' } },
      orderBy: { takenOn: 'desc' },
    })
    expect((await summariesOf(told))?.[0]).toBe(summary)
    expect(await summariesOf(untold)).toEqual([])
  })
})
