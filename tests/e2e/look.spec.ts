import { runIbm } from './support/ibm'
import { checkAxe, checkPage, checkWidth, expect, overlook, type Portal, test } from './support/portal-test'
import { makeDraft, PUBLIC_PAGES, ROLES } from './support/roles'

// Each person by itself: the two workers share them.
test.describe.configure({ mode: 'parallel' })

/** What another width can spoil; all else was judged when the page opened. */
const NARROW = ['color-contrast', 'target-size', 'scrollable-region-focusable', 'link-in-text-block']

/**
 * Light and dark, wide and narrow, two engines; the page is loaded once, its looks follow the browser. Colours are those of the tokens,
 * so that dark is judged narrow; wide, with the rail, on one page of a person (`railed`).
 */
async function look(portal: Portal, path: string, once: boolean, railed = false): Promise<void> {
  const { page } = portal
  await portal.open(path)
  expect((await runIbm(page)).errors, `IBM's engine on ${path}`).toEqual([])
  if (once) return
  // Without motion: half-way from light to dark no colour is the one that people read.
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  if (railed) await checkAxe(page, ['color-contrast'])
  await page.setViewportSize({ width: 360, height: 740 })
  await checkWidth(page)
  await checkAxe(page, ['color-contrast'])
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  await checkAxe(page, NARROW)
  // WCAG 1.4.10: the width of a wide window at 400 %.
  await page.setViewportSize({ width: 320, height: 512 })
  await checkWidth(page)
  await page.setViewportSize({ width: 1280, height: 900 })
}

for (const { login, part = '', once = [], pages } of ROLES) {
  test(`${login} opens every page${part}: wide and narrow, light and dark, without a fault`, async ({ signInAs }) => {
    test.setTimeout(420_000)
    const portal = await signInAs(login)
    const paths = [...new Set(await pages(portal))]
    const looked = paths.filter((path) => once !== true && !once.includes(path))
    for (const path of paths)
      await test.step(path, () => look(portal, path, !looked.includes(path), path === looked[0]))
  })
}

test('every form of a draft opens without a fault', async ({ signInAs }) => {
  test.setTimeout(120_000)
  const portal = await signInAs('department2')
  const { draft, forms, issue } = await makeDraft(portal)
  await look(portal, draft, false)
  for (const path of forms) await test.step(path, () => look(portal, path, true))
  await look(portal, issue, false)
})

test('the pages before the sign-in and the page of a wrong address look right at any width', async ({
  visit,
  signInAs,
  noise,
}) => {
  const portal = await signInAs('parent2')
  await portal.page.goto('/assignments')
  await expect(portal.page.getByRole('heading', { level: 1, name: 'Страница не найдена' })).toBeVisible()
  await portal.check()
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await visit({ viewport: { width: 360, height: 740 }, colorScheme })
    for (const path of PUBLIC_PAGES) {
      await page.goto(path)
      await checkPage(page)
    }
  }
  // A browser reports the status of such a page itself.
  overlook(noise, 'status of 404')
  // Next asks ahead for the style sheet of the page that then turns out not to be there; said some seconds after the load.
  await portal.page.close()
  overlook(noise, 'was preloaded using link preload')
})
