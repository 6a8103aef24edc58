import { z } from 'zod'
import {
  daySchema,
  lineSchema,
  optionalIdSchema,
  optionalLine,
  orNull,
  recordIdSchema,
  requiredLine,
  versionSchema,
} from '@/lib/kernel/input'
import { ActivityForm, ActivityMode, ActivityState } from '@/lib/kernel/prisma/enums'

export const MOST_CLASSES = 12
/** Children of so many classes; more ids than that are no list of a class. */
const MOST_ABSENT = 600

const ticked = z
  .literal('yes')
  .nullish()
  .transform((value) => value === 'yes')

export const hoursSchema = z.coerce
  .number({ error: 'Выберите, сколько часов длилось.' })
  .min(0.5, 'Не меньше получаса.')
  .max(8, 'Не больше 8 часов за день.')
  .multipleOf(0.5, 'Часы считают половинами: 0,5; 1; 1,5.')

/** «12» in a field of a class; empty is nobody. */
const headcount = lineSchema
  .pipe(z.string().regex(/^\d{0,4}$/, 'Введите число детей цифрами.'))
  .transform((value) => Number(value || 0))
  .pipe(z.number().max(2000, 'Проверьте число детей.'))

const content = {
  classIds: z
    .array(recordIdSchema, { error: 'Выберите класс.' })
    .min(1, 'Выберите хотя бы один класс.')
    .max(MOST_CLASSES, `Не больше ${MOST_CLASSES} классов в одной записи.`)
    .transform((ids) => [...new Set(ids)].sort()),
  heldOn: daySchema,
  hours: hoursSchema,
  directionId: recordIdSchema,
  form: z.enum(ActivityForm, { error: 'Выберите форму.' }),
  title: requiredLine('Назовите мероприятие: тема или название.', 200),
  place: optionalLine(200),
  partnerId: optionalIdSchema,
  planLineId: optionalIdSchema,
  note: optionalLine(500),
  mode: z.enum(ActivityMode, { error: 'Выберите, как отмечать детей.' }).default('NAMED'),
  absentIds: z.array(recordIdSchema).max(MOST_ABSENT).default([]),
  headcounts: z.record(z.uuid(), headcount).default({}),
  again: ticked,
}

export const logActivitySchema = z.object({
  requestKey: recordIdSchema,
  ...content,
  /** Why a record comes after its period was closed. */
  lateReason: optionalLine(300),
})

export const changeActivitySchema = z.object({ activityId: recordIdSchema, version: versionSchema, ...content })

const reason = requiredLine('Напишите причину: она останется в записи.', 300)

export const correctActivitySchema = z.object({
  requestKey: recordIdSchema,
  correctsId: recordIdSchema,
  reason,
  ...content,
})

/** Takes a locked record out of the count without putting another in its place. */
export const voidActivitySchema = z.object({ requestKey: recordIdSchema, correctsId: recordIdSchema, reason })

export const cancelActivitySchema = z.object({ activityId: recordIdSchema, version: versionSchema, reason })

/** «id.version» of each ticked row. */
export const confirmActivitiesSchema = z.object({
  rows: z
    .array(
      z
        .string()
        .regex(/^[0-9a-f-]{36}\.\d{1,9}$/i, 'Откройте страницу заново: список повреждён.')
        .transform((text) => ({ id: text.slice(0, 36), version: Number(text.slice(37)) }))
        .refine((row) => z.uuid().safeParse(row.id).success, 'Откройте страницу заново: список повреждён.'),
      { error: 'Отметьте, что подтвердить.' },
    )
    .min(1, 'Отметьте хотя бы одну запись.')
    .max(200, 'Не больше 200 записей за раз.'),
})

export const lockPeriodSchema = z.object({ through: daySchema })

export const removeFileSchema = z.object({ activityFileId: recordIdSchema })

export const addActivityFileSchema = z.object({ activityId: recordIdSchema, requestKey: recordIdSchema })

export const ACTIVITY_STATES = Object.values(ActivityState)

/** The list's filter as the address holds it: ids and days, never a name. */
export const activityFilterSchema = z.object({
  class: orNull(z.uuid()),
  direction: orNull(z.uuid()),
  state: orNull(z.enum(ActivityState)),
  from: orNull(daySchema),
  to: orNull(daySchema),
  after: orNull(z.string().regex(/^\d{4}-\d{2}-\d{2}\.[0-9a-f-]{36}$/i)),
})
export type ActivityFilter = z.output<typeof activityFilterSchema>

/** The form's address: for which classes, and of which day the list of pupils is. */
export const newActivityQuerySchema = z.object({
  classes: z
    .preprocess((value) => (typeof value === 'string' ? [value] : (value ?? [])), z.array(z.uuid()).max(MOST_CLASSES))
    .catch([])
    .transform((ids) => [...new Set(ids)]),
  on: orNull(daySchema),
  entry: orNull(z.uuid()),
})
