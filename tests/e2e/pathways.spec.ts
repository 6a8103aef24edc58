import { firstLink, PATHWAY, PATHWAY_CLASS } from './support/places'
import { expect, overlook, test } from './support/portal-test'

test('a class teacher drafts the routes of a class, completes one, the head lets it come in force, the teacher marks its step', async ({
  signInAs,
  noise,
}) => {
  test.setTimeout(120_000)
  const teacher = await signInAs('pedagogue.school3')
  const { page } = teacher
  const group = await firstLink(teacher, '/pathways', PATHWAY_CLASS)
  await teacher.open(group)
  await expect(page.getByText('Без маршрута:')).toBeVisible()
  const form = page.getByRole('form', { name: 'Составить черновики' })
  await form.getByRole('button', { name: 'Составить черновики' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Составлено:' })).toBeVisible()

  const pathway = await firstLink(teacher, group, PATHWAY)
  await teacher.open(pathway)
  await expect(page.getByText('До утверждения не хватает')).toBeVisible()
  await page.getByRole('link', { name: 'Цель и сведения' }).click()
  await page.getByRole('textbox', { name: 'Цель' }).fill('Выбрать колледж в Иркутске')
  await page.getByRole('radio', { name: 'Обязанность по закону об образовании' }).check()
  await page.getByRole('textbox', { name: 'Документ' }).fill('273-ФЗ, ст. 34')
  await page.getByRole('combobox', { name: 'Профессия 1' }).fill('Геолог')
  await page.getByRole('button', { name: 'Сохранить' }).click()
  await expect(page.getByText('Изменения сохранены.')).toBeVisible()
  await expect(page.getByText('Геолог')).toBeVisible()

  await page.getByRole('link', { name: 'Добавить шаг' }).click()
  await page.getByRole('textbox', { name: 'Что сделать' }).fill('День открытых дверей колледжа')
  await page.getByRole('button', { name: 'Добавить шаг' }).click()
  await expect(page.getByRole('link', { name: 'Выберите вид шага' })).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Что сделать' })).toHaveValue('День открытых дверей колледжа')
  await page.getByRole('combobox', { name: 'Вид шага' }).selectOption('TRIAL')
  await page.getByLabel('До какого дня').fill(await endOfYear(page.getByLabel('До какого дня')))
  await page.getByRole('button', { name: 'Добавить шаг' }).click()
  await expect(page.getByText('Шаг добавлен.')).toBeVisible()
  await page.getByRole('button', { name: 'Отправить на утверждение' }).click()
  await expect(page.getByText('На утверждении').first()).toBeVisible()

  const head = await signInAs('head.school3')
  await head.open(group)
  await head.page.getByRole('button', { name: 'Утвердить отмеченные' }).click()
  await expect(head.page.getByRole('status').filter({ hasText: 'действует' })).toBeVisible()

  await teacher.open(pathway)
  const step = page.getByRole('listitem').filter({ hasText: 'День открытых дверей колледжа' }).last()
  await step.getByText('Отметить', { exact: true }).click()
  await step.getByRole('textbox', { name: 'Что получилось' }).fill('Понравилась лаборатория')
  await step.getByRole('button', { name: 'Сохранить отметку' }).click()
  await expect(page.getByText('Отметка сохранена.')).toBeVisible()
  await expect(page.getByText('Понравилась лаборатория')).toBeVisible()

  const stranger = await signInAs('teacher.school1')
  expect(await stranger.statusOf(pathway)).toBe(404)
  overlook(noise, 'status of 404')
})

/** The last day that the field takes. */
async function endOfYear(field: { getAttribute: (name: string) => Promise<string | null> }): Promise<string> {
  return (await field.getAttribute('max')) ?? ''
}
