import { today } from './support/days'
import { CONTEST, firstLink, PORTFOLIO, PROJECT, PROJECT_CLASS } from './support/places'
import { expect, signInByForm, step, test } from './support/portal-test'

const PDF = {
  name: 'выписка.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n'),
}

test('a head fills a variant of the curriculum, it counts with a file, and the register is confirmed', async ({
  signInAs,
}) => {
  const portal = await signInAs('head.school7')
  const { page } = portal
  await portal.open('/curriculum')
  await expect(page.getByText('Засчитано вариантов: 0 из 6')).toBeVisible()
  await page.getByRole('link', { name: step('Заполнить', 'Профильные и предпрофильные элективные курсы') }).click()
  await portal.arrive('Профильные и предпрофильные элективные курсы')
  const form = page.getByRole('form', { name: 'Классы, предметы и часы' })
  await form.getByLabel('Предмет или курс, строка 1').fill('Основы геологии')
  await form.getByRole('button', { name: 'Сохранить' }).click()
  await expect(
    form.getByRole('link', { name: 'Укажите класс числом.' }).or(form.getByText('Классы — от 1 до 11.')).first(),
  ).toBeVisible()
  await form.getByLabel('Класс', { exact: true }).first().selectOption('10')
  await form.getByLabel('Часов в год').first().fill('17,5')
  await form.getByRole('button', { name: 'Сохранить' }).click()
  await expect(page.getByText('Изменения сохранены.')).toBeVisible()
  const upload = page.getByRole('form', { name: 'Приложить файл' })
  await upload.getByLabel('Файл').setInputFiles(PDF)
  await upload.getByRole('button', { name: 'Приложить' }).click()
  await expect(page.getByText('Файл приложен.')).toBeVisible()
  await portal.check()
  await portal.open('/curriculum')
  await expect(page.getByText('Засчитано вариантов: 1 из 6')).toBeVisible()
  await page.getByRole('button', { name: 'Подтвердить реестр' }).click()
  await expect(page.getByText('Реестр подтверждён', { exact: true })).toBeVisible()
  await portal.check()
})

test('a teacher records a held trial with a partner; the Department sees the count and no file', async ({
  signInAs,
}) => {
  const portal = await signInAs('pedagogue.school4')
  const { page } = portal
  await portal.open('/portfolio/new')
  const form = page.getByRole('form', { name: 'Запись портфолио' })
  const title = `Проба «Пекарь» ${performance.now()}`
  await form.getByLabel('Вид').selectOption('TRIAL')
  await form.getByLabel('Название').fill(title)
  await form.getByLabel('С класса').selectOption('8')
  await form.getByLabel('По класс').selectOption('9')
  await form.getByLabel('С участием родителей').check()
  await form.getByLabel('Когда проведено').fill(today())
  await form.getByRole('button', { name: 'Добавить' }).click()
  await portal.arrive(title)
  await expect(page.getByText('Запись добавлена.')).toBeVisible()
  const record = new URL(page.url()).pathname
  const above = await signInAs('department2')
  await above.open(record)
  await expect(above.page.getByRole('form', { name: 'Приложить файл' })).toHaveCount(0)
  await above.open('/portfolio')
  await expect(above.page.getByRole('table', { name: 'Организации' })).toContainText('Школа № 1')
  const elsewhere = await signInAs('head.school3')
  expect(await elsewhere.statusOf(record)).toBe(404)
})

test('a head enters the projects of a class at once; who has none is shown', async ({ signInAs }) => {
  const portal = await signInAs('head.school5')
  const { page } = portal
  const group = await firstLink(portal, '/projects', PROJECT_CLASS)
  await portal.open(group)
  const missing = page.getByText('нет проекта', { exact: true })
  const before = await missing.count()
  expect(before).toBeGreaterThan(0)
  await page.getByRole('link', { name: 'Заполнить на весь класс' }).click()
  await portal.arrive(/^Проекты всего класса, /)
  const form = page.getByRole('form', { name: 'Проекты класса' })
  const topics = form.getByLabel('Тема')
  const count = await topics.count()
  for (let at = 0; at < count; at++)
    if ((await topics.nth(at).inputValue()) === '') await topics.nth(at).fill(`Профессии района, часть ${at + 1}`)
  await form.getByRole('button', { name: 'Сохранить' }).click()
  await expect(page.getByText('Изменения сохранены.')).toBeVisible()
  await expect(missing).toHaveCount(0)
  await expect(page.getByText('проект есть у каждого')).toBeVisible()
  await portal.check()
})

test('above the school there are counts, and neither projects nor diplomas', async ({ signInAs }) => {
  const head = await signInAs('head.school1')
  const project = await firstLink(head, await firstLink(head, '/projects', PROJECT_CLASS), PROJECT)
  const contest = await firstLink(head, '/projects/contests', CONTEST)
  const portfolio = await firstLink(head, '/portfolio', PORTFOLIO)
  const above = await signInAs('resource')
  expect(await above.statusOf(project)).toBe(404)
  expect(await above.statusOf(contest)).toBe(404)
  expect(await above.statusOf(portfolio)).toBe(200)
  await above.open('/projects')
  await expect(above.page.getByText('Здесь только числа')).toBeVisible()
})

test('an additional body brings a programme in line with the model', async ({ signInAs }) => {
  const portal = await signInAs('head.additional3')
  const { page } = portal
  await portal.open('/programmes')
  await expect(page.getByText('1 из 2 (50 %)')).toBeVisible()
  await page.getByRole('link', { name: 'Метеостанция' }).click()
  await portal.arrive('Метеостанция')
  await page.getByText('Добавить ссылку').first().click()
  const form = page.getByRole('form', { name: 'Добавить ссылку' })
  await form.getByLabel('Что откроется по ссылке').fill('Протокол педсовета')
  await form.getByLabel('Адрес страницы').fill('https://example.ru/protocol')
  await form.getByRole('button', { name: 'Добавить ссылку' }).click()
  await expect(page.getByText('Ссылка добавлена.')).toBeVisible()
  await portal.open('/programmes')
  await expect(page.getByText('2 из 2 (100 %)')).toBeVisible()
})

test('without scripts a variant is filled still', async ({ visit }) => {
  const page = await visit({ javaScriptEnabled: false })
  await signInByForm(page, 'head.school6')
  await page.goto('/curriculum/research-projects')
  await page.getByLabel('Класс', { exact: true }).first().selectOption('8')
  await page.getByLabel('Предмет или курс, строка 1').fill('Исследование профессий')
  await page.getByLabel('Часов в год').first().fill('6')
  await page.getByRole('button', { name: 'Сохранить' }).click()
  await expect(page.getByText('Изменения сохранены.')).toBeVisible()
})
