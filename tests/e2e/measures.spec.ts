import { currentResolution } from './support/places'
import { expect, test } from './support/portal-test'

test('a report opens filled from the register, goes in without papers, and stands as it was counted', async ({
  signInAs,
}) => {
  test.setTimeout(120_000)
  const head = await signInAs('head.school1')
  const { page } = head
  const path = await head.assignmentPath('4.2')
  await head.open(`${path}/report`)
  const counted = page.getByRole('region', { name: 'Из портала' })
  await expect(counted).toContainText('Выполнено по записям портала')
  await expect(counted).toContainText('Вариантов с подтверждением')
  await counted.getByText(/^Записи: \d+$/).click()
  await expect(counted).toContainText('элективные курсы')
  await expect(page.getByText('ещё раз прикладывать их не нужно')).toBeVisible()
  await head.check()
  await page.setViewportSize({ width: 360, height: 740 })
  await head.check()
  await page.setViewportSize({ width: 1280, height: 900 })
  const text = page.getByLabel('Ход исполнения')
  await text.fill('Варианты внесены в рабочие программы, реестр подтверждён.')
  await page.getByLabel('Реализовано вариантов').fill('3')
  await page.getByRole('button', { name: 'Проверить и сдать' }).click()
  await head.arrive('Проверьте отчёт')
  await expect(page.getByText('Сдавая отчёт, вы подтверждаете эти данные.')).toBeVisible()
  await page.getByRole('button', { name: 'Сдать отчёт' }).click()
  await head.arrive('Отчёт сдан')

  const desk = await signInAs('department2')
  await desk.open(path)
  await expect(desk.page.getByRole('heading', { name: 'Из портала' })).toBeVisible()
  await expect(desk.page.getByText('на момент сдачи', { exact: false })).toBeVisible()
  // The page of the records is one step away, for whoever decides.
  await desk.page.getByRole('link', { name: 'Открыть записи на портале' }).first().click()
  await desk.arrive(/учебн/i)

  await head.open(path)
  await page.getByText('Отозвать отчёт').first().click()
  await page.getByRole('button', { name: 'Отозвать отчёт' }).click()
  await expect(page.getByRole('heading', { name: 'Черновик отчёта' })).toBeVisible()
})

test('a school that is behind sees what is missing, in a report begun with the figures and still asking for papers', async ({
  signInAs,
}) => {
  const head = await signInAs('head.school6')
  const { page } = head
  await head.open(`${await head.assignmentPath('4.2')}/report`)
  await expect(page.getByRole('region', { name: 'Из портала' })).toContainText('нет ни одного варианта')
  await expect(page.getByLabel('Ход исполнения')).toHaveValue(/^По записям портала на .*вариантов с подтверждением — 0/)
  await expect(page.getByLabel('Реализовано вариантов')).toHaveValue('0')
  await expect(page.getByText('обязательно').first()).toBeVisible()
})

test('the Department sees every organisation behind an item, ties another item to records and back', async ({
  signInAs,
}) => {
  const desk = await signInAs('department')
  const { page } = desk
  await desk.open(await currentResolution(desk))
  await page.getByRole('link', { name: /^Данные портала по п.* 4\.4/ }).click()
  await desk.arrive('Доля учеников с индивидуальным проектом')
  const row = page.getByRole('row', { name: /Школа № 1 / }).or(page.getByRole('row').filter({ hasText: 'Школа № 1' }))
  await expect(row.first()).toContainText(/выполнено/)
  await desk.open(await currentResolution(desk))
  await page.getByRole('link', { name: /^Данные портала по п.* 5\.2/ }).click()
  await desk.arrive('Индивидуальный маршрут у каждого ребёнка')
  const address = page.url()
  await page.getByText('Считать другое').click()
  await page.getByRole('radio', { name: 'Ничего' }).check()
  await page.getByRole('button', { name: 'Сохранить' }).click()
  await desk.arrive('Данные портала по пункту')
  await page.getByRole('radio', { name: 'Часы профориентации по норме' }).check()
  await page.getByRole('button', { name: 'Сохранить' }).click()
  await desk.arrive('Часы профориентации по норме')
  await expect(page.getByText('Сохранено.', { exact: false })).toBeVisible()
  const centre = await signInAs('resource')
  await centre.open(new URL(address).pathname)
  await expect(centre.page.getByRole('radio')).toHaveCount(0)
  expect(await (await signInAs('head.school1')).statusOf(new URL(address).pathname)).toBe(404)
  await page.getByText('Считать другое').click()
  await page.getByRole('radio', { name: 'Индивидуальный маршрут у каждого ребёнка' }).check()
  await page.getByRole('button', { name: 'Сохранить' }).click()
  await desk.arrive('Индивидуальный маршрут у каждого ребёнка')
})
