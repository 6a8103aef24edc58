import { expect, type Portal } from './portal-test'

const CURRENT = /^О сопровождении профессионального самоопределения/

/** The paths of the links at hand, without their anchors. */
export async function linksOf({ page }: Portal, pattern: RegExp): Promise<string[]> {
  const found = await page
    .getByRole('main')
    .locator('a')
    .evaluateAll((links) => links.map((one) => one.getAttribute('href') ?? ''))
  return [...new Set(found.map((href) => href.split('#')[0] ?? '').filter((href) => pattern.test(href)))]
}

export async function linksAt(portal: Portal, from: string, pattern: RegExp): Promise<string[]> {
  await portal.page.goto(from)
  return linksOf(portal, pattern)
}

export async function firstLink(portal: Portal, from: string, pattern: RegExp): Promise<string> {
  const [first] = await linksAt(portal, from, pattern)
  expect(first, `${portal.login}: a link ${pattern} on ${from}`).toBeDefined()
  return first ?? ''
}

/** The demonstration's current resolution. */
export async function currentResolution(portal: Portal): Promise<string> {
  await portal.page.goto('/resolutions')
  return (await portal.page.getByRole('link', { name: CURRENT }).getAttribute('href')) ?? ''
}

export const ASSIGNMENT = /^\/assignments\/[0-9a-f-]{36}$/
export const ORGANIZATION = /^\/organizations\/[0-9a-f-]{36}$/
export const ACTIVITY = /^\/activities\/[0-9a-f-]{36}$/
export const CLASS_HOURS = /^\/hours\/[0-9a-f-]{36}$/
export const PARTNER = /^\/partners\/[0-9a-f-]{36}$/
export const PERSON = /^\/people\/[0-9a-f-]{36}$/

/** One assignment of each state named. */
export async function assignmentsOf(portal: Portal, ...states: string[]): Promise<string[]> {
  const found: string[] = []
  for (const state of states) found.push(await firstLink(portal, `/assignments?status=${state}`, ASSIGNMENT))
  return [...new Set(found)]
}

/** The resolution of 2022, whose results were entered afterwards. */
export async function historical(portal: Portal): Promise<string> {
  await portal.page.goto('/resolutions?state=issued')
  const row = portal.page.getByRole('row').filter({ hasText: 'исторический режим' })
  return (await row.getByRole('link').first().getAttribute('href')) ?? ''
}

export const PLAN = /^\/plans\/[0-9a-f-]{36}$/
export const PLAN_ENTRY = /^\/plans\/[0-9a-f-]{36}\/entries\/[0-9a-f-]{36}$/
export const PLAN_LINE = /^\/plans\/[0-9a-f-]{36}\/lines\/[0-9a-f-]{36}$/

export const CLASS = /^\/classes\/[0-9a-f-]{36}$/
export const STUDENT = /^\/students\/[0-9a-f-]{36}$/
export const TRANSFER = /^\/transfers\/[0-9a-f-]{36}$/
export const PORTFOLIO = /^\/portfolio\/[0-9a-f-]{36}$/
export const PROJECT_CLASS = /^\/projects\/classes\/[0-9a-f-]{36}$/
export const PROJECT = /^\/projects\/[0-9a-f-]{36}$/
export const CONTEST = /^\/projects\/contests\/[0-9a-f-]{36}$/
export const PATHWAY_CLASS = /^\/pathways\/classes\/[0-9a-f-]{36}$/
export const PATHWAY = /^\/pathways\/[0-9a-f-]{36}$/
export const PATHWAY_STEP = /^\/pathways\/[0-9a-f-]{36}\/steps\/[0-9a-f-]{36}$/
export const PROGRAMME = /^\/programmes\/[0-9a-f-]{36}$/
export const FAMILY = /^\/family\/[0-9a-f-]{36}$/
export const CONSENT_CLASS = /^\/consents\/classes\/[0-9a-f-]{36}$/
export const ASK = /^\/consents\/asks\/[0-9a-f-]{36}$/
export const CONSENTS = /^\/family\/[0-9a-f-]{36}\/consents$/
export const DIAGNOSTIC_CLASS = /^\/diagnostics\/classes\/[0-9a-f-]{36}$/
export const DIAGNOSED = /^\/diagnostics\/students\/[0-9a-f-]{36}$/
export const OUTCOME_CLASS = /^\/outcomes\/classes\/[0-9a-f-]{36}$/
export const GRADUATE = /^\/outcomes\/classes\/[0-9a-f-]{36}\/pupils\/[0-9a-f-]{36}$/
