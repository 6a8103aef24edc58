import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { dayWords, today } from './support/days'
import { pdfFile, unknownFile } from './support/files'
import { expect, test } from './support/portal-test'

const RESOLUTION = 'prisma/seed/kollegiya-2022-02-25.txt'
const card = (page: Page, number: string) => page.getByRole('article', { name: `Карточка: п. ${number}`, exact: true })
const bar = (page: Page) => page.getByRole('region', { name: 'Что осталось до выпуска' })
const yearRange = (page: Page) => page.getByRole('form', { name: 'Как понимать срок на несколько лет' })

test('the resolution of 2022 is read from its file: 15 items with executors, persons and deadlines', async ({
  signInAs,
}) => {
  const portal = await signInAs('department2')
  const { page } = portal
  await portal.open('/resolutions')
  await page.getByRole('link', { name: 'Новое решение' }).click()
  await portal.arrive('Новое решение')
  await page.getByLabel(/^Или файл/).setInputFiles(RESOLUTION)
  await page.getByRole('button', { name: 'Разобрать решение' }).click()
  await portal.arrive('Проверка черновика')
  await expect(page.getByText('Новое качество образовательных результатов обучения').first()).toBeVisible()

  await expect(page.getByRole('article')).toHaveCount(15)
  await expect(card(page, '2.1')).toContainText('Наумова С.Е.')
  await expect(card(page, '2.1')).toContainText('в документе: «2022-2023г.»')
  await expect(card(page, '2.2')).toContainText('в документе: «постоянно»')
  await expect(card(page, '3.1')).toContainText('Михайлова Е.В.')
  await expect(card(page, '3.1')).toContainText('до 30 декабря 2022 г.')
  await expect(card(page, '4.2')).toContainText('Срок не указан. Как следить за пунктом?')
  await expect(page.getByText('Решение прошлых лет.')).toBeVisible()

  // What is looked at on one side is lit on the other.
  await card(page, '3.1').hover()
  const lit = page.locator('a[data-items][data-active]')
  await expect(lit).toHaveCount(1)
  await expect(lit).toContainText('Провести отбор лучших практик')
  await page.getByRole('link', { name: /^Продолжить внедрение/ }).click()
  await expect(card(page, '5.2')).toBeInViewport()

  // Asked once for all five of them.
  await expect(yearRange(page)).toHaveCount(1)
  await expect(yearRange(page)).toContainText('сразу к 5 пунктам')
  await expect(bar(page)).toContainText(/Осталось уточнить: \d+/)
  await expect(bar(page)).toContainText('не отвечено, как понимать срок')
  await yearRange(page).getByRole('button', { name: 'Применить' }).click()
  await expect(yearRange(page)).toHaveCount(0)
  for (const number of ['2.1', '3.2', '3.3', '4.1', '5.1']) {
    await expect(card(page, number)).toContainText('за 2022–2023 годы')
  }
  await portal.check()

  // Nothing is issued by itself, and the page before the issue says what is missing.
  await expect(bar(page).getByRole('link', { name: 'Проверить и выпустить' })).toHaveCount(0)
  await portal.open(`${new URL(page.url()).pathname.replace(/\/draft$/, '')}/issue`)
  await expect(page.getByText('Выпустить пока нельзя.')).toBeVisible()
  await expect(page.getByText(/^п\.\s2\.1\s—\sне\sподтверждён/).first()).toBeVisible()
  await expect(page.getByRole('button', { name: 'Выпустить решение' })).toHaveCount(0)
})

/** The same document as of today: its years moved so that nothing of it is overdue in the demonstration. */
function currentText(): string {
  const year = Number(today().slice(0, 4))
  return readFileSync(RESOLUTION, 'utf8')
    .replace('25 февраля 2022 г.', dayWords(today()))
    .replace(/«Новое качество[^»]*»/, '«О сопровождении самоопределения: сквозной путь решения»')
    .replace(/Срок: 2022-\s?2023\s?г\./g, `Срок: ${year}-${year + 1}г.`)
    .replace('Срок: 2022 г.', `Срок: ${year + 1} г.`)
}

/** Answers every question of the draft as it is proposed; what has no deadline gets a yearly report. */
async function settleAll(page: Page): Promise<void> {
  const left = async () => Number(/уточнить: (\d+)/.exec((await bar(page).textContent()) ?? '')?.[1] ?? 0)
  for (let count = await left(); count > 0; count = await left()) {
    const yearly = page.getByRole('button', { name: /^отчёт каждый год/ }).first()
    const all = bar(page).getByRole('button', { name: 'Подтвердить всё предложенное' })
    const one = page
      .getByRole('article')
      .getByRole('button', { name: /^Подтвердить/ })
      .first()
    if (await yearly.isVisible()) await yearly.click()
    else if (await all.isVisible()) await all.click()
    else await one.click()
    await expect(async () => expect(await left()).toBeLessThan(count)).toPass({ timeout: 15_000 })
  }
}

test('a pasted resolution is confirmed, checked and issued once to all its organisations', async ({ signInAs }) => {
  test.setTimeout(120_000)
  const portal = await signInAs('department2')
  const { page } = portal
  await portal.open('/resolutions/new')
  await page.getByRole('textbox', { name: 'Текст решения' }).fill(currentText())
  await page.getByRole('button', { name: 'Разобрать решение' }).click()
  await portal.arrive('Проверка черновика')
  await yearRange(page).getByRole('button', { name: 'Применить' }).click()
  await expect(yearRange(page)).toHaveCount(0)
  await settleAll(page)
  await expect(bar(page)).toContainText('Всё подтверждено')

  await bar(page).getByRole('link', { name: 'Проверить и выпустить' }).click()
  await portal.arrive('Проверьте перед выпуском')
  const issuePath = new URL(page.url()).pathname
  const resolutionPath = issuePath.replace(/\/issue$/, '')
  const resolutionId = resolutionPath.split('/').at(-1)
  await expect(page.getByText('14 пунктов → 64 поручения 22 организациям')).toBeVisible()
  const more = await page.getByText('С учётом периодов').allInnerTexts()
  const reports = more[0] ? /(\d+)/.exec(more[0])?.[1] : '64'

  // The same page in a second tab: pressed later, it makes nothing twice.
  const second = await page.context().newPage()
  await second.goto(issuePath)
  await page.getByRole('button', { name: 'Выпустить решение' }).click()
  await portal.arrive('О сопровождении самоопределения: сквозной путь решения')
  await expect(page.getByText('Решение выпущено. Организации видят свои поручения.')).toBeVisible()
  await second.getByRole('button', { name: 'Выпустить решение' }).click()
  await expect(second).not.toHaveURL(/\/issue$/)
  await second.close()
  await portal.open(`/assignments?status=all&resolution=${resolutionId}`)
  await expect(page.getByText(`Найдено ${reports} поруч`)).toBeVisible()
  expect(await portal.statusOf(issuePath)).not.toBe(200)

  const head = await signInAs('head.school9')
  await head.open(`/assignments?status=all&resolution=${resolutionId}`)
  for (const number of ['4.1', '4.2', '4.3', '4.4', '5.1', '5.2']) {
    await expect(head.page.getByRole('rowheader', { name: new RegExp(`^${number}\\. `) }).first()).toBeVisible()
  }
  await expect(head.page.getByRole('rowheader', { name: /^(2|3|6)\.\d\. / })).toHaveCount(0)
  await head.open(resolutionPath)
  expect(await head.statusOf(`${resolutionPath}/draft`)).toBe(404)
})

test('a scan and an unknown file are refused in words, and the pasted text stays', async ({ signInAs }) => {
  const portal = await signInAs('department2')
  const { page } = portal
  await portal.open('/resolutions/new')
  const text = page.getByRole('textbox', { name: 'Текст решения' })
  await text.fill('1. Провести день открытых дверей. Срок: до 1 марта.')
  await page.getByLabel(/^Или файл/).setInputFiles(pdfFile('skan.pdf'))
  await page.getByRole('button', { name: 'Разобрать решение' }).click()
  await expect(page.getByRole('region', { name: /Это скан/ })).toBeFocused()
  await expect(text).toHaveValue(/день открытых дверей/)
  await portal.check()
  await page.getByLabel(/^Или файл/).setInputFiles(unknownFile('reshenie.doc'))
  await page.getByRole('button', { name: 'Разобрать решение' }).click()
  await expect(page.getByRole('region', { name: /Такой вид файла не поддерживается/ })).toBeFocused()
  await expect(text).toHaveValue(/день открытых дверей/)
})

test('a draft is not seen by those who have nothing to prepare', async ({ signInAs }) => {
  const portal = await signInAs('head.kindergarten6')
  expect(await portal.statusOf('/resolutions/new')).toBe(404)
  await portal.open('/resolutions')
  await expect(portal.page.getByRole('link', { name: 'Новое решение' })).toHaveCount(0)
  await expect(portal.page.getByText('черновик', { exact: true })).toHaveCount(0)
})
