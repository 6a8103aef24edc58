import { beforeAll, describe, expect, it, vi } from 'vitest'
import { loadAccessAtClass, loadChildAccess, loadClassAccess, loadSlipSheet } from '@/lib/family/loaders/access'
import {
  loadAsk,
  loadBlank,
  loadConsentClass,
  loadConsents,
  loadConsentText,
  loadConsentTexts,
  loadFamilyConsents,
} from '@/lib/family/loaders/consents'
import { db, pool } from '@/lib/kernel/db'
import { loadOutcomeClass, loadOutcomePupil, loadOutcomeSummary, loadOutcomes } from '@/lib/outcomes/loaders'
import {
  loadChildResults,
  loadClassDiagnostics,
  loadDiagnostics,
  loadEnterResults,
  loadMethods,
} from '@/lib/pathways/loaders/diagnostics'
import { loadFamilyHome, loadFamilyPage, loadWaitingNotes } from '@/lib/pathways/loaders/family'
import { loadCardAside, loadPathway } from '@/lib/pathways/loaders/pathways'
import { loadClass } from '@/lib/students/loaders/classes'
import { loadStudentCard } from '@/lib/students/loaders/students'
import { useDatabase } from '../../support/database'
import { fromOwnPage } from '../../support/request'
import { seedDemoWorld, signedIn } from '../../support/worlds'

vi.mock('next/headers', async () => (await import('../../support/request')).nextHeaders)

const { url } = useDatabase()
const ids: Record<string, string> = {}

beforeAll(async () => {
  await seedDemoWorld(url)
  const link = await db().guardianLink.findFirstOrThrow({
    where: {
      user: { login: 'parent1' },
      student: { pathways: { some: { organization: { shortName: 'Школа № 1' } } } },
    },
    include: { student: { include: { pathways: true } } },
  })
  ids.child = link.studentId
  ids.pathway = link.student.pathways[0]?.id ?? ''
  ids.class = link.student.pathways[0]?.classGroupId ?? ''
  const outcome = await db().graduateOutcome.findFirstOrThrow({
    where: { organization: { shortName: 'Школа № 1' }, phase: 'ACTUAL', classGroup: { grade: 11 } },
  })
  ids.left = outcome.classGroupId
  ids.graduate = outcome.studentId
  ids.ask = (await db().consentAsk.findFirstOrThrow({ where: { classGroupId: ids.class } })).id
}, 120_000)

/** What a page reads outside a transaction goes by the pool itself. */
async function countStatements(load: () => Promise<unknown>): Promise<number> {
  const asked = vi.spyOn(pool(), 'query')
  await load()
  const count = asked.mock.calls.length
  asked.mockRestore()
  return count
}

const id = (name: string) => ids[name] ?? ''

const PAGES: [login: string, name: string, load: () => Promise<unknown>][] = [
  ['parent2', 'home of one child', () => loadFamilyHome()],
  ['parent1', 'home of two children', () => loadFamilyHome()],
  ['parent1', 'child', () => loadFamilyPage(id('child'))],
  ['parent1', 'consents of the family', () => loadFamilyConsents(id('child'))],
  ['student1', 'home of a pupil', () => loadFamilyHome()],
  ['head.school1', 'access of a class', () => loadClassAccess(id('class'))],
  ['head.school1', 'slips', () => loadSlipSheet({ classId: id('class') })],
  ['head.school1', 'access of a child', () => loadChildAccess(id('child'))],
  ['head.school1', 'waiting questions', () => loadWaitingNotes()],
  ['head.school1', 'consents', () => loadConsents()],
  ['head.school1', 'consents of a class', () => loadConsentClass(id('class'))],
  ['head.school1', 'ask', () => loadAsk(id('ask'))],
  ['head.school1', 'blanks of a class', () => loadBlank('PORTAL', id('class'))],
  ['department', 'texts', () => loadConsentTexts()],
  ['department', 'text', () => loadConsentText('PORTAL')],
  ['psychologist.school1', 'diagnostics', () => loadDiagnostics()],
  ['psychologist.school1', 'diagnostics of a class', () => loadClassDiagnostics(id('class'))],
  ['psychologist.school1', 'results to enter', () => loadEnterResults(id('class'), {})],
  ['psychologist.school1', 'results of a child', () => loadChildResults(id('child'))],
  ['resource', 'methods', () => loadMethods()],
  ['head.school1', 'route', () => loadPathway(id('pathway'))],
  ['head.school1', 'class', () => Promise.all([loadClass(id('class')), loadAccessAtClass(id('class'))])],
  ['head.school1', 'graduating classes', () => loadOutcomes({})],
  ['head.school1', 'graduates of a class', () => loadOutcomeClass(id('left'), { phase: 'ACTUAL' })],
  ['head.school1', 'graduate', () => loadOutcomePupil(id('left'), id('graduate'))],
  ['department', 'summary of graduates', () => loadOutcomeSummary({})],
  ['head.school1', 'card', () => Promise.all([loadStudentCard(id('child')), loadCardAside(id('child'))])],
]

describe('pages of families, consents, diagnostics and graduates', () => {
  for (const [login, name, load] of PAGES) {
    it(`${login}: ${name} takes ten statements at most`, async () => {
      fromOwnPage(await signedIn(login))
      const count = await countStatements(load)
      console.info(`${login}, ${name}: ${count}`)
      expect(count).toBeGreaterThan(0)
      // Outside a page every loader reads its actor anew; in a page they share it.
      expect(count - (name === 'card' || name === 'class' ? 1 : 0)).toBeLessThanOrEqual(10)
    })
  }
})
