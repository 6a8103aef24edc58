import { z } from 'zod'
import { daySchema, idSchema, versionSchema } from './common'

/** Typed text as it is kept: one kind of line ends, without symbols that the database cannot hold. */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replaceAll('\0', '')
    .replace(/\p{Cs}/gu, '\ufffd')
    .trim()
}

/** A text from `min` to `max` symbols; `missing` is said when it is too short. */
export function textSchema(min: number, max: number, missing: string) {
  return z
    .string(missing)
    .max(max * 2, `Сократите текст: можно не больше ${max} знаков.`)
    .transform(cleanText)
    .pipe(z.string().min(min, missing).max(max, `Сократите текст: можно не больше ${max} знаков.`))
}

/** A text that may be left out; an empty one is null. */
export function optionalTextSchema(max: number) {
  return textSchema(0, max, '')
    .optional()
    .transform((text) => text || null)
}

/** A day that may be left out; an empty field is null. */
export const optionalDaySchema = z
  .union([z.literal(''), daySchema])
  .optional()
  .transform((day) => day || null)

/** «id.version» of a row ticked in a list: which record and in what state it was seen. */
export const rowSchema = z
  .string()
  .regex(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.\d{1,9}$/i, 'Откройте страницу заново: список повреждён.')
  .transform((row) => ({ id: row.slice(0, 36).toLowerCase(), version: Number(row.slice(37)) }))

/** Ticked rows, each once. */
export const rowsSchema = z
  .array(rowSchema, 'Отметьте хотя бы одну строку.')
  .min(1, 'Отметьте хотя бы одну строку.')
  .max(100, 'За один раз можно решить не больше 100 строк.')
  .transform((rows) => [...new Map(rows.map((row) => [row.id, row])).values()])

export const acknowledgeSchema = z.object({ assignmentId: idSchema, version: versionSchema })

export const handOverSchema = z.object({
  assignmentId: idSchema,
  version: versionSchema,
  /** Empty: the head takes it back. */
  userId: z
    .union([z.literal(''), idSchema])
    .optional()
    .transform((id) => id || null),
})

export const moveReviewDateSchema = z.object({ assignmentId: idSchema, version: versionSchema, reviewOn: daySchema })
