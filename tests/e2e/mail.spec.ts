import { lettersIn } from '@/scripts/test/mail-sink'
import { expect, test } from './support/portal-test'

const MAIL_FILE = process.env.MAIL_FILE ?? ''

const lettersTo = (address: string) => lettersIn(MAIL_FILE).filter(({ to }) => to.includes(address))

test('a person gives an address, confirms it by the code that comes there, and has letters switched off again', async ({
  signInAs,
}) => {
  test.setTimeout(90_000)
  const portal = await signInAs('head.additional3')
  const { page } = portal
  await portal.open('/account')
  const address = page.getByRole('textbox', { name: 'Адрес почты' })
  await address.fill('ivanova@mail')
  await page.getByRole('button', { name: 'Прислать код' }).click()
  await expect(page.getByText('Введите адрес почты целиком, например ivanova@example.ru.').first()).toBeVisible()
  await expect(address).toHaveValue('ivanova@mail')
  await address.fill('head.additional3@mail.test')
  await page.getByRole('button', { name: 'Прислать код' }).click()
  await expect(page.getByText('Код отправлен. Введите его ниже.')).toBeVisible()
  await portal.check()
  await expect.poll(() => lettersTo('head.additional3@mail.test').length, { timeout: 30_000 }).toBe(1)
  const code = /Код: (\d{6})/.exec(lettersTo('head.additional3@mail.test')[0]?.text ?? '')?.[1] ?? ''
  const typed = page.getByRole('textbox', { name: 'Код из письма' })
  await typed.fill(code === '000000' ? '000001' : '000000')
  await page.getByRole('button', { name: 'Подтвердить адрес' }).click()
  await expect(page.getByText('Код не подошёл. Сверьте его с последним письмом.')).toBeVisible()
  await typed.fill(`${code.slice(0, 3)} ${code.slice(3)}`)
  await page.getByRole('button', { name: 'Подтвердить адрес' }).click()
  await expect(page.getByText('Адрес подтверждён: письма будут приходить на него.')).toBeVisible()
  await portal.check()
  await page.getByRole('button', { name: 'Выключить письма' }).click()
  await expect(page.getByText('Письма выключены, адрес забыт.')).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Адрес почты' })).toHaveValue('')
})
