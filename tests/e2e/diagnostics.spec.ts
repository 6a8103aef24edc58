import { csvFile } from './support/files'
import { DIAGNOSED, firstLink } from './support/places'
import { checkPage, expect, overlook, type Portal, test } from './support/portal-test'

const eighth = async (portal: Portal) => {
  await portal.page.goto('/diagnostics')
  return (await portal.page.getByRole('link', { name: /^8/ }).first().getAttribute('href')) ?? ''
}

test('a class answers by codes, the psychologist sees scales and opens the summary, the teacher reads it without figures', async ({
  signInAs,
  visit,
  noise,
}) => {
  test.setTimeout(150_000)
  const psychologist = await signInAs('psychologist.school4')
  const { page } = psychologist
  const group = await eighth(psychologist)
  await psychologist.open(group)
  await page.getByRole('button', { name: 'Начать опрос сегодня' }).click()
  await psychologist.arrive(/^Карточки опроса/)
  const card = page.getByRole('list', { name: 'Карточки' }).getByRole('listitem').first()
  const code = (await card.locator('.font-mono').textContent()) ?? ''
  const name = (await card.locator('p').first().textContent()) ?? ''

  const pupil = await visit({ viewport: { width: 360, height: 740 } })
  await pupil.goto('/questionnaire')
  await checkPage(pupil)
  await pupil.getByRole('textbox', { name: 'Код с карточки' }).fill('AAAAA AAAAA')
  await pupil.getByRole('button', { name: 'Начать' }).click()
  await expect(pupil.getByText('Такого кода нет.')).toBeVisible()
  await pupil.getByRole('textbox', { name: 'Код с карточки' }).fill(code.toLowerCase())
  await pupil.getByRole('button', { name: 'Начать' }).click()
  await pupil.waitForURL('**/questionnaire/1')
  await checkPage(pupil)
  await pupil.getByRole('radio').first().check()
  await pupil.getByRole('button', { name: 'Дальше' }).click()
  await expect(pupil.getByText('Ответь на все пары')).toBeVisible()
  // Reloaded in the middle: what was chosen is there still.
  await pupil.reload()
  await expect(pupil.getByRole('radio').first()).toBeChecked()
  for (const n of [1, 2, 3, 4]) {
    await pupil.waitForURL(`**/questionnaire/${n}`)
    for (const group of await pupil.getByRole('radiogroup').all()) await group.getByRole('radio').first().check()
    await pupil.getByRole('button', { name: n < 4 ? 'Дальше' : 'Закончить' }).click()
  }
  await expect(pupil.getByRole('heading', { name: 'Спасибо!' })).toBeVisible()
  await checkPage(pupil)
  await pupil.goto('/questionnaire/2')
  await pupil.waitForURL('**/questionnaire?gone**')

  await psychologist.open(group)
  await page.getByRole('link', { name }).click()
  await psychologist.arrive(name)
  // The newest stands first; the demo may have given this child results before.
  const newest = page.getByRole('region').filter({ hasText: 'ответил на экране' }).first()
  await expect(newest.getByRole('progressbar')).toHaveCount(5)
  const teacher = await signInAs('pedagogue.school4')
  const child = new URL(page.url()).pathname
  await teacher.open(child)
  await expect(teacher.page.getByText('Результат есть, психолог ещё не открыл вывод.').first()).toBeVisible()
  await page.getByText('Изменить вывод').first().click()
  await page
    .getByRole('textbox', { name: 'Вывод простыми словами' })
    .first()
    .fill('Любит работать руками и помогать другим.')
  await page.getByRole('button', { name: 'Сохранить вывод' }).first().click()
  await expect(page.getByText('Вывод сохранён.')).toBeVisible()
  await page.getByRole('button', { name: 'Открыть педагогам' }).first().click()
  await expect(page.getByText('Вывод открыт.')).toBeVisible()
  await teacher.open(child)
  await expect(teacher.page.getByText('Любит работать руками и помогать другим.')).toBeVisible()
  await expect(teacher.page.getByRole('progressbar')).toHaveCount(0)

  const stranger = await signInAs('psychologist.school1')
  for (const address of [child, group]) expect(await stranger.statusOf(address)).toBe(404)
  overlook(noise, 'status of 404')
})

test('a psychologist enters results from a table: what is wrong at its row, nothing typed is lost, then out of a file', async ({
  signInAs,
}) => {
  test.setTimeout(120_000)
  const psychologist = await signInAs('psychologist.school4')
  const { page } = psychologist
  const group = await eighth(psychologist)
  await psychologist.open(`${group}/enter?method=readiness`)
  const label = (await page.locator('fieldset > legend').first().textContent()) ?? ''
  const scales = await page
    .locator('fieldset')
    .first()
    .getByText(/, до \d+$/)
    .allTextContents()
  const titles = scales.map((label) => label.replace(/, до \d+$/, ''))
  expect(titles.length).toBeGreaterThan(2)
  await page.getByText('Файл или строки таблицы').click()
  const rows = page.getByRole('textbox', { name: 'Или строки таблицы' })
  const text = `${label}\t10\t11\t12\t13\t44\nНикто Никакой\t1\t1\t1\t1\t1`
  await rows.fill(text)
  await page.getByRole('button', { name: 'Показать, что получится' }).click()
  await expect(page.getByText('С ошибками: 2.')).toBeVisible()
  await expect(page.getByText('Такого ребёнка в классе нет.')).toBeVisible()
  await expect(rows).toHaveValue(text)
  await psychologist.check()
  // Mended as a file with a header, a child without a result and a column that nobody needs.
  const lines = [
    ['№', 'ФИО', ...titles],
    ['1', label, '10', '11', '12', '13', '14'],
  ]
  await page.getByLabel('Файл xlsx или csv').setInputFiles(
    csvFile(
      'итоги.csv',
      lines.map((line) => line.join(';')),
    ),
  )
  await page.getByRole('button', { name: 'Проверить снова' }).click()
  await expect(page.getByText('Ошибок нет.')).toBeVisible()
  await psychologist.check()
  await page.getByRole('button', { name: 'Внести 1 результат' }).click()
  await expect(page.getByText('Результаты внесены.')).toBeVisible()
  await psychologist.open(await firstLink(psychologist, group, DIAGNOSED))
})
