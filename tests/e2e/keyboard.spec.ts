import type { Page } from '@playwright/test'
import { dayWords, today, weekdayAfter } from './support/days'
import { choose, expectSeen, press, tabStops, tabTo, type, typeDay } from './support/keyboard'
import { currentResolution } from './support/places'
import { expect, hydrated, type Portal, test } from './support/portal-test'

// Not one press of a mouse below: only what keys reach.

const card = (page: Page, number: string) => page.getByRole('article', { name: `Карточка: п. ${number}`, exact: true })
const bar = (page: Page) => page.getByRole('region', { name: 'Что осталось до выпуска' })

async function goTo({ page }: Portal, path: string): Promise<void> {
  await page.goto(path)
  await hydrated(page)
}

/** After a step that takes its own button away the focus stands somewhere of use, not at the top of the page. */
async function expectKept(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName), 'the focus is kept').not.toBe('BODY')
}

test('Tab goes through a page in the order it is read, and out again; the first stop leads past the rail', async ({
  signInAs,
}) => {
  const portal = await signInAs('head.school8')
  const { page } = portal
  const assignment = await portal.assignmentPath('4.2')
  for (const path of ['/', '/assignments', assignment]) {
    await goTo(portal, path)
    await page.keyboard.press('Tab')
    const skip = page.getByRole('link', { name: 'Перейти к содержанию' })
    await expect(skip).toBeFocused()
    await expectSeen(page)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('main')).toBeFocused()
    await page.keyboard.press('Tab')
    expect(
      await page.evaluate(() => document.activeElement?.closest('main') !== null),
      `after the skip link, the work of ${path}`,
    ).toBe(true)

    await goTo(portal, path)
    const stops = await tabStops(page)
    expect(stops.length).toBeGreaterThan(8)
    // Within the work no stop goes back up by more than a row of controls, but to a column at the right.
    const work = await page.getByRole('main').evaluate((main) => main.getBoundingClientRect())
    const inWork = stops.filter(({ top, left }) => left >= work.left && top >= work.top)
    for (const [at, stop] of inWork.entries()) {
      const before = inWork[at - 1]
      const column = before && stop.left > before.left + 200
      if (before && !column)
        expect(stop.top, `${path}: «${stop.name}» after «${before.name}»`).toBeGreaterThan(before.top - 60)
    }
  }
})

test('a resolution is read in, its next doubt answered, a fact corrected, an item split and merged, checked and issued', async ({
  signInAs,
}) => {
  test.setTimeout(120_000)
  const portal = await signInAs('department2')
  const { page } = portal
  await goTo(portal, '/resolutions/new')
  const due = weekdayAfter(40)
  const text = [
    ...['Решение коллегии', `от ${dayWords(today())} № 61`, '«О неделе профессий без мыши»', 'КОЛЛЕГИЯ РЕШИЛА:'],
    `1. Руководителям общеобразовательных организаций провести неделю профессий. Разместить отчёт на сайте. Срок: до ${dayWords(due)}`,
    `2. Ресурсному центру обобщить опыт. Срок: до ${dayWords(due)}`,
  ].join('\n\n')
  await type(page, page.getByRole('textbox', { name: 'Текст решения' }), text)
  await press(page, page.getByRole('button', { name: 'Разобрать решение' }))
  await portal.arrive('Проверка черновика')

  // The bar at the foot leads to the card of the first doubt, and the focus goes along.
  await press(page, bar(page).getByRole('link', { name: 'К следующему вопросу' }))
  await expect.poll(() => page.evaluate(() => location.hash)).toMatch(/^#/)
  await page.keyboard.press('Tab')
  await expectSeen(page)

  // A fact corrected: the form opens in the card, the new value is there afterwards.
  const first = card(page, '1')
  await press(page, first.getByRole('link', { name: /^Изменить\s?: срок/ }))
  const form = page.getByRole('form', { name: 'Срок', exact: true })
  await expect(form).toBeVisible()
  const other = weekdayAfter(50)
  const field = form.getByLabel('Исполнить до')
  if (!(await field.isVisible()))
    await choose(page, form.getByRole('radiogroup', { name: 'Как следить' }), 'До определённого дня')
  await typeDay(page, field, other)
  await press(page, form.getByRole('button', { name: 'Сохранить и подтвердить' }))
  await expect(form).toHaveCount(0)
  await expect(first).toContainText(dayWords(other))
  await hydrated(page)

  // Split at a sentence of the list, then the new one merged back.
  await press(page, first.getByRole('link', { name: /^Править пункт/ }))
  await press(page, page.getByRole('link', { name: /^Разделить/ }))
  await press(page, page.getByRole('button', { name: 'Разделить', exact: true }))
  await expect(page.getByRole('article')).toHaveCount(3)
  await hydrated(page)
  await press(
    page,
    page
      .getByRole('article')
      .first()
      .getByRole('link', { name: /^Править пункт/ }),
  )
  await press(page, page.getByRole('button', { name: 'Объединить со следующим' }))
  await expect(page.getByRole('article')).toHaveCount(2)
  await hydrated(page)

  const left = async () => Number(/уточнить: (\d+)/.exec((await bar(page).textContent()) ?? '')?.[1] ?? 0)
  for (let count = await left(); count > 0; count = await left()) {
    const all = bar(page).getByRole('button', { name: 'Подтвердить всё предложенное' })
    const one = page
      .getByRole('article')
      .getByRole('button', { name: /^Подтвердить/ })
      .first()
    await press(page, (await all.isVisible()) ? all : one)
    await expect(async () => expect(await left()).toBeLessThan(count)).toPass({ timeout: 15_000 })
  }
  await press(page, bar(page).getByRole('link', { name: 'Проверить и выпустить' }))
  await portal.arrive('Проверьте перед выпуском')
  await press(page, page.getByRole('button', { name: 'Выпустить решение' }))
  await portal.arrive('О неделе профессий без мыши')
  await expect(page.getByText('Решение выпущено. Организации видят свои поручения.')).toBeVisible()
})

test('a head acknowledges, fills the report, adds a link, checks and submits it; the Department returns it from its queue', async ({
  signInAs,
}) => {
  test.setTimeout(120_000)
  const portal = await signInAs('head.school8')
  const { page } = portal
  await goTo(portal, await portal.assignmentPath('4.2'))
  const acknowledge = page.getByRole('button', { name: 'Отметить ознакомление' })
  await press(page, acknowledge)
  await expect(acknowledge).toHaveCount(0)
  await expectKept(page)
  await press(page, page.getByRole('link', { name: 'Заполнить отчёт' }))
  await portal.arrive('Отчёт об исполнении')
  await type(page, page.getByLabel('Ход исполнения'), 'Модуль включён в предмет «Технология», приказ № 90.')
  await type(page, page.getByLabel('Реализовано вариантов'), '2')
  await expect(page.getByText(/Черновик сохранён в \d\d:\d\d/)).toBeVisible()
  const asked = page.getByRole('listitem').filter({ hasText: 'Выписка из учебного плана' }).first()
  await type(page, asked.getByLabel('Адрес страницы'), 'https://school8.example/plan')
  await press(page, asked.getByRole('button', { name: 'Добавить ссылку' }))
  await expect(asked.getByRole('link', { name: /^Выписка из учебного плана/ })).toBeVisible()
  await expectKept(page)
  await press(page, page.getByRole('button', { name: 'Проверить и сдать' }))
  await portal.arrive('Проверьте отчёт')
  await press(page, page.getByRole('button', { name: 'Сдать отчёт' }))
  await portal.arrive('Отчёт сдан')

  const department = await signInAs('department2')
  await goTo(department, '/reviews')
  const desk = department.page
  const tick = desk.getByRole('checkbox', { name: 'Отметить: Школа п. Брусничный, пункт 4.2', exact: true })
  const waiting = desk.getByRole('listitem').filter({ has: tick })
  await press(desk, waiting.getByText('Вернуть или другое решение'))
  await choose(desk, waiting.getByRole('radiogroup', { name: 'Решение' }), 'Вернуть на доработку')
  await press(desk, waiting.getByRole('button', { name: 'Записать решение' }))
  await expect(waiting.getByRole('region', { name: /Не отправлено/ })).toBeFocused()
  await type(desk, waiting.getByLabel('Комментарий'), 'Приложите приказ.')
  await press(desk, waiting.getByRole('button', { name: 'Записать решение' }))
  await expect(tick).toHaveCount(0)
  await expect(desk.getByRole('status').filter({ hasText: 'Решение записано' })).toBeVisible()
  await expectKept(desk)
})

test('a head asks for more time: what is missing is told first; the Department grants it on its home page', async ({
  signInAs,
}) => {
  test.setTimeout(90_000)
  const portal = await signInAs('head.kindergarten5')
  const { page } = portal
  await goTo(portal, `${await portal.assignmentPath('5.2')}/extension`)
  await press(page, page.getByRole('button', { name: 'Отправить запрос' }))
  const summary = page.getByRole('region', { name: /Не отправлено/ })
  await expect(summary).toBeFocused()
  await press(page, summary.getByRole('link').first())
  const day = page.getByLabel('До какого дня продлить')
  await expect(day).toBeFocused()
  await typeDay(page, day, weekdayAfter(60))
  await type(page, page.getByLabel('Почему нужно больше времени'), 'Педагог на курсах до конца месяца.')
  await press(page, page.getByRole('button', { name: 'Отправить запрос' }))
  await expect(page.getByText('Запрос продления отправлен', { exact: true })).toBeVisible()

  const department = await signInAs('department2')
  const desk = department.page
  await goTo(department, '/')
  const queue = desk.getByRole('list', { name: 'Ждёт вашего решения' })
  const form = queue.getByRole('form', { name: 'Решение: пункт 5.2, Детский сад № 5', exact: true })
  await press(desk, form.getByRole('button', { name: /^Продлить до/ }))
  await expect(form).toHaveCount(0)
  await expect(queue).toBeFocused()
  await expect(desk.getByRole('status').filter({ hasText: 'Срок продлён' })).toBeVisible()
})

test('arrows walk the matrix, Enter opens a square, its link or Escape leads back; Tab leaves the matrix', async ({
  signInAs,
}) => {
  const portal = await signInAs('department2')
  const { page } = portal
  const matrix = `${await currentResolution(portal)}/matrix`
  await goTo(portal, matrix)
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('href') ?? '')
  await tabTo(page, page.locator('[data-matrix] a[tabindex="0"]'))
  await page.keyboard.press('ArrowDown')
  const start = await focused()
  expect(start).toMatch(/^\/assignments\//)
  await expectSeen(page)
  await page.keyboard.press('Enter')
  const panel = page.getByRole('dialog')
  await expect(panel).toBeFocused()
  await press(page, panel.locator('[data-panel-close]').first())
  await expect(panel).toHaveCount(0)
  await expect.poll(focused).toBe(start)
  await page.keyboard.press('Enter')
  await expect(panel).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(panel).toHaveCount(0)
  await expect.poll(focused).toBe(start)
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.closest('[data-matrix] td') ?? null)).toBeNull()
})

test('the panel for weak sight holds the focus while it is open and gives it back', async ({ signInAs }) => {
  const portal = await signInAs('head.kindergarten6', { fresh: true })
  const { page } = portal
  await goTo(portal, '/')
  const link = page.getByRole('link', { name: 'Версия для слабовидящих' }).locator('visible=true').first()
  await press(page, link)
  const panel = page.getByRole('dialog', { name: 'Версия для слабовидящих' })
  await expect(panel).toBeVisible()
  await choose(page, panel.getByRole('group', { name: 'Цвета' }), 'чёрным по белому')
  await expect(panel.getByRole('status')).toHaveText('Сохранено.')
  await expect(page.locator('html[data-scheme="black-on-white"]')).toHaveCount(1)
  for (let at = 0; at < 14; at++) {
    await page.keyboard.press('Tab')
    const outside = await page.evaluate(() => {
      const element = document.activeElement
      return element !== null && element !== document.body && element.closest('dialog') === null
    })
    expect(outside, 'the page under the panel takes no focus').toBe(false)
  }
  await press(page, panel.getByRole('button', { name: 'Обычная версия' }))
  await expect(page.locator('html[data-scheme]')).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(panel).toBeHidden()
  await expect(link).toBeFocused()
  await expectSeen(page)
})
