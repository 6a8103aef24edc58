import { GRADUATE, linksAt, linksOf, OUTCOME_CLASS } from './support/places'
import { expect, overlook, test } from './support/portal-test'

test('a head destroys the data of a child who has left, by an act; nothing is lost of what was typed, and nobody finds the child again', async ({
  signInAs,
  noise,
}) => {
  test.setTimeout(90_000)
  const portal = await signInAs('head.school5')
  const { page } = portal
  await page.goto('/outcomes')
  const classes = await linksOf(portal, OUTCOME_CLASS)
  const [graduate = ''] = await linksAt(portal, `${classes.at(-1)}?phase=ACTUAL`, GRADUATE)
  const card = `/students/${graduate.split('/').at(-1)}`
  await portal.open(card)
  const name = (await page.getByRole('heading', { level: 1 }).textContent()) ?? ''
  await page.getByRole('link', { name: 'Уничтожить данные ребёнка' }).click()
  await portal.arrive('Уничтожить данные')
  await page.getByLabel('Ребёнок внесён по ошибке').check()
  await page.getByRole('textbox', { name: 'Документ' }).fill('Приказ № 17 от 20.11.2026')
  await page.getByRole('button', { name: 'Уничтожить данные' }).click()
  await expect(page.getByText('Подтвердите: вернуть уничтоженное нельзя.').first()).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Документ' })).toHaveValue('Приказ № 17 от 20.11.2026')
  await portal.check()
  await page.getByLabel('Вернуть уничтоженное нельзя, я это понимаю').check()
  await page.getByRole('button', { name: 'Уничтожить данные' }).click()
  await portal.arrive(/^Акт № 1 об уничтожении/)
  await expect(page.getByText('Приказ № 17 от 20.11.2026')).toBeVisible()
  await expect(page.getByText(name)).toHaveCount(0)
  await portal.open('/students/erasures')
  await expect(page.getByRole('link', { name: '№ 1' })).toBeVisible()
  expect(await portal.statusOf(card)).toBe(404)
  overlook(noise, 'status of 404')
})
