import { beforeAll, describe, expect, it, vi } from 'vitest'
import { db, pool } from '@/lib/kernel/db'
import { loadContest, loadContests, loadNewContest } from '@/lib/plans/loaders/contests'
import { loadCurriculum, loadInclusion } from '@/lib/plans/loaders/curriculum'
import { loadNewProposal, loadProposals, loadProposalsAtPlan } from '@/lib/plans/loaders/entry-proposals'
import {
  loadEntryForm,
  loadNewPlan,
  loadPlan,
  loadPlanComparison,
  loadPlanDraft,
  loadPlans,
  loadPlansAtHome,
} from '@/lib/plans/loaders/plan'
import { loadPlanCalendar } from '@/lib/plans/loaders/plan-calendar'
import { loadOwnPlanned, loadPlanned } from '@/lib/plans/loaders/planned'
import { loadNewPortfolio, loadPortfolio, loadPortfolioRecord } from '@/lib/plans/loaders/portfolio'
import { loadNewProgramme, loadProgramme, loadProgrammes } from '@/lib/plans/loaders/programmes'
import { loadClassProjects, loadProject, loadProjects } from '@/lib/plans/loaders/projects'
import { loadCarriedPlans } from '@/lib/plans/loaders/roll-over'
import { loadFilingDue } from '@/lib/resolutions/loaders/plans'
import { loadRollOver } from '@/lib/students/loaders/roll-over'
import { useDatabase } from '../../support/database'
import { fromOwnPage } from '../../support/request'
import { seedDemoWorld, signedIn } from '../../support/worlds'

vi.mock('next/headers', async () => (await import('../../support/request')).nextHeaders)

const { url } = useDatabase()
const ids: Record<string, string> = {}

beforeAll(async () => {
  await seedDemoWorld(url)
  const school = { organization: { shortName: 'Школа № 1' } }
  const current = { year: { state: 'CURRENT' as const } }
  ids.school = (await db().organization.findFirstOrThrow({ where: { shortName: 'Школа № 1' } })).id
  ids.portfolio = (await db().portfolioProject.findFirstOrThrow({ where: school })).id
  ids.class = (await db().classGroup.findFirstOrThrow({ where: { ...school, ...current, grade: 10 } })).id
  ids.project = (await db().individualProject.findFirstOrThrow({ where: { ...school, ...current } })).id
  ids.contest = (await db().contestEntry.findFirstOrThrow({ where: school })).id
  const planOf = async (shortName: string) =>
    (await db().careerPlan.findFirstOrThrow({ where: { organization: { shortName }, kind: 'SCHOOL' } })).id
  ids.draft = await planOf('Школа п. Брусничный')
  ids.inForce = await planOf('Школа № 2')
  ids.schoolPlan = await planOf('Школа № 1')
  ids.line = (await db().planLine.findFirstOrThrow({ where: { planId: await planOf('Школа № 1') } })).id
  ids.proposal = (await db().entryProposal.findFirstOrThrow({ where: { planId: ids.schoolPlan } })).id
  ids.programme = (await db().additionalProgramme.findFirstOrThrow({ orderBy: { title: 'asc' } })).id
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
const id = (name: string) => ids[name] ?? ''

const PAGES: [login: string, name: string, load: () => Promise<unknown>][] = [
  ['head.school1', 'curriculum', () => loadCurriculum({})],
  ['head.school1', 'inclusion', () => loadInclusion('electives')],
  ['head.school1', 'portfolio', () => loadPortfolio({})],
  ['head.school1', 'new portfolio record', () => loadNewPortfolio()],
  ['head.school1', 'portfolio record', () => loadPortfolioRecord(id('portfolio'))],
  ['head.school1', 'projects', () => loadProjects({})],
  ['head.school1', 'class', () => loadClassProjects(id('class'))],
  ['head.school1', 'project', () => loadProject(id('project'))],
  ['head.school1', 'contests', () => loadContests({})],
  ['head.school1', 'contest', () => loadContest(id('contest'))],
  ['head.school1', 'new contest', () => loadNewContest({ class: id('class') })],
  ['teacher.school1', 'projects of a teacher', () => loadProjects({})],
  ['head.additional1', 'programmes', () => loadProgrammes({})],
  ['head.additional1', 'new programme', () => loadNewProgramme()],
  ['department', 'programme', () => loadProgramme(id('programme'))],
  ['department', 'curriculum from above', () => loadCurriculum({})],
  ['department', 'portfolio from above', () => loadPortfolio({})],
  ['department', 'projects from above', () => loadProjects({})],
  ['resource', 'programmes from above', () => loadProgrammes({})],
  ['resource', 'curriculum of a school', () => loadCurriculum({ organization: id('school') })],
  ['head.school8', 'plans of a head', () => loadPlans({})],
  ['head.school8', 'draft of a plan', async () => loadFilingDue(await loadPlan(id('draft'), {}))],
  ['head.school8', 'forms of a draft', async () => loadFilingDue(await loadPlanDraft(id('draft')))],
  ['head.school8', 'plan at home', () => loadPlansAtHome()],
  ['head.school5', 'new plan', () => loadNewPlan()],
  ['head.school2', 'revisions compared', () => loadPlanComparison(id('inForce'), {})],
  ['department', 'plan in force from above', () => loadPlan(id('inForce'), {})],
  ['resource', 'plans from above', () => loadPlans({})],
  ['teacher.school1', 'entry of the plan to hold', () => loadPlanned(id('line'))],
  ['teacher.school1', 'calendar of the plan', () => loadPlanCalendar(id('schoolPlan'), {})],
  ['department', 'calendar of a plan from above', () => loadPlanCalendar(id('inForce'), { as: 'list' })],
  ['head.school8', 'calendar of a draft', () => loadPlanCalendar(id('draft'), {})],
  ['head.school8', 'proposals to answer', () => loadProposals(id('draft'))],
  ['teacher.school1', 'own proposals', () => loadProposals(id('schoolPlan'))],
  ['teacher.school1', 'form of a proposal', () => loadNewProposal(id('schoolPlan'), { from: id('proposal') })],
  ['teacher.school1', 'plans of a teacher at home', () => loadPlansAtHome()],
  ['teacher.school1', 'own week', () => loadOwnPlanned()],
  ['head.school8', 'form of an entry', () => loadEntryForm(id('draft'))],
  [
    'teacher.school1',
    'plan and its proposals',
    async () => loadProposalsAtPlan((await loadPlan(id('schoolPlan'), {})).plan),
  ],
  [
    'head.school1',
    'roll-over with plans',
    async () => {
      const { from, to } = await loadRollOver({})
      await loadCarriedPlans(from, to)
    },
  ],
  ['resource', 'projects of a school', () => loadProjects({ organization: id('school') })],
]

describe('the pages of plans and registers', () => {
  it.each(PAGES)('as %s: %s, in at most ten statements', async (login, _name, load) => {
    await as(login)
    const count = await countStatements(load)
    expect(count).toBeGreaterThan(0)
    expect(count).toBeLessThanOrEqual(10)
  })

  it('give a page of a long list and the key of the next one', async () => {
    const [some] = await db().portfolioProject.findMany({ where: { id: id('portfolio') } })
    if (!some) throw new Error('no record')
    await db().portfolioProject.createMany({
      data: Array.from({ length: 70 }, (_, at) => ({
        ...{ ...some, id: crypto.randomUUID(), title: `Проба ${at}`, activityId: null },
        createdAt: new Date(some.createdAt.getTime() + at * 1000),
      })),
    })
    await as('head.school1')
    const seen = new Set<string>()
    let after: string | undefined
    for (let page = 0; page < 5; page++) {
      const { page: found } = await loadPortfolio(after ? { after } : {})
      expect(found.rows.length).toBeLessThanOrEqual(30)
      for (const row of found.rows) seen.add(row.id)
      if (!found.next) break
      after = found.next
    }
    expect(seen.size).toBe(
      await db().portfolioProject.count({ where: { organizationId: id('school'), removedAt: null } }),
    )
    expect(await countStatements(() => loadPortfolio({}))).toBeLessThanOrEqual(10)
  })

  it('show the Department no child’s name and no class', async () => {
    const names = await db().student.findMany({ select: { lastName: true, firstName: true } })
    await as('department')
    const shown = JSON.stringify([
      await loadProjects({}),
      await loadProjects({ organization: id('school') }),
      await loadContests({ organization: id('school') }),
    ])
    const full = new Set(names.map(({ lastName, firstName }) => `"lastName":"${lastName}","firstName":"${firstName}"`))
    expect([...full].filter((name) => shown.includes(name))).toEqual([])
    await expect(loadProject(id('project'))).rejects.toThrow()
    await expect(loadContest(id('contest'))).rejects.toThrow()
    await expect(loadClassProjects(id('class'))).rejects.toThrow()
  })

  it('keep the last year readable', async () => {
    const old = await db().academicYear.findFirstOrThrow({ where: { state: 'CLOSED' } })
    await as('head.school1')
    const view = await loadCurriculum({ year: old.id })
    expect(view.curriculum?.inclusions).toHaveLength(2)
    expect([view.mayEdit, view.mayConfirm]).toEqual([false, false])
  })
})
