import { GRADUATE, linksAt, OUTCOME_CLASS } from './support/places'
import { expect, test } from './support/portal-test'

test('a class teacher enters where the ninth grade goes, on a phone: what a college asks for appears, a fault is told at its field', async ({
  signInAs,
}) => {
  test.setTimeout(90_000)
  const teacher = await signInAs('pedagogue.school2', { width: 360 })
  const { page } = teacher
  await teacher.open('/outcomes')
  const [group = ''] = await linksAt(teacher, '/outcomes', OUTCOME_CLASS)
  await teacher.open(group)
  const pupil = page.getByRole('form', { name: 'Выпускники класса' }).getByRole('group').first()
  const category = pupil.getByRole('combobox', { name: /^Куда/ })
  await category.selectOption('')
  await expect(pupil.getByRole('combobox', { name: 'Группа профессий' })).toBeHidden()
  await category.selectOption('COLLEGE')
  const place = pupil.getByRole('textbox', { name: 'Учреждение или место работы' })
  const field = pupil.getByRole('combobox', { name: 'Группа профессий' })
  await place.fill('Горный техникум (вымышленный)')
  await field.fill('космос')
  await page.getByRole('button', { name: 'Сохранить' }).click()
  await expect(
    page
      .getByRole('alert')
      .or(page.getByRole('link', { name: /Такой группы профессий/ }))
      .first(),
  ).toBeVisible()
  await expect(field).toHaveAttribute('aria-invalid', 'true')
  await expect(place).toHaveValue('Горный техникум (вымышленный)')
  await teacher.check()
  await field.fill('21')
  await page.getByRole('button', { name: 'Сохранить' }).click()
  await expect(page.getByText('Сведения сохранены.')).toBeVisible()
  await expect(field).toHaveValue(/^21\. /)
})

test('the head corrects a confirmed outcome with a reason, what stood stays; the Department reads numbers alone', async ({
  signInAs,
}) => {
  test.setTimeout(90_000)
  const head = await signInAs('head.school2')
  const { page } = head
  const left = (await linksAt(head, '/outcomes', OUTCOME_CLASS)).at(-1) ?? ''
  const [graduate = ''] = await linksAt(head, `${left}?phase=ACTUAL`, GRADUATE)
  await head.open(graduate)
  const name = (await page.getByRole('heading', { level: 1 }).textContent()) ?? ''
  await page.getByRole('combobox', { name: 'Куда поступил' }).selectOption('WORK')
  await page.getByRole('textbox', { name: 'Учреждение или место работы' }).fill('Рудник (вымышленный)')
  await page.getByRole('button', { name: 'Сохранить исправление' }).click()
  await expect(page.getByRole('textbox', { name: 'Почему сведения меняются' })).toHaveAttribute('aria-invalid', 'true')
  await page.getByRole('textbox', { name: 'Почему сведения меняются' }).fill('Пришла справка с места работы')
  await page.getByRole('button', { name: 'Сохранить исправление' }).click()
  await head.arrive(/^Выпускники, /)
  const row = page.getByRole('row').filter({ hasText: name })
  await expect(row).toContainText('Рудник (вымышленный)')
  await expect(row).toContainText('исправлено')
  await head.open(graduate)
  await expect(page.getByRole('region', { name: 'Было раньше' }).getByRole('listitem')).toHaveCount(1)

  const department = await signInAs('department')
  await department.open('/outcomes/summary?grade=9')
  const schools = department.page.getByRole('table', { name: 'По школам' })
  await expect(schools).toBeVisible()
  // The smallest school has three graduates: nothing of it is told.
  await expect(schools.getByRole('row').filter({ hasText: 'Школа п. Песчаный' })).toContainText('скрыто')
  await expect(department.page.getByRole('main')).not.toContainText(name.split(' ')[0] ?? name)
  expect(await department.statusOf(left)).toBe(404)
  const file = await department.page.request.get('/api/exports/outcomes?format=csv&grade=9')
  const text = await file.text()
  expect(text).toContain('Группа профессий')
  expect(text).not.toContain(name.split(' ')[0] ?? name)
})
