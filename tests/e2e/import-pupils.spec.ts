import { csvFile, unknownFile } from './support/files'
import { checkPage, expect, type Portal, test } from './support/portal-test'

const HEAD = ['МКОУ «Школа», список;;', ';;', 'Ф.И.О. ребёнка;Дата рождения;Класс']

async function send(portal: Portal, name: string, lines: string[], kind = 'Ученики и классы') {
  await portal.page.goto('/students/import')
  await portal.page.getByRole('radio', { name: kind, exact: true }).check()
  await portal.page
    .getByLabel('Файл xlsx или csv')
    .and(portal.page.locator('input'))
    .setInputFiles(csvFile(name, lines))
  await portal.page.getByRole('button', { name: 'Прочитать файл' }).click()
}

test('a head brings in a list: errors by row and column, the plan, the receipt, and takes it back', async ({
  signInAs,
}) => {
  test.setTimeout(120_000)
  const head = await signInAs('head.school4')
  const { page } = head
  await head.open('/students/import')
  await page.getByLabel('Файл xlsx или csv').and(page.locator('input')).setInputFiles(unknownFile('старый.xls'))
  await page.getByRole('button', { name: 'Прочитать файл' }).click()
  await expect(page.getByRole('region', { name: /Не отправлено/ })).toBeFocused()
  await expect(page.getByRole('main')).toContainText('Сохранить как')

  await send(head, 'ошибки.csv', [...HEAD, 'Осинин Пётр Сергеевич;31.02.2012;8А', 'Рябинина Анна;02.11.2012;12А'])
  await head.arrive('Проверка таблицы')
  await expect(page.getByText('Загружать нельзя: 2 ошибки')).toBeVisible()
  const row = page.getByRole('row').filter({ hasText: 'Строка 4' })
  await expect(row).toContainText('«Дата рождения»')
  await expect(row).toContainText('31.02.2012 — такого дня нет')
  await expect(page.getByRole('button', { name: 'Загрузить' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Удалить таблицу, не загружая' }).click()
  await expect(page.getByText('Таблица удалена. Ничего не загружено.')).toBeVisible()

  await send(head, 'список.csv', [
    ...HEAD,
    'Осинин Пётр Сергеевич;14.03.2012;"8 ""А"""',
    'РЯБИНИНА АННА;02.11.2012;8-а',
  ])
  await head.arrive('Проверка таблицы')
  await expect(page.getByText('Новых учеников')).toBeVisible()
  await expect(page.getByText('8А', { exact: true })).toBeVisible()
  // Columns can be put right by hand: without the birth date there is nothing to load.
  await page.getByText('Как портал понял столбцы').click()
  await head.check()
  await page.getByRole('combobox', { name: 'Дата рождения' }).selectOption('')
  await page.getByRole('button', { name: 'Применить' }).click()
  await expect(page.getByText('Укажите столбец «Дата рождения»')).toBeVisible()
  await page.getByRole('combobox', { name: 'Дата рождения' }).selectOption({ label: 'Дата рождения' })
  await page.getByRole('button', { name: 'Применить' }).click()
  await page.getByRole('button', { name: 'Загрузить' }).click()
  await expect(page.getByRole('heading', { name: 'Загружено' })).toBeVisible()
  await head.check()
  expect(new URL(page.url()).pathname).not.toMatch(/Осинин/)
  await page.getByRole('button', { name: 'Отменить загрузку' }).click()
  await expect(page.getByRole('heading', { name: 'Загрузка отменена' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Отменить загрузку' })).toHaveCount(0)
  await checkPage(page)
})

test('new staff get passwords that are shown once', async ({ signInAs }) => {
  test.setTimeout(90_000)
  const head = await signInAs('head.school4')
  const { page } = head
  await send(head, 'штат.csv', ['ФИО;Должность', 'Еловикова Светлана Егоровна;учитель'], 'Сотрудники')
  await head.arrive('Проверка таблицы')
  await page.getByRole('button', { name: 'Создать учётные записи' }).click()
  await expect(page.getByRole('region', { name: 'Логины и временные пароли' })).toContainText('elovikova.se')
  await head.check()
  await head.reload()
  await expect(page.getByRole('heading', { name: 'Загружено' })).toBeVisible()
  await expect(page.getByText('elovikova.se')).toHaveCount(0)
  await page.getByRole('button', { name: 'Отменить загрузку' }).click()
  await expect(page.getByRole('heading', { name: 'Загрузка отменена' })).toBeVisible()
})
