import { z } from 'zod'
import { ItemMeasure } from '@/lib/kernel/prisma/enums'
import { SOURCE_BYTES } from '../rules/drafts/source'
import {
  daySchema,
  evidenceRequirementSchema,
  figureRequestSchema,
  idSchema,
  periodRuleSchema,
  requestKeySchema,
  versionSchema,
} from './common'

const ticked = z
  .literal('on')
  .optional()
  .transform((value) => value === 'on')
const blankToNull = (value: string) => (value.trim() === '' ? null : value.trim())
const optionalDay = z
  .union([z.literal(''), daySchema])
  .optional()
  .transform((value) => value || null)
const list = z.array(z.string()).max(400).default([])
/** Lines of a text area, blank ones passed over. */
const lines = (most: number, each: number) =>
  z
    .string()
    .default('')
    .transform((text) =>
      text
        .split(/\r?\n/)
        .map((line) => line.trim())
        .filter(Boolean),
    )
    .pipe(z.array(z.string().max(each, `Каждая строка — не длиннее ${each} знаков.`)).max(most))

const fileSchema = z
  .instanceof(Blob)
  .optional()
  .transform((file) => (file && file.size > 0 ? (file as File) : null))
  .refine(
    (file) => file === null || file.size <= SOURCE_BYTES,
    'Файл больше 5 МБ: загрузите документ без приложений или вставьте его текст.',
  )

export const importResolutionSchema = z
  .object({
    requestKey: requestKeySchema,
    text: z.string().max(1_000_000, 'Текст длиннее миллиона знаков: вставьте решение без приложений.').default(''),
    file: fileSchema,
    historical: ticked,
  })
  .refine((input) => input.file !== null || input.text.trim() !== '', {
    path: ['text'],
    message: 'Вставьте текст решения или выберите файл.',
  })

export const blankResolutionSchema = z.object({
  requestKey: requestKeySchema,
  title: z.string().trim().min(3, 'Укажите название решения.').max(1000),
  number: z.string().max(40).default('').transform(blankToNull),
  date: optionalDay,
  historical: ticked,
})

export const continueResolutionSchema = z.object({
  requestKey: requestKeySchema,
  resolutionId: idSchema,
})

export const resolutionHeadSchema = z.object({
  resolutionId: idSchema,
  version: versionSchema,
  title: z.string().trim().min(3, 'Укажите название решения.').max(1000, 'Название длиннее 1000 знаков.'),
  number: z.string().max(40, 'Номер длиннее 40 знаков.').default('').transform(blankToNull),
  date: optionalDay,
  preamble: z.string().max(20_000, 'Вводная часть длиннее 20 000 знаков.').default('').transform(blankToNull),
  signatories: lines(20, 200),
  bindingness: z.enum(['RECOMMENDATION', 'ORDER']),
  historical: ticked,
})

export const yearRangeSchema = z.object({
  resolutionId: idSchema,
  version: versionSchema,
  reading: z.enum(['CALENDAR_INTERIM', 'CALENDAR', 'ACADEMIC'], { error: 'Выберите, как понимать срок.' }),
})

export const draftSchema = z.object({ resolutionId: idSchema })
export const itemSchema = z.object({ itemId: idSchema, version: versionSchema })

export const itemTextSchema = itemSchema.extend({
  number: z.string().max(40, 'Номер длиннее 40 знаков.').default('').transform(blankToNull),
  text: z.string().trim().min(1, 'Введите текст пункта.').max(20_000, 'Текст длиннее 20 000 знаков.'),
  role: z.enum(['TASK', 'CONTROL', 'APPROVE', 'AMEND', 'PUBLISH', 'FORCE', 'OTHER']),
})

const program = z.enum(['PRESCHOOL', 'PRIMARY', 'BASIC', 'SECONDARY', 'ADDITIONAL'])

export const itemExecutorSchema = itemSchema
  .extend({
    executorText: z.string().max(500, 'Исполнитель — не длиннее 500 знаков.').default('').transform(blankToNull),
    executorPersons: lines(20, 120),
    kind: z.enum(['ORGANIZATION', 'PROGRAM', 'ROLE', 'NOBODY'], { error: 'Выберите, кому поручается пункт.' }),
    organizationIds: list.pipe(z.array(z.uuid())),
    programs: list.pipe(z.array(program)),
    role: z
      .union([
        z.literal(''),
        z.enum([
          'DEPARTMENT_HEAD',
          'DEPARTMENT_STAFF',
          'RESOURCE_CENTRE',
          'ORG_HEAD',
          'ORG_DEPUTY',
          'TEACHER',
          'PSYCHOLOGIST',
        ]),
      ])
      .default('')
      .transform((role) => role || null),
    coOrganizationIds: list.pipe(z.array(z.uuid())),
  })
  .superRefine((input, context) => {
    const miss = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
    if (input.kind === 'ORGANIZATION' && input.organizationIds.length === 0)
      miss('organizationIds', 'Отметьте организацию.')
    if (input.kind === 'PROGRAM' && input.programs.length === 0)
      miss('programs', 'Отметьте хотя бы один уровень образования.')
    if (input.kind === 'ROLE' && !input.role) miss('role', 'Выберите роль.')
  })

const KINDS = [
  'DATE',
  'MONTH',
  'QUARTER',
  'YEAR',
  'YEAR_RANGE',
  'ACADEMIC_YEAR',
  'ONGOING',
  'RECURRING',
  'RELATIVE',
  'AS_NEEDED',
  'BY_SCHEDULE',
  'NONE',
] as const

export const itemDeadlineSchema = itemSchema
  .extend({
    deadlineText: z.string().max(500, 'Срок — не длиннее 500 знаков.').default('').transform(blankToNull),
    deadlineKind: z.enum(KINDS),
    mode: z.enum(['FIXED', 'PERIODIC', 'REVIEW_ONLY'], { error: 'Выберите, как понимать срок.' }),
    dueOn: optionalDay,
    reviewOn: optionalDay,
    periodicity: periodRuleSchema.shape.periodicity.default('YEAR'),
    monthsAfterEnd: periodRuleSchema.shape.monthsAfterEnd.default(1),
    day: z.coerce
      .number({ error: 'Введите число месяца от 1 до 31.' })
      .int()
      .min(1, 'Введите число месяца от 1 до 31.')
      .max(31, 'Введите число месяца от 1 до 31.')
      .default(20),
    from: optionalDay,
    to: optionalDay,
    acceptLate: ticked,
  })
  .superRefine((input, context) => {
    const miss = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
    if (input.mode === 'FIXED' && !input.dueOn) miss('dueOn', 'Укажите день, до которого исполнить.')
    if (input.mode === 'REVIEW_ONLY' && !input.reviewOn) miss('reviewOn', 'Укажите день, когда вернуться к пункту.')
    if (input.mode === 'PERIODIC' && !input.from) miss('from', 'Укажите, с какого дня идут периоды.')
    if (input.mode === 'PERIODIC' && input.from && input.to && input.to < input.from)
      miss('to', 'Последний день раньше первого.')
  })

/** Rows typed into «evidence.0.title», «evidence.1.title» …; a row without a title is passed over. */
function rows<T extends z.ZodType>(row: T, isBlank: (row: Record<string, unknown>) => boolean) {
  return z
    .record(z.string().regex(/^\d{1,2}$/), z.record(z.string(), z.unknown()))
    .default({})
    .transform((all) =>
      Object.entries(all)
        .sort(([a], [b]) => Number(a) - Number(b))
        .map(([, each]) => each)
        .filter((each) => !isBlank(each)),
    )
    .pipe(z.array(row).max(20, 'Не больше 20 строк.') as unknown as z.ZodType<z.output<T>[], Record<string, unknown>[]>)
}

const blankText = (value: unknown) => typeof value !== 'string' || value.trim() === ''

export const itemEvidenceSchema = itemSchema.extend({
  evidence: rows(evidenceRequirementSchema.extend({ key: z.string().max(40).default(''), required: ticked }), (row) =>
    blankText(row.title),
  ),
  figures: rows(
    figureRequestSchema.extend({
      key: z.string().max(40).default(''),
      required: ticked,
      unit: z.string().trim().max(20).default(''),
    }),
    (row) => blankText(row.label),
  ),
  measure: z
    .union([z.literal(''), z.enum(ItemMeasure)], { error: 'Выберите из списка.' })
    .nullish()
    .transform((value) => value || null),
})

/** What a button of a card says, «item.version.answer»: one form serves the cards of a whole page. */
const pressedAs = (answer: 'part' | 'choice') => (form: unknown) => {
  const { pressed } = (form ?? {}) as { pressed?: unknown }
  const [itemId, version, said] = typeof pressed === 'string' ? pressed.split('.', 3) : []
  return { itemId, version, [answer]: said }
}

export const confirmItemSchema = z.preprocess(
  pressedAs('part'),
  itemSchema.extend({ part: z.enum(['EXECUTOR', 'DEADLINE', 'EVIDENCE']) }),
)

export const splitItemSchema = itemSchema.extend({
  /** Offset into the item's text, counted as JavaScript counts characters. */
  at: z.coerce
    .number({ error: 'Выберите место, где разделить пункт.' })
    .int()
    .min(1, 'Выберите место, где разделить пункт.')
    .max(20_000),
  newItemId: requestKeySchema,
})

export const addItemSchema = z.object({
  resolutionId: idSchema,
  newItemId: requestKeySchema,
  /** After this item; at the end without it. */
  afterId: z
    .union([z.literal(''), idSchema])
    .optional()
    .transform((value) => value || null),
  number: z.string().max(40).default('').transform(blankToNull),
  text: z.string().trim().min(1, 'Введите текст пункта.').max(20_000),
})

export const moveItemSchema = itemSchema.extend({ direction: z.enum(['up', 'down']) })

/** Choosing one reading for an item whose words name no day. */
export const chooseDeadlineSchema = z.preprocess(
  pressedAs('choice'),
  itemSchema.extend({ choice: z.enum(['month', 'yearly', 'review']) }),
)
