import { z } from 'zod'
import { recordIdSchema } from '@/lib/kernel/input'
import { ImportKind } from '@/lib/kernel/prisma/enums'
import { FIELDS_OF, IMPORT_MAX_COLUMNS } from '../rules/import-columns'
import type { ImportField } from '../types/import'

/** As lib/kernel/spreadsheet bounds it; told before it is sent over a slow line. */
export const IMPORT_MAX_BYTES = 5 * 1024 * 1024

const FIELDS = [...new Set(Object.values(FIELDS_OF).flat())] as [ImportField, ...ImportField[]]

export const uploadImportSchema = z.object({
  requestKey: recordIdSchema,
  kind: z.enum(ImportKind, { error: 'Выберите, что загружаете.' }),
  file: z
    .file('Выберите файл.')
    .min(1, 'Файл пуст. Выберите другой.')
    .max(IMPORT_MAX_BYTES, 'Файл больше 5 МБ. Уберите лишние листы или разделите таблицу.'),
})

export const importDraftSchema = z.object({ draftId: recordIdSchema })

export const assignColumnsSchema = z.object({
  draftId: recordIdSchema,
  sheet: z.coerce.number({ error: 'Выберите лист.' }).int().min(0).max(30),
  headingRow: z.coerce
    .number({ error: 'Укажите номер строки с заголовками; 0 — если заголовков нет.' })
    .int('Нужен номер строки целым числом.')
    .min(0, 'Нужен номер строки, начиная с 1; 0 — если заголовков нет.')
    .max(100, 'Строка заголовков — среди первых ста.'),
  /** «columns.0», «columns.1» …: each select has a name of its own. */
  columns: z
    .record(
      z.string().regex(/^\d{1,2}$/),
      z.union([z.literal(''), z.enum(FIELDS)], { error: 'Выберите столбец из списка.' }),
    )
    .default({})
    .transform((chosen) => {
      const last = Math.min(IMPORT_MAX_COLUMNS - 1, Math.max(-1, ...Object.keys(chosen).map(Number)))
      return Array.from({ length: last + 1 }, (_, at) => chosen[String(at)] ?? '')
    }),
})

const yes = z
  .string()
  .nullish()
  .transform((value) => value === 'on')

export const runImportSchema = z.object({
  draftId: recordIdSchema,
  mark: z.string().max(200),
  move: yes,
  again: yes,
  separate: yes,
})

export const undoImportSchema = z.object({ batchId: recordIdSchema })
