import type { Locator, Page } from '@playwright/test'
import { currentResolution } from './support/places'
import { checkAxe, checkPage, checkWidth, expect, type Portal, signInByForm, test } from './support/portal-test'

const PANEL = 'Версия для слабовидящих'
const SCHEMES = ['чёрным по белому', 'белым по чёрному', 'синим по голубому', 'коричневым по бежевому']

/** Opens the panel over the page at hand. */
async function openPanel(page: Page) {
  await page.getByRole('link', { name: PANEL }).locator('visible=true').first().click()
  const panel = page.getByRole('dialog', { name: PANEL })
  await expect(panel).toBeVisible()
  return panel
}

/** Chooses and waits until it is kept. */
async function choose(panel: Locator, ...names: string[]): Promise<void> {
  for (const name of names) await panel.getByRole('radio', { name, exact: true }).check()
  await expect(panel.getByRole('status')).toHaveText('Сохранено.')
}

const colors = (page: Page) =>
  page.evaluate(() => {
    const { backgroundColor, color } = getComputedStyle(document.body)
    return { backgroundColor, color }
  })

test('before the sign-in the panel enlarges letters, changes colours and keeps what was typed', async ({ visit }) => {
  const page = await visit()
  await page.goto('/sign-in')
  await page.getByRole('textbox', { name: 'Логин' }).fill('head.school9')
  const before = await page.getByRole('heading', { level: 1 }).evaluate((h1) => h1.getBoundingClientRect().height)
  const panel = await openPanel(page)
  await choose(panel, '150 %', 'белым по чёрному')
  expect(await colors(page)).toEqual({ backgroundColor: 'rgb(0, 0, 0)', color: 'rgb(255, 255, 255)' })
  await checkAxe(page)
  await page.keyboard.press('Escape')
  await expect(panel).toBeHidden()
  await expect(page.getByRole('link', { name: PANEL }).locator('visible=true').first()).toBeFocused()
  await expect(page.getByRole('textbox', { name: 'Логин' })).toHaveValue('head.school9')
  const after = await page.getByRole('heading', { level: 1 }).evaluate((h1) => h1.getBoundingClientRect().height)
  expect(after / before).toBeCloseTo(1.5, 1)
  await page.reload()
  expect((await colors(page)).backgroundColor).toBe('rgb(0, 0, 0)')
  await checkPage(page)
})

test('without scripts the same choice is sent by a button and taken back by another', async ({ visit }) => {
  const page = await visit({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } })
  await page.goto('/sign-in')
  await page.getByRole('link', { name: PANEL }).click()
  await expect(page.getByRole('heading', { level: 1, name: PANEL })).toBeVisible()
  await page.getByRole('radio', { name: 'синим по голубому' }).check()
  await page.getByRole('radio', { name: 'с засечками' }).check()
  await page.getByRole('button', { name: 'Применить' }).click()
  await expect(page.locator('html[data-scheme="blue"][data-typeface="serif"]')).toHaveCount(1)
  await page.goto('/sign-in')
  await expect(page.locator('html[data-scheme="blue"]')).toHaveCount(1)
  await page.goto('/look')
  await expect(page.getByRole('radio', { name: 'синим по голубому' })).toBeChecked()
  await page.getByRole('button', { name: 'Обычная версия' }).click()
  await expect(page.locator('html[data-scheme]')).toHaveCount(0)
})

test('the look comes along with the person to another computer', async ({ visit }) => {
  const first = await visit()
  await signInByForm(first, 'head.kindergarten7', 'demo-2026')
  await expect(first.getByRole('heading', { level: 1, name: 'Поручения организации' })).toBeVisible()
  const panel = await openPanel(first)
  await choose(panel, 'коричневым по бежевому')
  const second = await visit()
  await second.goto('/sign-in')
  await expect(second.locator('html[data-scheme]')).toHaveCount(0)
  await signInByForm(second, 'head.kindergarten7', 'demo-2026')
  await expect(second.getByRole('heading', { level: 1, name: 'Поручения организации' })).toBeVisible()
  await expect(second.locator('html[data-scheme="brown"]')).toHaveCount(1)
})

test('reading aloud is offered on every page once it is chosen', async ({ visit }) => {
  const page = await visit()
  await page.goto('/look')
  await page.getByRole('group', { name: 'Чтение вслух' }).getByRole('radio', { name: 'включить' }).check()
  await expect(page.getByText('Сохранено.')).toBeVisible()
  await page.goto('/sign-in')
  const reader = page.getByRole('region', { name: 'Чтение вслух' })
  await reader.getByRole('button', { name: 'Прочитать страницу вслух' }).click()
  // A headless browser has no voice: the sentence that says so is what can be tested here.
  await expect(reader.getByRole('status')).toHaveText(/нет русского голоса/)
  await checkPage(page)
})

/** The pages that people with weak sight meet most, in two colours and with letters twice as large, on a phone too. */
async function lookAt(portal: Portal, paths: string[]): Promise<void> {
  const { page } = portal
  await choose(await openPanel(page), '200 %')
  await page.keyboard.press('Escape')
  for (const [at, path] of paths.entries()) {
    const scheme = SCHEMES[at % SCHEMES.length] as string
    await test.step(`${path}, ${scheme}`, async () => {
      await page.goto(path)
      await choose(await openPanel(page), scheme)
      await page.keyboard.press('Escape')
      await checkPage(page)
      await page.setViewportSize({ width: 360, height: 740 })
      await checkWidth(page)
      await checkAxe(page, ['color-contrast'])
      await page.setViewportSize({ width: 1280, height: 900 })
    })
  }
  // It goes with the person to every other browser, those of the other tests too.
  await (await openPanel(page)).getByRole('button', { name: 'Обычная версия' }).click()
  await expect(page.getByRole('dialog', { name: PANEL }).getByRole('status')).toHaveText('Сохранено.')
  await expect(page.locator('html[data-text-size]')).toHaveCount(0)
}

test('every scheme holds on the pages of the Department, letters twice as large', async ({ signInAs }) => {
  test.setTimeout(180_000)
  const portal = await signInAs('department2', { fresh: true })
  const resolution = await currentResolution(portal)
  await lookAt(portal, ['/', '/assignments', `${resolution}/matrix`, '/reviews', resolution, '/calendar', '/help'])
})

test('every scheme holds on the pages of a head, letters twice as large', async ({ signInAs }) => {
  test.setTimeout(180_000)
  const portal = await signInAs('head.school8', { fresh: true })
  const assignment = await portal.assignmentPath('4.4')
  await lookAt(portal, ['/', assignment, `${assignment}/report`, '/people', '/account', '/help'])
})
