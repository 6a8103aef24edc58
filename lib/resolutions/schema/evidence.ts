import { z } from 'zod'
import { optionalTextSchema, textSchema } from './assignments'
import { idSchema, requestKeySchema } from './common'

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

const requirementKey = z
  .string()
  .max(40)
  .optional()
  .transform((key) => key || null)

export const addLinkSchema = z.object({
  assignmentId: idSchema,
  requirementKey,
  title: textSchema(2, 200, 'Назовите, что откроется по ссылке.'),
  url: webAddressSchema,
  requestKey: requestKeySchema,
})

/** What goes with an uploaded file. */
export const addFileSchema = z.object({
  assignmentId: idSchema,
  requirementKey,
  title: optionalTextSchema(200),
  requestKey: requestKeySchema,
})

export const removeEvidenceSchema = z.object({ evidenceId: idSchema })
