import { expect, type Page } from '@playwright/test'
import { today } from './support/days'
import { firstLink, PLAN } from './support/places'
import { signInByForm, test } from './support/portal-test'

// School 3: its plan in force is nobody else's here.
const said = (page: Page, words: RegExp) => expect(page.getByRole('main').getByText(words).first()).toBeVisible()
const TITLE = 'Беседа с машинистом экскаватора'

async function fill(page: Page, title: string): Promise<void> {
  const form = page.getByRole('form', { name: 'Предложение в план' })
  await form.getByLabel('Мероприятие').fill(title)
  await form.getByLabel('Направление').selectOption({ label: 'Урочная деятельность' })
  await form.getByLabel('Форма').selectOption({ label: 'Беседа, встреча с профессионалом' })
  await form.getByLabel('Часов за год').fill('1')
  await form.getByLabel('Начало').fill(today())
  await form.getByLabel('Окончание').fill(today())
}

test('a teacher proposes from the home page, the head answers, the teacher sees the answer', async ({ signInAs }) => {
  test.setTimeout(180_000)
  const teacher = await signInAs('pedagogue.school3', { width: 360 })
  const { page } = teacher
  await teacher.open('/')
  await page.getByRole('link', { name: 'Предложить мероприятие' }).click()
  await teacher.arrive('Предложить мероприятие')
  await page.getByRole('button', { name: 'Предложить' }).click()
  await expect(page.getByText('Назовите мероприятие.').first()).toBeVisible()
  await teacher.check()
  await fill(page, TITLE)
  // What was typed outlives a closed tab.
  await page.reload()
  await expect(page.getByText('Восстановлено введённое раньше')).toBeVisible()
  await expect(page.getByLabel('Мероприятие', { exact: true })).toHaveValue(TITLE)
  await teacher.check()
  await page.getByRole('button', { name: 'Предложить', exact: true }).click()
  await teacher.arrive('Предложения в план')
  await said(page, /Предложение передано руководителю/)
  await expect(page.getByRole('listitem').filter({ hasText: TITLE })).toContainText('предложено')

  // Another one is taken back, and begun anew from its words.
  await page.getByRole('link', { name: 'Предложить мероприятие' }).click()
  await teacher.arrive('Предложить мероприятие')
  await expect(page.getByLabel('Мероприятие', { exact: true })).toHaveValue('')
  await fill(page, 'Урок о буровой')
  await page.getByRole('button', { name: 'Предложить', exact: true }).click()
  await teacher.arrive('Предложения в план')
  await page.getByRole('form', { name: 'Отозвать: Урок о буровой' }).getByRole('button').click()
  await said(page, /Предложение отозвано/)
  await page.getByRole('link', { name: /^Предложить заново\s?: Урок о буровой/ }).click()
  await teacher.arrive('Предложить мероприятие')
  await expect(page.getByLabel('Мероприятие', { exact: true })).toHaveValue('Урок о буровой')
  await page.getByLabel('Мероприятие', { exact: true }).fill('Урок о буровой вышке')
  await page.getByRole('button', { name: 'Предложить', exact: true }).click()
  await teacher.arrive('Предложения в план')

  // The plan is in force: to accept waits for an amendment, to decline does not.
  const head = await signInAs('head.school3')
  await head.open('/')
  await head.page.getByRole('link', { name: '2 предложения педагогов' }).click()
  await head.arrive('Предложения в план')
  await said(head.page, /войдёт в него с ближайшим изменением/)
  const answers = head.page.getByRole('form', { name: 'Ответ на предложения' })
  await expect(answers.getByRole('radio', { name: 'Принять' })).toHaveCount(0)
  await answers.getByRole('checkbox', { name: 'Урок о буровой вышке' }).check()
  await answers.getByRole('button', { name: 'Отклонить отмеченные' }).click()
  await expect(answers.getByText('Напишите, почему отклоняете').first()).toBeVisible()
  await head.check()
  await answers.getByLabel('Причина отказа').fill('Такой урок уже стоит в марте.')
  await answers.getByRole('button', { name: 'Отклонить отмеченные' }).click()
  await said(head.page, /Предложения отклонены/)
  await head.page.getByRole('button', { name: 'Внести изменение' }).click()
  await head.arrive('План профориентации')
  await head.page.getByRole('link', { name: '1 предложение педагогов' }).click()
  await head.arrive('Предложения в план')
  await expect(answers.getByRole('checkbox', { name: TITLE })).toBeChecked()
  await answers.getByRole('radio', { name: 'Принять' }).check()
  await answers.getByRole('button', { name: 'Ответить' }).click()
  await said(head.page, /Принятое стоит в черновике плана/)
  await head.check()
  const plan = await firstLink(head, '/plans', PLAN)
  await head.open(plan)
  await expect(head.page.getByRole('row').filter({ hasText: TITLE })).toContainText('Ключников С. О.')

  await teacher.open('/')
  await expect(page.getByRole('main')).toContainText(/принято:\s1, отклонено:\s1/)
  await page.getByRole('link', { name: 'Ваши предложения' }).click()
  await teacher.arrive('Предложения в план')
  await expect(page.getByRole('listitem').filter({ hasText: TITLE })).toContainText('принято')
  await expect(page.getByRole('listitem').filter({ hasText: 'буровой вышке' })).toContainText('уже стоит в марте')
})

test('without scripts an entry is proposed and taken back', async ({ visit }) => {
  test.setTimeout(90_000)
  const page = await visit({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } })
  await signInByForm(page, 'pedagogue.school3')
  await page.goto('/plans')
  await page.getByRole('table').locator('a[href^="/plans/"]').first().click()
  await page.getByRole('link', { name: 'Предложить мероприятие' }).click()
  await fill(page, 'Игра «Старатели»')
  await page.getByRole('button', { name: 'Предложить', exact: true }).click()
  await expect(page.getByText(/Предложение передано руководителю/)).toBeVisible()
  await page.getByRole('form', { name: 'Отозвать: Игра «Старатели»' }).getByRole('button').click()
  await expect(page.getByText('Предложение отозвано.')).toBeVisible()
  const wider = await page.evaluate('document.documentElement.scrollWidth - innerWidth')
  expect(wider).toBeLessThanOrEqual(0)
})
