import { firstLink, STUDENT } from './support/places'
import { expect, overlook, test } from './support/portal-test'

test('the head finds a pupil by surname without a name in the address, and the reading of the card is recorded', async ({
  signInAs,
}) => {
  const portal = await signInAs('head.school1')
  const { page } = portal
  await portal.open('/students')
  const first = page.getByRole('rowheader').getByRole('link').first()
  const surname = ((await first.textContent()) ?? '').split(' ')[0] ?? ''
  await page.getByLabel('Начало фамилии').fill(surname)
  await page.getByRole('button', { name: 'Показать' }).click()
  await page.waitForURL(/find=/)
  expect(decodeURIComponent(page.url())).not.toContain(surname)
  await portal.check()
  await page.getByRole('rowheader').getByRole('link').first().click()
  await page.waitForURL(STUDENT_URL)
  await portal.check()
  await expect(page.getByText('просмотр записан в журнал')).toBeVisible()
})

test('the head makes a class, gives it a teacher, adds a child and takes a mistaken entry back', async ({
  signInAs,
}) => {
  const portal = await signInAs('head.school3')
  const { page } = portal
  await portal.open('/classes/new')
  await page.getByLabel('Номер класса').selectOption('7')
  await page.getByLabel('Литера').fill('Э')
  await page.getByRole('button', { name: 'Добавить' }).click()
  await portal.arrive('7Э класс')
  await expect(page.getByText('В списке пока никого нет')).toBeVisible()
  await page.getByText('Закрепить сотрудника').click()
  await page.getByLabel('Сотрудник').selectOption({ label: 'Ключников Семён Олегович' })
  await page.getByLabel('Кем работает с классом').selectOption('CLASS_TEACHER')
  await page.getByRole('button', { name: 'Закрепить' }).click()
  await expect(page.getByText('Ключников Семён Олегович — классный руководитель')).toBeVisible()
  await page.getByRole('link', { name: 'Внести ребёнка' }).first().click()
  await portal.arrive('Внести ребёнка в список')
  await page.getByLabel('Фамилия').fill('Перелётова')
  await page.getByLabel('Имя').fill('Зоя')
  await page.getByLabel('Дата рождения').fill('2013-05-06')
  await page.getByRole('button', { name: 'Внести' }).click()
  await portal.arrive('7Э класс')
  await page.getByRole('link', { name: 'Перелётова Зоя' }).click()
  await portal.arrive('Перелётова Зоя')
  await page.getByRole('link', { name: 'Перевести или отчислить' }).click()
  await portal.arrive('Перевести или отчислить')
  await page.getByText('Выбытие или окончание обучения').click()
  await page.getByRole('radio', { name: /зачислен по ошибке/ }).check()
  await page.getByRole('button', { name: 'Отчислить' }).click()
  await portal.arrive('Перелётова Зоя')
  await expect(page.getByText('Выбытие записано.')).toBeVisible()
})

test('the teacher sees the own classes and conditions, no other class, and no restricted facts', async ({
  signInAs,
}) => {
  const teacher = await signInAs('teacher.school1')
  await teacher.open('/classes')
  await expect(teacher.page.getByRole('rowheader').getByRole('link')).toHaveText(['8А', '9А'])
  await teacher.page.getByRole('link', { name: '8А' }).click()
  await teacher.arrive('8А класс')
  await expect(teacher.page.getByText('адаптированная программа')).toHaveCount(1)
  const pupil = await firstLink(teacher, '/students', STUDENT)
  await teacher.open(pupil)
  await expect(teacher.page.getByRole('link', { name: 'Особые сведения' })).toHaveCount(0)
  expect(await teacher.statusOf(`${pupil}/restricted`)).toBe(404)
  expect(await teacher.statusOf(`${pupil}/edit`)).toBe(404)
  const other = await signInAs('head.school3')
  expect(await other.statusOf(pupil)).toBe(404)
  const department = await signInAs('department')
  expect(await department.statusOf(pupil)).toBe(404)
  expect(await department.statusOf('/students')).toBe(404)
})

const STUDENT_URL = /\/students\/[0-9a-f-]{36}$/

test('the Department opens one child’s card for a reason, the head sees who and why', async ({ signInAs, noise }) => {
  test.setTimeout(90_000)
  const head = await signInAs('head.school6')
  const card = await firstLink(head, '/students', STUDENT)
  await head.open(card)
  const name = (await head.page.getByRole('heading', { level: 1 }).textContent()) ?? ''
  const [lastName = '', firstName = '', middleName = ''] = name.split(' ')
  const born = (await head.page.getByRole('main').locator('time').first().getAttribute('datetime')) ?? ''

  const department = await signInAs('department2')
  const { page } = department
  expect(await department.statusOf(card)).toBe(404)
  await department.open('/classes')
  await page.getByRole('link', { name: 'Карточка по основанию' }).click()
  await department.arrive('Карточка по основанию')
  await page.getByRole('textbox', { name: 'Фамилия' }).fill(lastName)
  await page.getByRole('textbox', { name: 'Имя', exact: true }).fill(firstName)
  await page.getByRole('textbox', { name: /^Отчество/ }).fill(middleName)
  await page.getByLabel('Дата рождения').fill(born)
  await page.getByRole('button', { name: 'Открыть карточку' }).click()
  await expect(page.getByRole('textbox', { name: 'Основание' })).toHaveAttribute('aria-invalid', 'true')
  await page.getByRole('textbox', { name: 'Основание' }).fill('Запрос опеки № 3 от 12 ноября (вымышленный)')
  await page.getByRole('textbox', { name: 'Фамилия' }).fill(`${lastName}ъ`)
  await page.getByRole('button', { name: 'Открыть карточку' }).click()
  await expect(page.getByText('Ребёнка с таким именем и датой рождения в муниципалитете нет.')).toBeVisible()
  await page.getByRole('textbox', { name: 'Фамилия' }).fill(lastName)
  await page.getByRole('button', { name: 'Открыть карточку' }).click()
  await department.arrive(name)
  const reading = new URL(page.url()).pathname
  expect(reading).not.toContain(lastName)
  expect(await (await signInAs('department')).statusOf(reading)).toBe(404)
  await head.open(card)
  await expect(head.page.getByText('Основание: Запрос опеки № 3 от 12 ноября (вымышленный)')).toBeVisible()
  overlook(noise, 'status of 404')
})
