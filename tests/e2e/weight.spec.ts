import { ACTIVITY, CLASS, CLASS_HOURS, firstLink, PARTNER, STUDENT, TRANSFER } from './support/places'
import { expect, type Portal, test } from './support/portal-test'

const KIB = 1024
const MOST = { html: 150 * KIB, elements: 1500 }

/** Pages of classes, pupils, activities and hours as those who work with them get them; lists are paged, so more rows weigh no more. */
const PAGES: { login: string; paths: (portal: Portal) => Promise<string[]> }[] = [
  {
    login: 'head.school1',
    paths: async (portal) => [
      ...['/classes', '/students', '/transfers', '/years', '/hours', '/activities', '/activities/new', '/partners'],
      ...[await firstLink(portal, '/classes', CLASS), await firstLink(portal, '/students', STUDENT)],
      await firstLink(portal, '/transfers', TRANSFER),
    ],
  },
  {
    login: 'teacher.school1',
    paths: async (portal) => [
      ...['/', '/classes', '/activities', '/activities/new', '/hours'],
      await firstLink(portal, '/', /^\/activities\/new\?class=/),
      ...[await firstLink(portal, '/hours', CLASS_HOURS), await firstLink(portal, '/activities', ACTIVITY)],
    ],
  },
  { login: 'department', paths: async () => ['/classes', '/hours', '/years'] },
  {
    login: 'resource',
    paths: async (portal) => ['/hours', '/norms', '/partners', await firstLink(portal, '/partners', PARTNER)],
  },
]

for (const { login, paths } of PAGES) {
  test(`no page of classes, pupils, activities and hours is heavy for ${login}`, async ({ signInAs }) => {
    test.setTimeout(120_000)
    const portal = await signInAs(login)
    const { page } = portal
    for (const path of await paths(portal)) {
      const response = await page.goto(path)
      const html = (await response?.body())?.length ?? 0
      const elements = await page.locator('body *').count()
      console.info(
        `${login} ${path.replace(/[0-9a-f-]{36}/g, '…')}: ${Math.round(html / KIB)} KiB, ${elements} elements`,
      )
      expect.soft(html, `HTML of ${path}`).toBeGreaterThan(KIB)
      expect.soft(html, `HTML of ${path}`).toBeLessThanOrEqual(MOST.html)
      expect.soft(elements, `elements of ${path}`).toBeLessThanOrEqual(MOST.elements)
    }
  })
}
