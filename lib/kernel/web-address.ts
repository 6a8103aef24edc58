import { z } from 'zod'

const WRONG_ADDRESS = 'Укажите адрес страницы полностью, например https://school1.ru/plan.'

function readAddress(text: string): string | null {
  const typed = text.trim()
  const full = /^[a-z][a-z0-9+.-]*:(?!\d)/i.test(typed) ? typed : `https://${typed}`
  try {
    const url = new URL(full)
    const web = (url.protocol === 'http:' || url.protocol === 'https:') && !url.username && !url.password
    return web && url.hostname.includes('.') && !/[\s<>"]/.test(typed) ? url.href : null
  } catch {
    return null
  }
}

/** An address of a page: http or https only, without a password in it. */
export const webAddressSchema = z
  .string(WRONG_ADDRESS)
  .max(2000, 'Адрес длиннее 2000 знаков: сократите его.')
  .transform((text, context) => {
    const address = readAddress(text)
    if (address) return address
    context.addIssue({ code: 'custom', message: WRONG_ADDRESS })
    return z.NEVER
  })
