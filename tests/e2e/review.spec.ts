import type { Page } from '@playwright/test'
import { dayWords, weekdayAfter } from './support/days'
import { expect, type Portal, step, test } from './support/portal-test'

const tick = (page: Page, about: string) => page.getByRole('checkbox', { name: `Отметить: ${about}`, exact: true })
const card = (page: Page, about: string) => page.getByRole('listitem').filter({ has: tick(page, about) })

/** What is said of a decision when its rows have left the list. */
const told = (page: Page) => page.getByRole('status').filter({ hasText: 'Решение записано' })

/** Sends the draft at hand as it stands. */
async function submit(portal: Portal): Promise<void> {
  await portal.page.getByRole('button', { name: 'Проверить и сдать' }).click()
  await portal.arrive('Проверьте отчёт')
  await portal.page.getByRole('button', { name: 'Сдать отчёт' }).click()
  await portal.arrive('Отчёт сдан')
}

test('a report returned with a comment and a day comes back to its head, who completes and resubmits it', async ({
  signInAs,
}) => {
  test.setTimeout(90_000)
  const department = await signInAs('department2')
  const about = 'Детский сад № 2, пункт 5.2'
  await department.open('/reviews')
  const waiting = card(department.page, about)
  await waiting.getByText('Вернуть или другое решение').click()
  await waiting.getByRole('radio', { name: 'Вернуть на доработку' }).check()
  await waiting.getByRole('button', { name: 'Записать решение' }).click()
  await expect(waiting.getByRole('region', { name: /Не отправлено/ })).toBeFocused()
  await department.check()
  // Later than the due day of the item: the later of the two is what stands.
  const until = weekdayAfter(35)
  await waiting.getByLabel('Комментарий').fill('Укажите, сколько маршрутов утверждено приказом.')
  await waiting.getByLabel('Срок доработки').fill(until)
  await waiting.getByRole('button', { name: 'Записать решение' }).click()
  await expect(tick(department.page, about)).toHaveCount(0)
  await expect(told(department.page)).toContainText('Решение записано: 1 поручение.')

  const head = await signInAs('head.kindergarten2')
  const { page } = head
  await head.open('/')
  await page.getByRole('link', { name: step('Досдать', 'пункт 5.2') }).click()
  await head.arrive('Отчёт об исполнении')
  await expect(page.getByText('Укажите, сколько маршрутов утверждено приказом.')).toBeVisible()
  await expect(page.getByRole('main')).toContainText(dayWords(until))
  const text = page.getByLabel('Ход исполнения')
  await expect(text).not.toHaveValue('')
  await text.fill(`${await text.inputValue()} Приказом № 12 утверждено 19 маршрутов.`)
  await submit(head)
  await expect(page.getByText('№ 2', { exact: true })).toBeVisible()
  await page.getByRole('link', { name: 'Открыть поручение' }).click()
  await head.arrive(/^5\.2\. /)
  await page.getByText('Редакция 1: возвращён на доработку').click()
  await expect(page.getByText('Укажите, сколько маршрутов утверждено приказом.').first()).toBeVisible()
  await department.open('/reviews')
  await expect(card(department.page, about)).toContainText('редакция 2')
})

test('once a review has begun the report is not recalled; accepted, it is done', async ({ signInAs }) => {
  const department = await signInAs('department2')
  const { page } = department
  await department.open('/reviews')
  await card(page, 'Школа п. Кедровый, пункт 4.1').getByRole('link', { name: 'Школа п. Кедровый' }).click()
  await department.arrive(/^4\.1\. /)
  const path = new URL(page.url()).pathname
  const head = await signInAs('head.school4')
  await head.open(path)
  await expect(head.page.getByText('Изменить отчёт можно, только отозвав его до начала проверки.')).toBeVisible()
  await page.getByRole('button', { name: 'Начать проверку' }).click()
  await expect(page.getByText('Проверка начата')).toBeVisible()
  await head.open(path)
  await expect(head.page.getByText(/^Проверка началась: Рябинина/)).toBeVisible()
  await expect(head.page.getByText('Отозвать отчёт')).toHaveCount(0)

  const decision = page.getByRole('region', { name: 'Ваше решение' })
  await decision.getByRole('radio', { name: 'Принять' }).check()
  await decision.getByRole('button', { name: 'Записать решение' }).click()
  await expect(decision).toHaveCount(0)
  await expect(page.getByRole('main')).toContainText('исполнено')
  await department.check()
  await head.open(path)
  await expect(head.page.getByRole('region', { name: 'История' })).toContainText('Рябинина')
})

test('one decision goes to several reports; what somebody decided meanwhile is named, the rest is done', async ({
  signInAs,
}) => {
  const department = await signInAs('department2')
  const { page } = department
  const mine = ['Спортивная школа, пункт 6.1', 'Станция юных натуралистов, пункт 6.1']
  const theirs = 'Школа № 2, пункт 4.2'
  await department.open('/reviews')
  for (const about of [...mine, theirs]) await tick(page, about).check()
  const bulk = page.getByRole('region', { name: 'Решение по отмеченным' })
  await expect(bulk).toContainText('Отмечено: 3 строки')

  const chief = await signInAs('department')
  await chief.page.goto('/reviews')
  await chief.page.getByRole('button', { name: step('Принять', theirs) }).click()
  await expect(tick(chief.page, theirs)).toHaveCount(0)

  await bulk.getByRole('radio', { name: 'Принять' }).check()
  await bulk.getByRole('button', { name: 'Применить к отмеченным' }).click()
  await expect(told(page)).toContainText('Решение записано: 2 поручения. Не выполнено: 1.')
  await expect(told(page).getByRole('listitem')).toContainText('Школа № 2')
  for (const about of [...mine, theirs]) await expect(tick(page, about)).toHaveCount(0)
  await department.check()
})

test("nobody accepts what they submitted, the Department's own item included; only its head reopens it", async ({
  signInAs,
}) => {
  test.setTimeout(90_000)
  const author = await signInAs('department2')
  const { page } = author
  const about = 'Управление образования, пункт 1'
  const path = await author.assignmentPath('1', 'Управление образования')
  await author.open(`${path}/report`)
  await page.getByLabel('Ход исполнения').fill('Модель обсуждена на совете и утверждена приказом № 210.')
  const asked = page.getByRole('listitem').filter({ hasText: 'Приказ об утверждении модели' }).first()
  await asked.getByLabel('Адрес страницы').fill('https://department.example/prikaz-210')
  await asked.getByRole('button', { name: 'Добавить ссылку' }).click()
  await expect(asked.getByRole('link', { name: /^Приказ об утверждении модели/ })).toBeVisible()
  await submit(author)
  await author.open(path)
  await expect(page.getByText('Решение примет другой сотрудник')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Записать решение' })).toHaveCount(0)
  await author.open('/reviews')
  await expect(tick(page, about)).toBeDisabled()
  await expect(page.getByRole('button', { name: step('Принять', about) })).toHaveCount(0)

  const chief = await signInAs('department')
  await chief.page.goto('/reviews')
  await chief.page.getByRole('button', { name: step('Принять', about) }).click()
  await expect(tick(chief.page, about)).toHaveCount(0)
  await author.open(path)
  await expect(page.getByText('Возобновить поручение')).toHaveCount(0)
  await chief.open(path)
  await chief.page.getByText('Возобновить поручение').first().click()
  await chief.page.getByLabel('Почему поручение возобновляется').fill('Приказ отменён, готовится новый.')
  await chief.page.getByRole('button', { name: 'Возобновить поручение' }).click()
  await expect(chief.page.getByText('на доработке').first()).toBeVisible()
  await chief.check()
})

test('a granted extension moves the due day; the original one is still shown', async ({ signInAs }) => {
  const department = await signInAs('department2')
  const { page } = department
  await department.open('/extensions')
  const request = page
    .getByRole('region', { name: /^Пункт 4\.2/ })
    .getByRole('listitem')
    .filter({ has: tick(page, 'Школа п. Витимка') })
  const path = (await request.getByRole('link', { name: 'Школа п. Витимка' }).getAttribute('href'))?.split('#')[0] ?? ''
  const head = await signInAs('head.school6')
  await head.open(path)
  const before = await head.page.locator('time').first().getAttribute('datetime')
  await request.getByText('Решить', { exact: true }).click()
  await request.getByRole('radio', { name: 'Продлить' }).check()
  const until = weekdayAfter(24)
  await request.getByLabel('Новый срок').fill(until)
  await request.getByRole('button', { name: 'Записать решение' }).click()
  await expect(request).toHaveCount(0)

  await head.open(path)
  const main = head.page.getByRole('main')
  await expect(main).toContainText(dayWords(until))
  await expect(main).toContainText(`Первоначальный срок — до ${dayWords(before ?? '')}`)
  await expect(head.page.getByRole('region', { name: 'Продление срока' })).toContainText('срок продлён')
})

test('several requests are rejected at once, with a comment that the heads read', async ({ signInAs }) => {
  const department = await signInAs('department2')
  const { page } = department
  await department.open('/extensions')
  for (const about of ['Детский сад № 7', 'Дом детского творчества']) await tick(page, about).check()
  const bulk = page.getByRole('region', { name: 'Решение по отмеченным' })
  await bulk.getByRole('radio', { name: 'Отказать' }).check()
  await bulk.getByRole('button', { name: 'Применить к отмеченным' }).click()
  await expect(bulk.getByRole('region', { name: /Не отправлено/ })).toBeFocused()
  await bulk.getByLabel('Комментарий').fill('Причина не названа: приложите письмо работодателя.')
  await bulk.getByRole('button', { name: 'Применить к отмеченным' }).click()
  await expect(told(page)).toContainText('Решение записано: 2 поручения.')
  await department.check()
  const head = await signInAs('head.kindergarten7')
  await head.open(await head.assignmentPath('5.1'))
  const requests = head.page.getByRole('region', { name: 'Продление срока' })
  await expect(requests).toContainText('отклонён')
  await expect(requests).toContainText('приложите письмо работодателя')
})
