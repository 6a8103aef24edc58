import type { Page } from '@playwright/test'
import { letDuePass } from './support/clock'
import { dayWords, weekdayAfter } from './support/days'
import { pdfFile } from './support/files'
import { expect, overlook, step, test } from './support/portal-test'

const SAVED = /Черновик сохранён в \d\d:\d\d/
const words = (page: Page) => page.getByLabel('Ход исполнения')

test('a head fills a report, adds a link and a file, checks, submits, gets a receipt and may recall it', async ({
  signInAs,
}) => {
  test.setTimeout(90_000)
  const portal = await signInAs('head.school5')
  const { page } = portal
  await portal.open('/')
  await page.getByRole('link', { name: step('Заполнить', 'пункт 4.2') }).click()
  await portal.arrive('Отчёт об исполнении')
  const assignmentPath = new URL(page.url()).pathname.replace(/\/report$/, '')

  // The draft opens with what the portal's records come to; the head's own words stand instead.
  await expect(words(page)).toHaveValue(/^По записям портала на /)
  await page.getByLabel('Реализовано вариантов').fill('')
  // What is missing is named, each with a way to where it is given.
  await words(page).fill('Готово.')
  await page.getByRole('button', { name: 'Проверить и сдать' }).click()
  await portal.arrive('Проверьте отчёт')
  await expect(page.getByRole('link', { name: 'Напишите ход исполнения — не короче 20 знаков' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Укажите показатель «Реализовано вариантов»' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Сдать отчёт' })).toHaveCount(0)
  await page.getByRole('link', { name: /^Приложите подтверждение «Выписка/ }).click()
  await expect(page).toHaveURL(/\/report#evidence-document$/)
  const asked = page.getByRole('listitem').filter({ hasText: 'Выписка из учебного плана' }).first()
  await expect(asked).toBeInViewport()

  await words(page).fill('Профориентационный модуль включён в предмет «Технология» с первой четверти, приказ № 84.')
  await page.getByLabel('Реализовано вариантов').fill('3')
  await expect(page.getByText(SAVED)).toBeVisible()
  await asked.getByLabel('Адрес страницы').fill('https://school5.example/plan')
  await asked.getByRole('button', { name: 'Добавить ссылку' }).click()
  await expect(asked.getByRole('link', { name: /^Выписка из учебного плана/ })).toBeVisible()
  await asked.getByText('Добавить ещё').click()
  await asked.getByLabel('Файлы', { exact: true }).setInputFiles(pdfFile('prikaz-84.pdf', 'Prikaz 84'))
  await asked.getByRole('button', { name: 'Загрузить' }).click()
  const file = asked.getByRole('link', { name: /prikaz-84/ })
  await expect(file).toBeVisible()
  const filePath = (await file.getAttribute('href')) ?? ''
  await portal.check()

  await page.getByRole('button', { name: 'Проверить и сдать' }).click()
  await portal.arrive('Проверьте отчёт')
  const sent = page.getByRole('region', { name: 'Что будет сдано' })
  await expect(sent).toContainText('приказ № 84')
  await expect(sent).toContainText('3 ед.')
  await expect(sent.getByRole('listitem')).toHaveCount(2)
  await page.getByRole('button', { name: 'Сдать отчёт' }).click()
  await portal.arrive('Отчёт сдан')
  await expect(page.getByText('2 приложения')).toBeVisible()
  await expect(page.getByText('Морошкина', { exact: false }).last()).toBeVisible()
  await page.getByRole('link', { name: 'Открыть поручение' }).click()
  await portal.arrive(/^4\.2\. /)
  await expect(page.getByText('Отчёт сдан и ждёт проверки')).toBeVisible()

  // Locked, and the file is its organisation's and the Department's only.
  expect(await portal.statusOf(`${assignmentPath}/report`)).toBe(307)
  const download = await page.request.get(filePath)
  expect((await download.body()).subarray(0, 5).toString()).toBe('%PDF-')
  const stranger = await signInAs('head.school6')
  expect(await stranger.statusOf(filePath)).toBe(404)

  await page.getByText('Отозвать отчёт').first().click()
  await page.getByRole('button', { name: 'Отозвать отчёт' }).click()
  await expect(page.getByRole('heading', { name: 'Черновик отчёта' })).toBeVisible()
  await expect(page.getByText('Редакция 1: отозван')).toBeVisible()
  await expect(page.getByRole('region', { name: 'Черновик отчёта' })).toContainText('приказ № 84')
  await portal.check()
})

test('a report that the due moment overtakes is refused, keeps every letter and offers an extension', async ({
  signInAs,
}) => {
  const portal = await signInAs('head.kindergarten3')
  const { page } = portal
  const path = await portal.assignmentPath('5.2')
  await portal.open(path)
  await page.getByRole('button', { name: 'Отметить ознакомление' }).click()
  await expect(page.getByRole('form', { name: 'Ознакомление' })).toHaveCount(0)
  await page.getByRole('link', { name: 'Заполнить отчёт' }).click()
  await portal.arrive('Отчёт об исполнении')
  await words(page).fill('Маршруты составлены для всех групп.')
  await expect(page.getByText(SAVED)).toBeVisible()

  await letDuePass(path.split('/').at(-1) ?? '')
  await words(page).fill('Маршруты составлены для всех групп, кроме ясельной.')
  const refusal = page.getByRole('region', { name: /Срок истёк, отчёт не принят/ })
  await expect(refusal).toContainText('То, что вы ввели, не потеряно')
  await expect(words(page)).toHaveValue('Маршруты составлены для всех групп, кроме ясельной.')
  await portal.check()

  await refusal.getByRole('link', { name: 'Запросить продление' }).click()
  await portal.arrive('Запрос продления')
  await expect(page.getByText('запрос будет отмечен как поданный после срока')).toBeVisible()
  await page.getByRole('button', { name: 'Отправить запрос' }).click()
  await expect(page.getByRole('region', { name: /Не отправлено/ })).toBeFocused()
  const until = weekdayAfter(14)
  await page.getByLabel('До какого дня продлить').fill(until)
  await page
    .getByLabel('Почему нужно больше времени')
    .fill('Ясельная группа на карантине, маршруты по ней не утверждены.')
  await page.getByRole('button', { name: 'Отправить запрос' }).click()
  await expect(page.getByText('Запрос продления отправлен', { exact: true })).toBeVisible()
  await portal.check()
  const requests = page.getByRole('region', { name: 'Продление срока' })
  await expect(requests).toContainText(dayWords(until))
  await expect(requests).toContainText('ждёт решения')

  await portal.open(`${path}/report`)
  await expect(page.getByText('Отчёт больше не принимается.')).toBeVisible()
  await expect(page.getByText('Маршруты составлены для всех групп.')).toBeVisible()
})

test('after the due moment a draft is read, not sent: its page offers the extension', async ({ signInAs }) => {
  const portal = await signInAs('head.school9')
  const { page } = portal
  const path = await portal.assignmentPath('4.1')
  await portal.open(`${path}/report`)
  await expect(page.getByText(/^Срок истёк .* в 23:59 \(Иркутск\)/)).toBeVisible()
  await expect(page.getByText('Всё, что вы ввели, сохранено как черновик.')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Запросить продление' })).toBeVisible()
  await expect(words(page)).toHaveCount(0)
  await portal.open(`${path}/submit`)
  await expect(page.getByRole('button', { name: 'Сдать отчёт' })).toHaveCount(0)
})

test('a draft survives a reload and a lost connection', async ({ signInAs, noise }) => {
  const portal = await signInAs('head.kindergarten8')
  const { page } = portal
  const path = await portal.assignmentPath('5.2')
  await portal.open(`${path}/report`)
  await words(page).fill('Первая группа готова.')
  await page.getByLabel('Воспитанников всего').fill('84')
  await expect(page.getByText(SAVED)).toBeVisible()
  await portal.reload()
  await expect(words(page)).toHaveValue('Первая группа готова.')
  await expect(page.getByLabel('Воспитанников всего')).toHaveValue('84')

  await page.context().setOffline(true)
  await words(page).fill('Первая и вторая группы готовы.')
  await expect(page.getByText(/^Нет связи\. Текст сохранён на этом компьютере/)).toBeVisible()
  await page.context().setOffline(false)
  await expect(page.getByText(SAVED)).toBeVisible({ timeout: 15_000 })
  await portal.reload()
  await expect(words(page)).toHaveValue('Первая и вторая группы готовы.')
  // The browser itself complains of the connection that was cut.
  overlook(noise, 'ERR_INTERNET_DISCONNECTED')
})

test('the assignment of another organisation is not found, whatever page of it is asked for', async ({ signInAs }) => {
  const own = await signInAs('head.school7')
  const path = await own.assignmentPath('4.2')
  const portal = await signInAs('head.school6')
  for (const page of ['', '/report', '/submit', '/extension', '/receipt?revision=1']) {
    expect(await portal.statusOf(`${path}${page}`), page).toBe(404)
  }
  expect(await portal.statusOf('/assignments/00000000-0000-4000-8000-000000000000')).toBe(404)
  expect(await portal.statusOf('/assignments/1%27%20or%201=1')).toBe(404)
})

test('a teacher sees and prepares what was handed over, and nothing else', async ({ signInAs }) => {
  const head = await signInAs('head.school1')
  const path = await head.assignmentPath('4.2')
  const other = await head.assignmentPath('4.4')
  await head.open(path)
  const staff = head.page.getByLabel('Кто готовит отчёт')
  const option = staff.locator('option', { hasText: 'Полянкина' })
  await staff.selectOption(await option.getAttribute('value'))
  await head.page.getByRole('form', { name: 'Передача поручения' }).getByRole('button', { name: 'Сохранить' }).click()
  await expect(head.page.getByRole('form', { name: 'Передача поручения' }).getByRole('status').first()).not.toBeEmpty()

  const portal = await signInAs('teacher.school1')
  const { page } = portal
  await portal.open('/')
  const list = page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ has: page.getByRole('link', { name: /: пункт / }) })
  await expect(list).toHaveCount(1)
  await list.getByRole('link', { name: /: пункт 4\.2$/ }).click()
  await portal.arrive('Отчёт об исполнении')
  await expect(page.getByText('Вы готовите черновик. Сдаст отчёт руководитель или заместитель.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Проверить и сдать' })).toHaveCount(0)
  await words(page).fill('Собраны рабочие программы пяти классов.')
  await page.getByRole('button', { name: 'Сохранить черновик' }).click()
  await expect(page.getByText(SAVED)).toBeVisible()
  expect(await portal.statusOf(`${path}/submit`)).toBe(307)
  expect(await portal.statusOf(other)).toBe(404)
  expect(await portal.statusOf('/people')).toBe(404)

  await head.open(`${path}/report`)
  await expect(words(head.page)).toHaveValue('Собраны рабочие программы пяти классов.')
  const colleague = await signInAs('psychologist.school1')
  expect(await colleague.statusOf(path)).toBe(404)
})
