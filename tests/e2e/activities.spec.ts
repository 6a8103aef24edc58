import { expect, overlook, type Portal, signInByForm, test } from './support/portal-test'

const PHONE = 360

/** Counts every press of the page at hand, as a thumb would make it. */
async function countTaps({ page }: Portal): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    const counted = () => Number(sessionStorage.getItem('taps') ?? '0')
    addEventListener('pointerdown', () => sessionStorage.setItem('taps', String(counted() + 1)), { capture: true })
  })
  return () => page.evaluate(() => Number(sessionStorage.getItem('taps') ?? '0'))
}

test('a teacher on a phone logs a class in at most five taps and under a minute, one child absent', async ({
  signInAs,
}) => {
  const portal = await signInAs('pedagogue.school2', { width: PHONE, fresh: true })
  const taps = await countTaps(portal)
  const { page } = portal
  await page.goto('/')
  await portal.arrive('Мой день')
  const began = performance.now()
  await page.getByRole('link', { name: 'Провели, 9' }).click()
  await portal.arrive('Провели, 9')
  const form = page.getByRole('form', { name: 'Проведённое мероприятие' })
  await expect(form.getByLabel('Что провели')).not.toHaveValue('')
  await form.getByRole('group', { name: 'Кого не было, 9' }).getByRole('checkbox').nth(2).check()
  await form.getByRole('button', { name: 'Сохранить' }).click()
  // A record of the same title may have been made today already: that is asked about, in one tap and one more press.
  const saved = page.getByText('Записано. Часы войдут в итоги', { exact: false })
  const asked = form.getByRole('checkbox', { name: 'Это другое мероприятие, не повтор записи' })
  await expect(saved.or(asked)).toBeVisible()
  if (await asked.isVisible()) {
    await asked.check()
    await form.getByRole('button', { name: 'Сохранить' }).click()
    await expect(saved).toBeVisible()
  }
  await portal.check()
  const [count, seconds] = [await taps(), (performance.now() - began) / 1000]
  console.info(`logged in ${count} taps and ${seconds.toFixed(1)} s, the checks of the pages included`)
  expect(count).toBeGreaterThanOrEqual(3)
  expect(count).toBeLessThanOrEqual(5)
  expect(seconds).toBeLessThan(60)
  await expect(page.getByRole('heading', { name: 'Не было: 1' })).toBeVisible()
})

test('a lost connection loses nothing: the form says so, outlives a reload, is sent again by itself and recorded once', async ({
  signInAs,
  noise,
}) => {
  test.setTimeout(150_000)
  const { page } = await signInAs('pedagogue.school3', { fresh: true })
  await page.goto('/')
  await page.getByRole('link', { name: 'Провели, 9' }).click()
  const title = `Встреча с геологом ${performance.now()}`
  await page.getByLabel('Что провели').fill(title)
  await page.context().setOffline(true)
  await page.getByRole('button', { name: 'Сохранить' }).click()
  await expect(page.getByText('Связи нет, запись ещё не на портале')).toBeVisible()
  // The tab is lost as well.
  await page.context().setOffline(false)
  await page.goto('about:blank')
  await page.goto('/')
  await page.getByRole('link', { name: 'Провели, 9' }).click()
  await expect(page.getByText('Восстановлено введённое раньше')).toBeVisible()
  await expect(page.getByLabel('Что провели')).toHaveValue(title)
  // Offline again, and the connection comes back without a press.
  await page.context().setOffline(true)
  await page.getByRole('button', { name: 'Сохранить' }).click()
  await expect(page.getByText('Связи нет, запись ещё не на портале')).toBeVisible()
  await page.context().setOffline(false)
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible({ timeout: 30_000 })
  await page.goto('/activities')
  await expect(page.getByRole('link', { name: title })).toHaveCount(1)
  await page.goto('/')
  await page.getByRole('link', { name: 'Провели, 9' }).click()
  await expect(page.getByLabel('Что провели')).toBeVisible()
  await expect(page.getByText('Восстановлено введённое раньше')).toHaveCount(0)
  overlook(noise, 'net::ERR_INTERNET_DISCONNECTED')
})

test('a head confirms what waits at once, and the hours of the class hold it', async ({ signInAs }) => {
  const portal = await signInAs('head.school4')
  const { page } = portal
  await portal.open('/activities/confirm')
  const waiting = page.getByRole('form', { name: 'Подтверждение записей' })
  await waiting.getByRole('button', { name: 'Подтвердить отмеченные' }).click()
  await expect(page.getByText(/Подтверждено записей: \d+|Подтверждать нечего/).first()).toBeVisible()
  await portal.open('/hours')
  await page.getByRole('link', { name: '8', exact: true }).click()
  await portal.arrive('Часы, 8')
  await expect(page.getByRole('table', { name: 'Часы, 8' })).toContainText('из 40')
})

test('above the school there are counts and no names', async ({ signInAs }) => {
  const portal = await signInAs('department2')
  const { page } = portal
  await portal.open('/hours')
  await expect(page.getByRole('table', { name: 'Организации' })).toContainText('Школа № 1')
  await expect(page.getByText('Здесь только числа')).toBeVisible()
  expect(await portal.statusOf('/activities')).toBe(404)
  const head = await signInAs('head.school1')
  await head.page.goto('/hours')
  const classPage = (await head.page.getByRole('link', { name: '8А' }).getAttribute('href')) ?? ''
  expect(await portal.statusOf(classPage)).toBe(404)
})

test('without scripts the form still records', async ({ visit }) => {
  test.setTimeout(120_000)
  const page = await visit({ javaScriptEnabled: false })
  await signInByForm(page, 'pedagogue.school4')
  await page
    .getByRole('link', { name: /^Провели, / })
    .first()
    .click()
  await expect(page.getByRole('heading', { level: 1, name: /^Провели, / })).toBeVisible()
  await page.getByLabel('Что провели').fill(`Беседа без скриптов ${performance.now()}`)
  await page.getByRole('button', { name: 'Сохранить' }).click()
  await expect(page.getByText('Записано. Часы войдут', { exact: false })).toBeVisible()
})
