import { checkPage, DEMO_PASSWORD, expect, signInByForm, test } from './support/portal-test'

const WRONG = /Логин или пароль не подошли/

test('a wrong password keeps the typed login and moves the focus to what went wrong', async ({ visit }) => {
  const page = await visit()
  await page.goto('/sign-in')
  await checkPage(page)
  await signInByForm(page, 'head.school9', 'не тот пароль')
  const summary = page.getByRole('region', { name: WRONG })
  await expect(summary).toBeFocused()
  await expect(page.getByRole('textbox', { name: 'Логин' })).toHaveValue('head.school9')
  await checkPage(page)
})

test('an unknown login is answered with the words of a wrong password', async ({ visit }) => {
  const page = await visit()
  await signInByForm(page, 'head.school9', 'не тот пароль')
  const known = await page.getByRole('region', { name: WRONG }).textContent()
  await signInByForm(page, 'nikogo.net', 'не тот пароль')
  const unknown = page.getByRole('region', { name: WRONG })
  await expect(unknown).toBeFocused()
  expect(await unknown.textContent()).toBe(known)
})

test('a form sent empty names both fields, each with a link to it', async ({ visit }) => {
  const page = await visit()
  await page.goto('/sign-in')
  await page.getByRole('button', { name: 'Войти', exact: true }).click()
  const summary = page.getByRole('region', { name: /Не отправлено/ })
  await expect(summary).toBeFocused()
  await expect(summary.getByRole('link')).toHaveCount(2)
  await summary.getByRole('link').first().click()
  await expect(page.getByRole('textbox', { name: 'Логин' })).toBeFocused()
})

test('the page of demonstration people signs in by one press', async ({ visit }) => {
  const page = await visit()
  await page.goto('/sign-in')
  await page.getByRole('link', { name: 'Выбрать, кем войти' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Кем войти' })).toBeVisible()
  await checkPage(page)
  await page.getByRole('button', { name: 'Войти как Натуралова Софья Егоровна' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Поручения организации' })).toBeVisible()
  await expect(page.getByRole('banner')).toContainText('Станция юных натуралистов')
})

test('signing out ends the session: neither the way back nor the old cookie opens the portal', async ({
  signInAs,
  visit,
}) => {
  const { page } = await signInAs('head.kindergarten4', { fresh: true })
  await page.goto('/assignments')
  const cookies = await page.context().cookies()
  await page.getByRole('banner').getByRole('button', { name: 'Выйти' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Вход в портал' })).toBeVisible()
  await page.goBack()
  await expect(page).toHaveURL(/\/sign-in$/)
  await expect(page.getByRole('heading', { level: 1, name: 'Поручения' })).toHaveCount(0)
  const thief = await visit()
  await thief.context().addCookies(cookies)
  await thief.goto('/assignments')
  await expect(thief).toHaveURL(/\/sign-in$/)
})

test('without scripts the form signs in, and says what was wrong with the login kept', async ({ visit }) => {
  const page = await visit({ javaScriptEnabled: false })
  await signInByForm(page, 'head.school9', 'не тот пароль')
  await expect(page.getByText(WRONG)).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Логин' })).toHaveValue('head.school9')
  await page.getByLabel('Пароль', { exact: true }).fill(DEMO_PASSWORD)
  await page.getByRole('button', { name: 'Войти', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Поручения организации' })).toBeVisible()
})

test('a person of two roles works under one of them and switches in the header', async ({ signInAs }) => {
  const portal = await signInAs('deputy.school1', { fresh: true })
  const { page } = portal
  await portal.arrive('Поручения организации')
  await expect(page.getByRole('link', { name: 'Люди и доступ' })).toBeVisible()
  const header = page.getByRole('banner')
  await header.locator('summary', { hasText: 'Школа № 1' }).click()
  await header.getByRole('button', { name: 'Педагог' }).click()
  await portal.arrive('Мой день')
  await expect(page.getByRole('link', { name: 'Люди и доступ' })).toHaveCount(0)
  expect(await portal.statusOf('/people')).toBe(404)
  await portal.open('/account')
  await page.getByRole('button', { name: 'Перейти к этой роли' }).click()
  await portal.arrive('Поручения организации')
  expect(await portal.statusOf('/people')).toBe(200)
})

test('the pages of the portal lead a stranger to the sign-in', async ({ visit }) => {
  const page = await visit()
  for (const path of ['/', '/assignments', '/people', '/resolutions/new', '/account']) {
    await page.goto(path)
    await expect(page, path).toHaveURL(/\/sign-in$/)
  }
})
