import { z } from 'zod'
import {
  daySchema,
  lineSchema,
  optionalDaySchema,
  optionalLine,
  orNull,
  recordIdSchema,
  requiredLine,
  versionSchema,
} from '@/lib/kernel/input'
import { OrganizationKind, OrganizationStatus, Program } from '@/lib/kernel/prisma/enums'
import { IMPORT_MAX_BYTES } from './rules/import'
import { decidePrograms, sortedPrograms } from './rules/organizations'

/** Comes from a browser's form; spreadsheets go through `readImportRow` to the same fields. */
const fields = {
  name: requiredLine('Введите полное наименование.', 500),
  shortName: requiredLine('Введите краткое наименование: по нему организацию узнают в списках.', 120),
  kind: z.enum(OrganizationKind, { error: 'Выберите вид организации.' }),
  programs: z
    .array(z.enum(Program, { error: 'Отметьте уровни из списка.' }))
    .max(20)
    .default([])
    .transform(sortedPrograms),
  settlement: optionalLine(120),
  inn: lineSchema
    .pipe(z.union([z.literal(''), z.string().regex(/^\d{10}$/, 'ИНН организации — ровно 10 цифр.')]))
    .nullish()
    .transform((value) => value || null),
  openedOn: optionalDaySchema,
}

function checkPrograms(input: { kind: OrganizationKind; programs: Program[] }, context: z.RefinementCtx): void {
  const objection = decidePrograms(input.kind, input.programs)
  if (objection) context.addIssue({ code: 'custom', path: ['programs'], message: objection })
}

export const organizationFieldsSchema = z.object(fields).superRefine(checkPrograms)

export const createOrganizationSchema = z.object({ requestKey: recordIdSchema, ...fields }).superRefine(checkPrograms)

export const editOrganizationSchema = z
  .object({ organizationId: recordIdSchema, version: versionSchema, ...fields })
  .superRefine(checkPrograms)

export const closeOrganizationSchema = z.object({
  organizationId: recordIdSchema,
  version: versionSchema,
  how: z.enum(['CLOSED', 'REORGANIZED'], { error: 'Выберите, что произошло: закрытие или реорганизация.' }),
  closedOn: daySchema.refine((value) => value >= '1900-01-01' && value <= '2099-12-31', 'Проверьте год.'),
  successorId: z
    .union([z.literal(''), recordIdSchema])
    .nullish()
    .transform((value) => value || null),
  note: optionalLine(300),
})

/** Also calls off a closing that has not come yet. */
export const reopenOrganizationSchema = z.object({
  organizationId: recordIdSchema,
  version: versionSchema,
  reason: requiredLine('Напишите основание: постановление, номер и дата или что было отмечено по ошибке.', 300),
})

export const IMPORT_MAX_ROWS = 2000

export const previewImportSchema = z.object({
  file: z
    .instanceof(File, { error: 'Выберите файл.' })
    .refine((file) => file.size > 0, 'Выберите файл: сейчас он пустой или не выбран.')
    .refine((file) => file.size <= IMPORT_MAX_BYTES, 'Файл больше 2 МБ. Оставьте в нём только лист с организациями.'),
})

const importRow = z.object({ row: z.number().int().min(2).max(1_000_000), ...fields }).superRefine(checkPrograms)

export const importOrganizationsSchema = z.object({
  rows: z
    .array(importRow, { error: 'Сначала выберите файл и проверьте строки.' })
    .min(1, 'В файле нет ни одной организации.')
    .max(IMPORT_MAX_ROWS, `За один раз — не больше ${IMPORT_MAX_ROWS} организаций.`),
})

export const setDaySchema = z.object({
  day: daySchema.refine((value) => value >= '2000-01-01' && value <= '2099-12-31', 'Год — от 2000 до 2099.'),
  kind: z.enum(['HOLIDAY', 'MOVED_OFF', 'WORKING'], { error: 'Выберите, какой это день.' }),
  note: optionalLine(120),
})

export const removeDaySchema = z.object({ day: daySchema })

/** The list's filter as the address holds it; what is not understood is no filter. */
export const organizationFilterSchema = z.object({
  search: orNull(lineSchema.pipe(z.string().min(1).max(100))),
  kind: orNull(z.enum(OrganizationKind)),
  program: orNull(z.enum(Program)),
  settlement: orNull(lineSchema.pipe(z.string().min(1).max(120))),
  status: orNull(z.enum(OrganizationStatus)),
  after: orNull(z.uuid()),
})

/** The year of the calendar's page; null for what is no year. */
export const calendarYearSchema = orNull(z.coerce.number().int().min(2000).max(2099))

export const openYearSchema = z.object({ startYear: z.coerce.number().int().min(2000).max(2100) })

export const turnYearSchema = z.object({ yearId: recordIdSchema, version: versionSchema })

/** Five rows of breaks; an empty row is none. A row with a title or a day wants all three. */
const breakRow = z
  .object({
    title: lineSchema.pipe(z.string().max(80, 'Сократите до 80 знаков.')).catch(''),
    startsOn: optionalDaySchema,
    endsOn: optionalDaySchema,
  })
  .superRefine((row, context) => {
    if (!row.title && !row.startsOn && !row.endsOn) return
    const missing = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
    if (!row.title) missing('title', 'Назовите каникулы.')
    if (!row.startsOn) missing('startsOn', 'Укажите первый день.')
    if (!row.endsOn) missing('endsOn', 'Укажите последний день.')
  })

export const BREAK_ROWS = ['a', 'b', 'c', 'd', 'e', 'f'] as const

export const setBreaksSchema = z.object({
  yearId: recordIdSchema,
  /** What was there when the form was opened: the count and the days in a line. */
  mark: z.string().max(2000).catch(''),
  rows: z
    .object(Object.fromEntries(BREAK_ROWS.map((row) => [row, breakRow.optional()])))
    .transform((rows) =>
      Object.values(rows).flatMap((row) =>
        row?.title && row.startsOn && row.endsOn
          ? [{ title: row.title, startsOn: row.startsOn, endsOn: row.endsOn }]
          : [],
      ),
    ),
})
