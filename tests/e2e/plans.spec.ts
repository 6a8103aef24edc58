import { expect, type Page } from '@playwright/test'
import { today } from './support/days'
import { firstLink, PLAN, PLAN_LINE } from './support/places'
import { hydrated, type Portal, signInByForm, test } from './support/portal-test'

const said = (page: Page, words: RegExp) => expect(page.getByRole('main').getByText(words).first()).toBeVisible()

async function ownPlan(portal: Portal): Promise<string> {
  const plan = await firstLink(portal, '/plans', PLAN)
  await portal.open(plan)
  return plan
}

test('a head completes the plan, sees the norm while typing, files it; the centre and the Department answer; it is amended', async ({
  signInAs,
}) => {
  test.setTimeout(180_000)
  const head = await signInAs('head.school8')
  const { page } = head
  const plan = await ownPlan(head)

  // What is wrong is said at its field, and nothing typed is lost.
  await page.getByRole('link', { name: 'Добавить мероприятие' }).click()
  await head.arrive('Новое мероприятие плана')
  const form = page.getByRole('form', { name: 'Мероприятие плана' })
  await form.getByLabel('Мероприятие').fill('День открытых дверей колледжа')
  await form.getByLabel('Направление').selectOption({ label: 'Взаимодействие с родителями' })
  await form.getByLabel('Форма').selectOption({ label: 'Экскурсия' })
  await form.getByLabel('Часов за год').fill('2')
  await expect(form.getByRole('status').filter({ hasText: 'Взаимодействие с родителями: 4 из' })).toBeVisible()
  await form.getByLabel('Начало').fill(today())
  await form.getByLabel('Окончание').fill(today())
  await form.getByRole('button', { name: 'Добавить в план' }).click()
  await expect(page.getByText('Укажите, кто отвечает: должность или имя.').first()).toBeVisible()
  await expect(form.getByLabel('Мероприятие')).toHaveValue('День открытых дверей колледжа')
  await form.getByLabel('Ответственный').fill('заместитель директора')
  const item = form.getByLabel('Пункт решения коллегии')
  await item.selectOption(
    (await item.locator('option', { hasText: /^п\. 4\.3, решение № 7/ }).getAttribute('value')) ?? '',
  )
  await form.getByRole('button', { name: 'Добавить в план' }).click()
  await head.arrive('План профориентации')
  await said(page, /Мероприятие добавлено/)
  await expect(page.getByRole('row').filter({ hasText: 'День открытых дверей колледжа' })).toContainText('п. 4.3')

  // Rows of a table: all or none.
  await page.getByRole('link', { name: 'Вставить из таблицы' }).click()
  await head.arrive('Строки из таблицы')
  const paste = page.getByRole('form', { name: 'Строки из таблицы' })
  await paste.getByLabel('Направление').selectOption({ label: 'Урочная деятельность' })
  await paste.getByLabel('Строки из Excel или Word').fill('Урок о шахте\t8\tкогда-нибудь\t1\tучитель')
  await paste.getByRole('button', { name: 'Показать, что получится' }).click()
  await expect(paste.getByText(/С ошибками: 1\. Ничего ещё не добавлено/)).toBeVisible()
  await expect(paste.getByRole('row').filter({ hasText: 'когда-нибудь' })).toContainText('не понят срок')
  await expect(paste.getByRole('button', { name: /^Добавить в план/ })).toHaveCount(0)
  await expect(paste.getByLabel('Строки из Excel или Word')).toHaveValue(/когда-нибудь/)
  await head.check()
  await paste.getByLabel('Строки из Excel или Word').fill('Урок о шахте\t8\tмай\t1\tучитель')
  await paste.getByRole('button', { name: 'Проверить снова' }).click()
  await expect(paste.getByRole('row').filter({ hasText: 'Урок о шахте' })).toContainText('8 класс')
  await head.check()
  await paste.getByRole('button', { name: /^Добавить в план/ }).click()
  await head.arrive('План профориентации')
  await expect(page.getByRole('link', { name: 'Урок о шахте' })).toBeVisible()

  await page.getByRole('link', { name: 'Проверить и сдать' }).click()
  await head.arrive('Проверьте план')
  await page.getByRole('button', { name: 'Сдать план' }).click()
  await head.arrive('План профориентации')
  await said(page, /План сдан и закрыт/)
  await expect(page.getByRole('link', { name: 'Добавить мероприятие' })).toHaveCount(0)

  const centre = await signInAs('resource')
  await centre.open(plan)
  await centre.page.getByLabel('Методическое заключение').fill('План хорош: добавьте встречу с выпускниками.')
  await centre.page.getByRole('button', { name: 'Дать заключение' }).click()
  await said(centre.page, /Заключение записано/)

  const clerk = await signInAs('department2')
  await clerk.open(plan)
  await clerk.page.getByRole('radio', { name: 'Вернуть на доработку' }).check()
  await clerk.page.getByRole('button', { name: 'Записать решение' }).click()
  await expect(clerk.page.getByText('Напишите, что исправить').first()).toBeVisible()
  await clerk.page.getByRole('radio', { name: 'Утвердить' }).check()
  await clerk.page.getByRole('button', { name: 'Записать решение' }).click()
  await said(clerk.page, /Решение записано/)
  await clerk.check()

  await head.open(plan)
  await expect(page.getByText('утверждён', { exact: true }).first()).toBeVisible()
  await page.getByRole('button', { name: 'Внести изменение' }).click()
  await said(page, /Изменение начато/)
  await page.getByRole('link', { name: 'Урок о шахте' }).click()
  await head.arrive('Урок о шахте')
  await page.getByRole('button', { name: 'Убрать из плана' }).click()
  await head.arrive('План профориентации')
  await page
    .getByRole('link', { name: /^Что изменилось/ })
    .first()
    .click()
  await head.arrive('Что изменилось в плане')
  await expect(page.getByRole('region', { name: /^Убраны/ })).toContainText('Урок о шахте')
})

test('a plan is not filed after the day of its item: the page says so and offers the extension', async ({
  signInAs,
}) => {
  test.setTimeout(90_000)
  const head = await signInAs('head.school5')
  const { page } = head
  await head.open('/plans/new')
  await page.getByRole('button', { name: 'Начать план' }).click()
  await head.arrive('План профориентации')
  await expect(page.getByText('Срок сдачи плана прошёл')).toBeVisible()
  await page.getByRole('link', { name: 'Проверить и сдать' }).click()
  await head.arrive('Проверьте план')
  await page.getByRole('button', { name: 'Сдать план' }).click()
  await expect(page.getByText(/Срок сдачи плана прошёл, портал его не примет/).first()).toBeVisible()
  await expect(page.getByRole('link', { name: 'Запросить продление' }).first()).toHaveAttribute('href', /\/extension$/)
})

test('an entry of the plan in force is moved with a reason and put back', async ({ signInAs }) => {
  const head = await signInAs('head.school6')
  const { page } = head
  const plan = await ownPlan(head)
  await page.getByRole('link', { name: 'Встреча с горным инженером' }).click()
  await head.arrive('Встреча с горным инженером')
  expect(new URL(page.url()).pathname).toMatch(PLAN_LINE)
  const form = page.getByRole('form', { name: 'Перенести' })
  await form.getByLabel('На какой день').fill(today())
  await form.getByRole('button', { name: 'Перенести' }).click()
  await expect(page.getByText('Напишите причину').first()).toBeVisible()
  await form.getByLabel('Причина переноса').fill('Карантин в 8 классе.')
  await form.getByRole('button', { name: 'Перенести' }).click()
  await head.arrive('План профориентации')
  await expect(page.getByText('Карантин в 8 классе.')).toBeVisible()
  await page.getByRole('link', { name: 'Встреча с горным инженером' }).click()
  await head.arrive('Встреча с горным инженером')
  await page.getByRole('button', { name: 'Вернуть как в плане' }).click()
  await said(page, /возвращено в план/)
  await expect(page.getByText('Карантин в 8 классе.')).toHaveCount(0)
  expect(new URL(page.url()).pathname).toBe(plan)
})

test('a teacher holds what the plan has this week in three presses, and the plan counts it', async ({ signInAs }) => {
  const teacher = await signInAs('teacher.school1', { width: 360 })
  const { page } = teacher
  await teacher.open('/')
  await page
    .getByRole('link', { name: /^Провести\s?: Встреча с горным инженером/ })
    .first()
    .click()
  await teacher.arrive(/^Провели, /)
  await hydrated(page)
  await expect(page.getByLabel('Что провели')).toHaveValue('Встреча с горным инженером')
  await page.getByRole('button', { name: 'Сохранить' }).click()
  await said(page, /Записано/)
  const head = await signInAs('head.school1')
  await ownPlan(head)
  const row = head.page.getByRole('row').filter({ hasText: 'Встреча с горным инженером' })
  await expect(row).toContainText('проведено')
})

test('without scripts pasted rows are shown first, what was typed stays, then they are added', async ({ visit }) => {
  test.setTimeout(90_000)
  const page = await visit({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } })
  await signInByForm(page, 'head.school9')
  await page.goto('/plans')
  await page.getByRole('table').locator('a[href^="/plans/"]').first().click()
  await page.getByRole('link', { name: 'Вставить из таблицы' }).click()
  const text = page.getByLabel('Строки из Excel или Word')
  await text.fill('Мероприятие\tКлассы\tСроки\tЧасы\nПоход на прииск\t8\tмай\t2')
  await page.getByLabel('Направление').selectOption({ label: 'Урочная деятельность' })
  await page.getByRole('button', { name: 'Показать, что получится' }).click()
  await expect(page.getByText('Распознано строк: 1. Ошибок нет.')).toBeVisible()
  await expect(text).toHaveValue(/Поход на прииск/)
  await expect(page.getByRole('list', { name: 'Столбцы' })).toContainText('«Сроки» → сроки')
  const wider = await page.evaluate('document.documentElement.scrollWidth - innerWidth')
  expect(wider).toBeLessThanOrEqual(0)
  await page.getByRole('button', { name: /^Добавить в план/ }).click()
  await expect(page.getByText('Строки из таблицы добавлены.')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Поход на прииск' })).toBeVisible()
})

test('a plan is begun from one that the Resource Centre shows to all', async ({ signInAs }) => {
  const centre = await signInAs('resource')
  await centre.open('/plans')
  await centre.page.getByRole('link', { name: 'Детский сад № 1', exact: true }).click()
  await centre.arrive('План профориентации')
  await expect(centre.page.getByText('образец для других организаций')).toBeVisible()
  await centre.page.getByRole('button', { name: 'Убрать из образцов' }).click()
  await said(centre.page, /План больше не образец/)
  await centre.page.getByRole('button', { name: 'Сделать образцом' }).click()
  await said(centre.page, /План стал образцом/)
  await centre.check()

  const head = await signInAs('head.kindergarten8', { width: 360 })
  const { page } = head
  await head.open('/plans/new')
  const form = page.getByRole('form', { name: 'Новый план' })
  await form.getByRole('radio', { name: /^Другой план/ }).check()
  await form.getByRole('button', { name: 'Начать план' }).click()
  await expect(page.getByText('Выберите план, из которого копировать.').first()).toBeVisible()
  await form.getByLabel('Из какого плана').selectOption({ index: 1 })
  await form.getByRole('button', { name: 'Начать план' }).click()
  await head.arrive('План профориентации')
  await said(page, /План начат/)
  await expect(page.getByRole('table').getByRole('row')).not.toHaveCount(0)
})
