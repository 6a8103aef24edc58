import { z } from 'zod'
import { readCode } from '@/lib/family/rules/slips'
import {
  daySchema,
  knownVersionSchema,
  optionalLine,
  recordIdSchema,
  requiredLine,
  versionSchema,
} from '@/lib/kernel/input'
import { PAIRS } from '../rules/interests'
import { RESULT_FILE_BYTES, SHEET_TEXT } from '../rules/result-limits'

/** The sealed cookie of a sheet in hand, and how long it stands, in seconds: a lesson and its break. */
export const SHEET_ERRAND = 'sheet'
export const SHEET_SECONDS = 2 * 3600
/** Pairs on one page. */
export const PAIRS_A_PAGE = 5
export const PAGES = PAIRS.length / PAIRS_A_PAGE

const WRONG_CODE = 'Введите код с карточки целиком: две группы по пять букв и цифр.'

export const openSheetSchema = z.object({
  code: z
    .string(WRONG_CODE)
    .max(60, WRONG_CODE)
    .transform((typed, context) => {
      // Read as a slip's code of fifteen symbols, so that keyboards and spaces do not matter here either.
      const code = readCode(`${typed}22222`)
      if (code) return { selector: code.selector, secret: code.secret.slice(0, 5) }
      context.addIssue({ code: 'custom', message: WRONG_CODE })
      return z.NEVER
    }),
})

export const answerPairsSchema = z.object({
  page: z.coerce.number().int().min(1).max(PAGES),
  answers: z.record(z.string().regex(/^\d{1,2}$/), z.enum(['1', '2'])).default({}),
})

export const beginSittingSchema = z.object({ requestKey: recordIdSchema, classId: recordIdSchema })

/** Scales by their codes; of the portal's own questionnaire also «answers», all of a paper sheet in a row. */
const scales = z.record(z.string().regex(/^[\w-]{1,40}$/), z.string().trim().max(60)).default({})

/** A child's row of the form: scales by code; a row without any is no result. */
export const enterResultsSchema = z.object({
  classId: recordIdSchema,
  methodCode: z.string().max(60),
  takenOn: daySchema,
  rows: z.record(recordIdSchema, scales).default({}),
})

const NO_TABLE = 'Вставьте строки таблицы или выберите файл.'
const tableText = z
  .string()
  .max(SHEET_TEXT, 'Вставьте не больше одного класса.')
  .nullish()
  .transform((text) => (text?.trim() ? text : null))

/** A file comes before what was pasted; `sheet` is what was read from a file that is looked at, sent back without it. */
export const pasteResultsSchema = z
  .object({
    classId: recordIdSchema,
    methodCode: z.string().max(60),
    takenOn: daySchema,
    text: tableText,
    sheet: tableText,
    file: z
      .union([z.instanceof(File), z.literal('')])
      .nullish()
      .transform((file) => (file instanceof File && file.size > 0 ? file : null))
      .refine(
        (file) => !file || file.size <= RESULT_FILE_BYTES,
        'Файл больше 1 МБ. Оставьте в нём лист с одним классом.',
      ),
    seen: z.string().max(80).nullish(),
  })
  .superRefine(({ text, sheet, file }, context) => {
    if (!text && !sheet && !file) context.addIssue({ code: 'custom', path: ['text'], message: NO_TABLE })
  })
  .transform(({ text, sheet, file, ...rest }) => ({ ...rest, file, text: file ? null : (sheet ?? text) }))

const rowSchema = z.string().regex(/^[0-9a-f-]{36}$/i, 'Откройте страницу заново.')

export const releaseClassResultsSchema = z.object({
  classId: recordIdSchema,
  to: z.enum(['STAFF', 'FAMILY'], 'Выберите, кому открыть.'),
  rows: z.array(rowSchema).max(240).default([]),
})

export const saveSummarySchema = z.object({
  resultId: recordIdSchema,
  version: versionSchema,
  summary: requiredLine('Напишите вывод.', 1500),
})

export const releaseResultSchema = z.object({
  resultId: recordIdSchema,
  to: z.enum(['STAFF', 'FAMILY'], 'Выберите, кому открыть.'),
})

export const correctResultSchema = z.object({
  resultId: recordIdSchema,
  version: versionSchema,
  scales,
  reason: requiredLine('Напишите, почему исправляете.', 300),
})

/** Up to twelve scales, typed as rows; a row without a title is none. */
export const saveMethodSchema = z.object({
  requestKey: recordIdSchema,
  code: z.string().max(60).default(''),
  version: knownVersionSchema,
  title: requiredLine('Назовите методику.', 120),
  about: optionalLine(500),
  gradeFrom: z.coerce.number('Укажите класс.').int().min(1, 'От 1 до 11.').max(11, 'От 1 до 11.'),
  gradeTo: z.coerce.number('Укажите класс.').int().min(1, 'От 1 до 11.').max(11, 'От 1 до 11.'),
  repeatMonths: z
    .union([z.literal(''), z.coerce.number().int().min(1).max(60)])
    .nullish()
    .transform((value) => (typeof value === 'number' ? value : null)),
  scales: z
    .record(
      z.string().regex(/^\d{1,2}$/),
      z.object({
        title: optionalLine(80),
        max: z.coerce
          .number('Укажите число.')
          .int('Укажите целое число.')
          .min(1, 'Не меньше 1.')
          .max(1000, 'Не больше 1000.')
          .or(z.literal('')),
      }),
    )
    .default({}),
  bands: z
    .record(
      z.string().regex(/^\d$/),
      z.object({
        from: z.coerce
          .number('Укажите число.')
          .int('Укажите целое число.')
          .min(0, 'Не меньше 0.')
          .max(100, 'Не больше 100.')
          .or(z.literal('')),
        words: optionalLine(40),
      }),
    )
    .default({}),
  active: z
    .literal('yes')
    .optional()
    .transform((value) => value === 'yes'),
})

export const switchInterestsSchema = z.object({ version: knownVersionSchema, active: z.enum(['yes', 'no']) })
