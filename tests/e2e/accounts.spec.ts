import type { Page } from '@playwright/test'
import { today, weekdayAfter } from './support/days'
import { csvFile } from './support/files'
import { checkPage, expect, type Portal, signInByForm, test } from './support/portal-test'

type Access = { login: string; password: string }

const field = (page: Page, label: string) => page.getByLabel(label, { exact: true }).and(page.locator('input'))

/** What the receipt shows once. */
async function readAccess({ page }: Portal): Promise<Access> {
  await expect(page.getByRole('heading', { name: 'Учётная запись создана' })).toBeVisible()
  const [login = '', password = ''] = await page.getByRole('main').locator('code').allInnerTexts()
  expect(password.length).toBeGreaterThan(7)
  return { login, password }
}

async function changePassword(page: Page, from: string, to: string): Promise<void> {
  await field(page, 'Временный пароль').fill(from)
  await field(page, 'Новый пароль').fill(to)
  await field(page, 'Новый пароль ещё раз').fill(to)
  await page.getByRole('button', { name: 'Сменить пароль' }).click()
}

test("the Department makes a head's account; the shown password opens only its own change", async ({
  signInAs,
  visit,
}) => {
  test.setTimeout(90_000)
  const department = await signInAs('department')
  await department.open('/people')
  await department.page.getByRole('link', { name: 'Добавить сотрудника' }).click()
  await department.arrive('Новый сотрудник')
  await department.page.getByRole('button', { name: 'Создать учётную запись' }).click()
  await expect(department.page.getByRole('region', { name: /Не отправлено/ })).toBeFocused()
  await department.page.getByLabel('Фамилия').and(department.page.locator('input')).fill('Чабрецова')
  await field(department.page, 'Имя').fill('Полина')
  await department.page.getByRole('combobox', { name: 'Роль' }).selectOption({ label: 'Руководитель организации' })
  await department.page.getByRole('combobox', { name: 'Организация' }).selectOption({ label: 'Школа п. Брусничный' })
  await department.page.getByRole('button', { name: 'Создать учётную запись' }).click()
  const { login, password } = await readAccess(department)
  await department.check()
  await department.page.getByRole('link', { name: 'Открыть карточку' }).click()
  await department.arrive('Чабрецова Полина')
  await expect(department.page.getByText(password)).toHaveCount(0)
  await expect(department.page.getByText('временный, ждёт замены при входе')).toBeVisible()

  const page = await visit()
  await signInByForm(page, login, password)
  await expect(page.getByRole('heading', { level: 1, name: 'Смена пароля' })).toBeVisible()
  await checkPage(page)
  await page.goto('/assignments')
  await expect(page).toHaveURL(/\/account\/password$/)
  await changePassword(page, password, 'коротко')
  await expect(page.getByRole('region', { name: /Не отправлено/ })).toBeFocused()
  await changePassword(page, password, 'берёза-паром-7-облако')
  await expect(page.getByText('Пароль изменён.')).toBeVisible()
  await page.getByRole('link', { name: 'Главная' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Поручения организации' })).toBeVisible()
  await expect(page.getByRole('banner')).toContainText('Школа п. Брусничный')
})

test("a head makes a teacher's account; disabling it ends the teacher's open session at once", async ({
  signInAs,
  visit,
}) => {
  test.setTimeout(90_000)
  const head = await signInAs('head.school3')
  await head.open('/people/new')
  await expect(head.page.getByRole('option', { name: 'Руководитель организации' })).toHaveCount(0)
  await head.page.getByLabel('Фамилия').and(head.page.locator('input')).fill('Ивняков')
  await field(head.page, 'Имя').fill('Глеб')
  await head.page.getByRole('combobox', { name: 'Роль' }).selectOption({ label: 'Педагог' })
  await head.page.getByRole('button', { name: 'Создать учётную запись' }).click()
  const { login, password } = await readAccess(head)

  const page = await visit()
  await signInByForm(page, login, password)
  await expect(page.getByRole('heading', { level: 1, name: 'Смена пароля' })).toBeVisible()
  await changePassword(page, password, 'сосна-весло-9-корзина')
  await expect(page.getByText('Пароль изменён.')).toBeVisible()
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1, name: 'Мой день' })).toBeVisible()

  await head.page.getByRole('link', { name: 'Открыть карточку' }).click()
  await head.arrive('Ивняков Глеб')
  await head.page.getByText('Отключить учётную запись').click()
  await head.page.getByLabel('Основание').fill('Приказ об увольнении № 31')
  await head.page.getByRole('button', { name: 'Отключить', exact: true }).click()
  await expect(head.page.getByText('Учётная запись отключена, открытые сеансы завершены.')).toBeVisible()
  await head.check()

  await page.getByRole('link', { name: 'Решения коллегии' }).click()
  await expect(page).toHaveURL(/\/sign-in$/)
  await signInByForm(page, login, 'сосна-весло-9-корзина')
  await expect(page.getByRole('region', { name: /Учётная запись отключена/ })).toBeFocused()
})

test('an organisation is added by hand, and a second one of the same name is refused', async ({ signInAs }) => {
  const portal = await signInAs('department2')
  const { page } = portal
  const add = async () => {
    await portal.open('/organizations/new')
    await page.getByLabel('Краткое наименование').and(page.locator('input')).fill('Лесхоз «Кедровый»')
    await page.getByLabel('Полное наименование').and(page.locator('input')).fill('ОГАУ «Лесхоз «Кедровый»»')
    await page.getByRole('combobox', { name: 'Вид' }).selectOption({ label: 'Внешняя организация' })
    await page.getByRole('button', { name: 'Добавить организацию' }).click()
  }
  await add()
  await portal.arrive('Лесхоз «Кедровый»')
  await expect(page.getByText('Организация добавлена.')).toBeVisible()
  await add()
  const summary = page.getByRole('region', { name: /Не отправлено/ })
  await expect(summary).toBeFocused()
  await expect(summary).toContainText('Организация с таким кратким наименованием уже есть.')
})

test('a table of organisations with a bad row names the row and adds none; mended, it adds all', async ({
  signInAs,
}) => {
  const portal = await signInAs('department2')
  const { page } = portal
  await portal.open('/organizations')
  await page.getByRole('link', { name: 'Загрузить из таблицы' }).click()
  await portal.arrive('Загрузка организаций')
  expect(await portal.statusOf('/api/organizations/sample')).toBe(200)
  const titles = 'Наименование;Краткое наименование;Вид;Уровни (программы);Населённый пункт;ИНН'
  const good = 'Рудник «Светлый»;Рудник «Светлый»;внешняя;;п. Светлый;'
  const read = async (lines: string[]) => {
    await page.getByLabel('Файл xlsx или csv').setInputFiles(csvFile('organizations.csv', lines))
    await page.getByRole('button', { name: 'Прочитать файл' }).click()
  }
  await read([titles, good, 'Артель «Витим»;Артель «Витим»;колхоз;;;'])
  await expect(page.getByText('Ничего не загружено: 1 ошибка')).toBeVisible()
  await expect(page.getByRole('row', { name: /Строка 3/ })).toContainText('Вид')
  await expect(page.getByRole('button', { name: 'Добавить все' })).toHaveCount(0)
  await portal.check()
  await read([titles, good, 'Артель «Витим»;Артель «Витим»;внешняя;;;3802000000'])
  await expect(page.getByRole('heading', { name: 'Будет добавлено: 2 организации' })).toBeVisible()
  await portal.check()
  await page.getByRole('button', { name: 'Добавить все' }).click()
  await portal.arrive('Организации')
  await expect(page.getByText('Добавлено: 2 организации.')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Артель «Витим»' })).toBeVisible()
})

test('a day of the calendar is marked as a holiday and made ordinary again', async ({ signInAs }) => {
  const portal = await signInAs('department2')
  const { page } = portal
  // Far enough ahead for no deadline to be computed by it: two Wednesdays and a Saturday of a July to come.
  const year = Number(today().slice(0, 4)) + 2
  const july = new Date(Date.UTC(year, 6, 1))
  const first = (weekday: number) => 1 + ((weekday - july.getUTCDay() + 7) % 7)
  const day = (of: number) => `${year}-07-${String(of).padStart(2, '0')}`
  await portal.open(`/calendar?year=${year}`)
  const form = page.getByRole('form', { name: 'Отметить день' })
  if (!(await form.isVisible())) await page.getByText('Отметить день').first().click()
  await form.getByLabel('День', { exact: true }).fill(day(first(6)))
  await form.getByRole('radio', { name: 'Перенесённый выходной' }).check()
  await form.getByRole('button', { name: 'Отметить' }).click()
  await expect(page.getByRole('region', { name: /Так этот день отметить нельзя/ })).toBeFocused()
  await form.getByLabel('День', { exact: true }).fill(day(first(3)))
  await form.getByRole('radio', { name: 'Праздничный день' }).check()
  await form.getByLabel('Основание').fill('День посёлка')
  await form.getByRole('button', { name: 'Отметить' }).click()
  const exceptions = page.getByRole('table', { name: 'Исключения из пятидневной недели' })
  const row = exceptions.getByRole('row', { name: /День посёлка/ })
  await expect(row).toContainText('среда')
  await portal.check()
  await row.getByRole('button', { name: /^Снять отметку/ }).click()
  await expect(row).toHaveCount(0)
})

test('a role offered by login is taken by its person, who then works for both organisations', async ({ signInAs }) => {
  test.setTimeout(90_000)
  const head = await signInAs('head.additional2')
  await head.open('/people/offer')
  await field(head.page, 'Логин человека').fill('head.kindergarten4')
  await head.page.getByRole('combobox', { name: 'Роль' }).selectOption({ label: 'Педагог' })
  await head.page.getByRole('button', { name: 'Предложить роль' }).click()
  await expect(head.page.getByRole('heading', { name: /^Ждут согласия/ })).toBeVisible()
  await head.check()
  await expect(head.page.getByText('Росинкина')).toHaveCount(0)

  const person = await signInAs('head.kindergarten4', { fresh: true })
  const { page } = person
  await person.open('/account')
  await page
    .getByRole('form', { name: /^Принять роль: Педагог/ })
    .getByRole('button')
    .click()
  await expect(page.getByRole('form', { name: /^Принять роль/ })).toHaveCount(0)
  await page.reload()
  const banner = page.getByRole('banner')
  await banner.getByText('Детский сад № 4').first().click()
  await banner.getByRole('button', { name: /Спортивная школа/ }).click()
  await expect(banner.locator('summary').filter({ hasText: 'Спортивная школа' })).toBeVisible()
  await expect(page.getByRole('heading', { level: 1, name: 'Мой день' })).toBeVisible()
  await person.check()
  await head.open('/people')
  await expect(head.page.getByText('Росинкина').first()).toBeVisible()
})

test('an organisation that will close on a day to come works until then', async ({ signInAs }) => {
  const portal = await signInAs('department2')
  const { page } = portal
  await page.goto('/organizations?q=')
  await page.getByRole('link', { name: 'Горный техникум' }).first().click()
  await portal.arrive(/техникум/i)
  const path = new URL(page.url()).pathname
  await portal.open(`${path}/close`)
  await page.getByRole('radio', { name: 'Закрытие' }).check()
  const day = weekdayAfter(200)
  await page.getByLabel('С какого дня').fill(day)
  await page.getByLabel('Основание').fill('Постановление № 19')
  await page.getByRole('button', { name: 'Отметить', exact: true }).click()
  const words = `Закрывается с ${day.split('-').reverse().join('.')}`
  await expect(page.getByRole('main')).toContainText(words)
  await portal.open(path)
  await expect(page.getByRole('main')).toContainText(words)
  await page.goto('/assignments?status=all&q=Горный')
  await expect(page.getByRole('rowheader').first()).toBeVisible()
})
