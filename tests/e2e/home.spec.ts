import type { Page } from '@playwright/test'
import { letWaitLong } from './support/clock'
import { dayWords, today, weekdayAfter } from './support/days'
import { expect, type Portal, step, test } from './support/portal-test'

const queue = (page: Page) => page.getByRole('list', { name: 'Ждёт вашего решения' })
const decision = (page: Page, about: string) =>
  queue(page).getByRole('form', { name: `Решение: ${about}`, exact: true })

/** How many wait, as the rail says it: «На проверке, ждут: 8». */
async function badge(page: Page, entry: string): Promise<number> {
  const words =
    (await page
      .getByRole('navigation', { name: 'Разделы' })
      .locator('visible=true')
      .first()
      .getByRole('link', { name: new RegExp(`^${entry}`) })
      .textContent()) ?? ''
  return Number(/ждут:\s*(\d+)/.exec(words)?.[1] ?? 0)
}

test('a report is decided on where it stands: no return without a comment, and the rail counts one less', async ({
  signInAs,
}) => {
  const portal = await signInAs('department')
  const { page } = portal
  await portal.open('/')
  const about = 'пункт 4.3, Школа п. Ясная Падь'
  const form = decision(page, about)
  await form.getByText('Вернуть', { exact: false }).first().click()
  await form.getByRole('button', { name: step('Вернуть на доработку', about) }).click()
  await expect(form.getByRole('alert')).toBeVisible()
  await expect(form.getByRole('alert')).not.toBeEmpty()
  await portal.check()
  const before = await badge(page, 'На проверке')
  expect(before).toBeGreaterThan(0)
  await form.getByRole('button', { name: step('Принять', about) }).click()
  await expect(form).toHaveCount(0)
  await expect(page.getByRole('status').filter({ hasText: `Отчёт принят: ${about}.` })).toBeVisible()
  await expect(queue(page)).toBeFocused()
  // Others decide at the same time, and heads submit: the rail follows without a reload.
  await expect.poll(() => badge(page, 'На проверке')).not.toBe(before)
  await portal.check()
})

test('what one has submitted oneself waits on the home page without a form', async ({ signInAs }) => {
  const portal = await signInAs('department2')
  const { page } = portal
  const path = await portal.assignmentPath('2.2', 'Управление образования')
  await page.goto(`${path}/report`)
  await page.getByLabel('Ход исполнения').fill('Сопровождение ведётся: назначен ответственный, собраны планы школ.')
  const asked = page.locator('li[id^="evidence-"]').filter({ has: page.getByText(', обязательно') })
  for (const line of await asked.all()) {
    await line.getByLabel('Адрес страницы').fill('https://department.example/soprovozhdenie')
    await line.getByRole('button', { name: 'Добавить ссылку' }).click()
    await expect(line.getByText('; приложено')).toBeVisible()
    await expect(line).toBeFocused()
  }
  for (const figure of await page.locator('input[name^="figures."]').all()) await figure.fill('5')
  await page.getByRole('button', { name: 'Проверить и сдать' }).click()
  await portal.arrive('Проверьте отчёт')
  await page.getByRole('button', { name: 'Сдать отчёт' }).click()
  await portal.arrive('Отчёт сдан')
  await letWaitLong(path.split('/').at(-1) ?? '')
  await portal.open('/')
  const own = queue(page).getByRole('listitem').filter({ hasText: 'вы составили сами, решит другой сотрудник' })
  await expect(own).toHaveCount(1)
  await expect(own).toContainText('Управление образования')
  await expect(own.getByRole('button')).toHaveCount(0)
  const chief = await signInAs('department')
  await chief.open('/')
  await expect(decision(chief.page, 'пункт 2.2, Управление образования').getByRole('button').first()).toBeVisible()
})

/** A draft of one item, every doubt answered. */
async function settledDraft(portal: Portal, title: string): Promise<void> {
  const { page } = portal
  await page.goto('/resolutions/new')
  const lines = ['Решение коллегии', `от ${dayWords(today())} № 71`, `«${title}»`, 'КОЛЛЕГИЯ РЕШИЛА:']
  const item = `1. Ресурсному центру провести совещание. Срок: до ${dayWords(weekdayAfter(45))}`
  await page.getByRole('textbox', { name: 'Текст решения' }).fill([...lines, item].join('\n\n'))
  await page.getByRole('button', { name: 'Разобрать решение' }).click()
  await portal.arrive('Проверка черновика')
  const bar = page.getByRole('region', { name: 'Что осталось до выпуска' })
  const confirm = page.getByRole('article').getByRole('button', { name: /^Подтвердить/ })
  for (let count = await confirm.count(); count > 0; count = await confirm.count()) {
    await confirm.first().click()
    await expect.poll(() => confirm.count()).toBeLessThan(count)
  }
  await bar.getByRole('link', { name: 'Проверить и выпустить' }).click()
  await portal.arrive('Проверьте перед выпуском')
}

test('a resolution marked as checked waits on the home page of another, who issues it', async ({ signInAs }) => {
  test.setTimeout(90_000)
  const staff = await signInAs('department2')
  const title = 'О совещании наставников'
  await settledDraft(staff, title)
  await staff.page.getByRole('button', { name: 'Отметить проверенным' }).click()
  await expect(staff.page.getByRole('button', { name: 'Отметить проверенным' })).toHaveCount(0)
  await staff.check()

  const chief = await signInAs('department')
  await chief.open('/')
  const awaiting = chief.page.getByRole('list', { name: 'Проверено, ждёт выпуска' })
  await awaiting.getByRole('link', { name: new RegExp(title) }).click()
  await chief.arrive('Проверьте перед выпуском')
  await chief.page.getByRole('button', { name: 'Выпустить решение' }).click()
  await chief.arrive(title)
  await chief.open('/')
  await expect(chief.page.getByRole('link', { name: new RegExp(title) })).toHaveCount(0)
})

test('a line says that a page is on its way, and goes when it has come; what opens here has none', async ({
  signInAs,
}) => {
  const portal = await signInAs('department')
  const { page } = portal
  const line = page.locator('.going')
  await portal.open('/')
  let come = () => {}
  await page.route('**/calendar?*', async (route) => {
    await new Promise<void>((resolve) => {
      come = resolve
    })
    await route.continue()
  })
  await page
    .getByRole('navigation', { name: 'Разделы' })
    .locator('visible=true')
    .first()
    .getByRole('link', { name: 'Рабочий календарь' })
    .click()
  await expect(line).toBeVisible()
  come()
  await portal.arrive(/^Рабочий календарь/)
  await expect(line).toHaveCount(0)
  await page.getByRole('link', { name: 'Версия для слабовидящих' }).locator('visible=true').click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await expect(line).toHaveCount(0)
})
