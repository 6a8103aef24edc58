import { expect } from '@playwright/test'
import { firstLink, PLAN } from './support/places'
import { signInByForm, test } from './support/portal-test'

const LESSON = 'Урок «Физика в профессии взрывника»'

test('a head goes through the months, sees moves and cancellations with their reasons, and opens an entry', async ({
  signInAs,
}) => {
  const head = await signInAs('head.school1')
  const { page } = head
  const plan = await firstLink(head, '/plans', PLAN)
  await head.open(`${plan}/calendar`)
  const grid = page.getByRole('table', { name: /мероприятия плана по дням/ })
  await expect(grid.getByRole('columnheader').first()).toHaveText(/понедельник/)
  await expect(grid.getByRole('row')).not.toHaveCount(0)
  await expect(grid.getByText('выходной').first()).toBeVisible()

  // The list names what the square has no room for.
  await page.getByRole('link', { name: 'Список', exact: true }).click()
  await head.arrive(/^Календарь плана/)
  await expect(page).toHaveURL(/as=list/)
  await expect(grid).toHaveCount(0)

  // September is the first month of the year: nothing leads before it, and the addresses are real.
  await head.open(`${plan}/calendar?month=1999-01&as=list`)
  const title = await page.getByRole('heading', { level: 1 }).textContent()
  await head.open(`${plan}/calendar?as=list`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title ?? '')

  // Wherever today lies, the moved lesson is in this month or the next.
  for (let month = 0; month < 3 && (await page.getByRole('link', { name: LESSON }).count()) === 0; month++) {
    await page.getByRole('navigation', { name: 'Месяцы' }).locator('[rel=next]').click()
    await head.arrive(/^Календарь плана/)
  }
  const row = page.getByRole('listitem').filter({ hasText: LESSON }).first()
  await expect(row).toContainText(/перенесено|не проведено/)
  await expect(row).toContainText('Учитель в командировке.')
  await expect(row).toContainText('по плану:')
  await row.getByRole('link', { name: LESSON }).click()
  await head.arrive(LESSON)
})

test('on a phone the month is a list, without scripts too, and a teacher is led to the row of the plan', async ({
  visit,
}) => {
  const page = await visit({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } })
  await signInByForm(page, 'teacher.school1')
  await page.goto('/plans')
  await page
    .getByRole('link', { name: /^Календарь/ })
    .first()
    .click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Календарь плана/)
  await expect(page.getByRole('table')).toBeHidden()
  await expect(page.getByRole('heading', { name: 'По дням' })).toBeVisible()
  await page.getByRole('navigation', { name: 'Месяцы' }).getByRole('link').first().click()
  await expect(page).toHaveURL(/month=20\d\d-\d\d/)
  const first = page.getByRole('main').locator('a[href*="#line-"]:visible').first()
  await first.click()
  await expect(page).toHaveURL(/revision=\d+#line-/)
})

test('the Department opens a school’s calendar from the list of plans and changes nothing in it', async ({
  signInAs,
}) => {
  const clerk = await signInAs('department2')
  await clerk.open('/plans')
  await clerk.page.getByRole('link', { name: /^Календарь плана: Школа № 2/ }).click()
  await clerk.arrive(/^Календарь плана/)
  await expect(clerk.page.getByText('Школа № 2').first()).toBeVisible()
  const first = clerk.page.getByRole('main').locator('a[href*="#line-"]').first()
  await expect(first).toBeVisible()
  await clerk.check()
})

test('a head takes the own days to a phone’s calendar by a secret address, renews it and switches it off', async ({
  signInAs,
  visit,
}) => {
  test.setTimeout(90_000)
  const head = await signInAs('head.school6')
  const { page } = head
  const phone = (await visit()).request
  await head.open('/account')
  const section = page.getByRole('region', { name: 'Календарь в телефоне' })
  const addressAfter = async (button: string) => {
    await section.getByRole('button', { name: button }).click()
    const shown = section.getByText(/\/api\/calendar\/[\w-]{43}\.ics$/)
    await expect(shown).toBeVisible()
    const address = new URL((await shown.textContent()) ?? '').pathname
    await head.check()
    await section.getByRole('button', { name: 'Скрыть' }).click()
    return address
  }
  const first = await addressAfter('Создать адрес')
  const answer = await phone.get(first)
  expect(answer.status()).toBe(200)
  expect(answer.headers()['content-type']).toContain('text/calendar')
  expect(await answer.text()).toContain('BEGIN:VEVENT')
  await expect(section.getByText(/^Включён/)).toBeVisible()

  const second = await addressAfter('Заменить адрес')
  expect((await phone.get(first)).status()).toBe(404)
  expect((await phone.get(second)).status()).toBe(200)

  await section.getByRole('button', { name: 'Выключить' }).click()
  await expect(page.getByText('Календарь выключен: его адрес больше не отвечает.')).toBeVisible()
  expect((await phone.get(second)).status()).toBe(404)
})

test('without scripts the address is told by the answer to the form', async ({ visit }) => {
  const page = await visit({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } })
  await signInByForm(page, 'teacher.school1')
  await page.goto('/account')
  await page.getByRole('button', { name: /Создать адрес|Заменить адрес/ }).click()
  await expect(page.getByText(/больше он показан не будет: http.*\.ics/)).toBeVisible()
  const wider = await page.evaluate('document.documentElement.scrollWidth - innerWidth')
  expect(wider).toBeLessThanOrEqual(0)
})
