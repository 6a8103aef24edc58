import { strFromU8, unzipSync } from 'fflate'
import { currentResolution } from './support/places'
import { expect, test } from './support/portal-test'

test('arrows walk the matrix, Enter opens a square beside it, Escape leads back', async ({ signInAs }) => {
  const portal = await signInAs('department2')
  const { page } = portal
  const matrix = `${await currentResolution(portal)}/matrix`
  await portal.open(matrix)
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('href') ?? '')
  const inOrder = page.locator('[data-matrix] a[tabindex="0"]')
  await expect(inOrder).toHaveCount(1)
  await page
    .getByRole('row', { name: /^Школа № 2/ })
    .getByRole('link')
    .first()
    .focus()
  const start = await focused()
  await page.keyboard.press('ArrowRight')
  const right = await focused()
  expect(right).not.toBe(start)
  await page.keyboard.press('ArrowDown')
  const below = await focused()
  expect([start, right]).not.toContain(below)
  await page.keyboard.press('ArrowUp')
  expect(await focused()).toBe(right)
  await page.keyboard.press('Home')
  expect(await focused()).toBe(start)
  await expect(inOrder).toHaveCount(1)

  await page.keyboard.press('Enter')
  const panel = page.getByRole('dialog', { name: /школа № 2/ })
  await expect(panel).toBeFocused()
  await expect(page).toHaveURL(/\/matrix\/cells\//)
  await portal.check()
  await page.keyboard.press('Escape')
  await expect(panel).toHaveCount(0)
  await expect(page).toHaveURL(new RegExp(`${matrix}$`))
  await expect.poll(focused).toBe(start)
  // The same square by its address.
  await portal.open(`${matrix}/cells/${start.split('/').at(-1)}`)
  await expect(panel).toBeVisible()
})

/** The words of a document of the Office. */
function wordsOf(bytes: Buffer, part: RegExp): string {
  const parts = unzipSync(new Uint8Array(bytes))
  return Object.keys(parts)
    .filter((name) => part.test(name))
    .map((name) => strFromU8(parts[name] ?? new Uint8Array()))
    .join(' ')
}

test('the summary and the list are downloaded with what they show', async ({ signInAs }) => {
  const portal = await signInAs('department2')
  const { page } = portal
  const resolution = await currentResolution(portal)
  await portal.open(`${resolution}/summary`)
  const address = async (name: string) =>
    (await page.getByRole('link', { name, exact: true }).getAttribute('href')) ?? ''
  const docx = await page.request.get(await address('Скачать DOCX'))
  expect(docx.status()).toBe(200)
  const text = wordsOf(await docx.body(), /^word\/document\.xml$/)
  for (const words of ['Школа № 1', 'исполнено с нарушением срока', 'Детский сад № 4', 'Кедров'])
    expect(text).toContain(words)
  const xlsx = await page.request.get(await address('XLSX'))
  expect(wordsOf(await xlsx.body(), /^xl\/(sharedStrings|worksheets\/sheet1)\.xml$/)).toContain('Школа № 1')

  await portal.open('/assignments?status=overdue')
  const csv = await page.request.get(await address('CSV'))
  expect(csv.headers()['content-type']).toContain('text/csv')
  expect(await csv.text()).toContain('Школа п. Ясная Падь')
  const list = await page.request.get(await address('Скачать XLSX'))
  expect(wordsOf(await list.body(), /^xl\/(sharedStrings|worksheets\/sheet1)\.xml$/)).toContain('просрочено')

  // A head's file holds the own organisation alone.
  const head = await signInAs('head.school7')
  const own = await head.page.request.get(`/api/exports${resolution}/summary?format=docx`)
  const ownText = wordsOf(await own.body(), /^word\/document\.xml$/)
  expect(ownText).toContain('Школа п. Песчаный')
  expect(ownText).not.toContain('Детский сад № 4')
})

test('what is chosen in a list stands in its address and lives through a reload; names of people do not', async ({
  signInAs,
}) => {
  const portal = await signInAs('department')
  const { page } = portal
  await portal.open('/assignments')
  await page.getByLabel('Состояние').selectOption({ label: 'Просрочено' })
  await page.getByLabel('Организация', { exact: true }).selectOption({ label: 'Школа п. Ясная Падь' })
  await page.getByRole('button', { name: 'Показать' }).click()
  await expect(page).toHaveURL(/status=overdue/)
  await page.reload()
  await expect(page.getByLabel('Состояние')).toHaveValue('overdue')
  const rows = page.getByRole('row').filter({ has: page.getByRole('rowheader') })
  await expect(rows.first()).toBeVisible()
  for (const row of await rows.all()) {
    await expect(row).toContainText('Школа п. Ясная Падь')
    await expect(row).toContainText('просрочено')
  }
  await page.getByRole('link', { name: 'по пунктам' }).click()
  await expect(page).toHaveURL(/sort=item/)
  await expect(page).toHaveURL(/status=overdue/)
  await page.getByRole('link', { name: 'Сбросить' }).click()
  await expect(page).toHaveURL(/\/assignments$/)

  await portal.open('/people')
  await page.getByLabel('Фамилия, имя или логин').fill('Морошкина')
  await page.getByRole('button', { name: 'Показать' }).click()
  await expect(page.getByRole('link', { name: /^Морошкина Лидия/ })).toBeVisible()
  await expect(page.getByRole('link', { name: /^Голубикина/ })).toHaveCount(0)
  expect(decodeURIComponent(page.url())).not.toContain('Морошкина')
})
