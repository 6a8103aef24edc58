import { z } from 'zod'
import { isDay } from '@/lib/kernel/calendar'
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
import { ActivityForm, GuidanceLevelKind, PlanKind } from '@/lib/kernel/prisma/enums'

const level = z.enum(GuidanceLevelKind, { error: 'Выберите уровень.' })

/** «34» or «1,5»: hours of a year, 0 where none are counted. */
const entryHours = lineSchema
  .pipe(z.string().regex(/^(\d{1,3}([.,]\d)?)?$/, 'Введите часы числом, например 2 или 1,5.'))
  .transform((text) => Number(text.replace(',', '.') || 0))
  .pipe(
    z
      .number()
      .max(400, 'Столько часов в учебном году не бывает.')
      .multipleOf(0.5, 'Часы считают половинами: 0,5; 1; 1,5.'),
  )

const step = z.coerce.number({ error: 'Выберите.' }).int().min(1, 'Выберите.').max(11, 'Выберите.')

export const longText = (most: number) =>
  z
    .string()
    .transform((value) =>
      value
        .replace(/\r\n?/g, '\n')
        .replace(/[^\P{Cc}\n\t]|\p{Cs}/gu, ' ')
        .trim(),
    )
    .pipe(z.string().max(most, `Сократите до ${most} знаков.`))

export const optionalText = (most: number) =>
  longText(most)
    .nullish()
    .transform((value) => value || null)

export const createPlanSchema = z
  .object({
    requestKey: recordIdSchema,
    kind: z.enum(PlanKind, { error: 'Выберите, чей это план.' }),
    from: z.enum(['TEMPLATE', 'LAST_YEAR', 'PLAN', 'EMPTY'], { error: 'Выберите, с чего начать.' }),
    /** PLAN: which one. */
    sourceId: optionalIdSchema,
    level: level.default('BASE'),
  })
  .refine(({ from, sourceId }) => from !== 'PLAN' || sourceId !== null, {
    path: ['sourceId'],
    message: 'Выберите план, из которого копировать.',
  })

/** `example`: «1» shows the plan to other organisations, «0» no longer. */
export const markExampleSchema = z.object({
  planId: recordIdSchema,
  example: z.enum(['1', '0']).transform((value) => value === '1'),
})

export const savePlanSchema = z.object({
  revisionId: recordIdSchema,
  version: versionSchema,
  level: level.default('BASE'),
  basis: optionalLine(300),
  gapReason: optionalText(1000),
})

export const entryFields = {
  title: requiredLine('Назовите мероприятие.', 200),
  directionId: optionalIdSchema,
  form: z.enum(ActivityForm, { error: 'Выберите форму.' }),
  stepFrom: step,
  stepTo: step,
  fromOn: daySchema,
  toOn: daySchema,
  hours: entryHours.default(0),
  responsible: lineSchema.pipe(z.string().max(200, 'Сократите до 200 знаков.')).default(''),
  /** Who of the staff it is: named by id, so that a namesake is not meant. */
  responsibleId: optionalIdSchema,
  partnerId: optionalIdSchema,
  /** The item of a resolution that the event carries out: one that the organisation has an assignment by. */
  itemId: optionalIdSchema,
}

/** Words, a person of the staff, or both; words alone may be a post. */
const answeredFor = ({ responsible, responsibleId }: { responsible: string; responsibleId: string | null }) =>
  responsible !== '' || responsibleId !== null
const nobody = { path: ['responsible'], message: 'Укажите, кто отвечает: должность или имя.' }

export const addEntrySchema = z
  .object({ requestKey: recordIdSchema, revisionId: recordIdSchema, ...entryFields })
  .refine(answeredFor, nobody)

export const editEntrySchema = z
  .object({ entryId: recordIdSchema, version: versionSchema, ...entryFields })
  .refine(answeredFor, nobody)

export const removeEntrySchema = z.object({ entryId: recordIdSchema, version: versionSchema })

export const pasteEntriesSchema = z.object({
  requestKey: recordIdSchema,
  revisionId: recordIdSchema,
  text: longText(60_000).pipe(z.string().min(1, 'Вставьте строки из таблицы.')),
  directionId: optionalIdSchema,
  form: z.enum(ActivityForm, { error: 'Выберите форму.' }).default('OTHER'),
  /** The mark of the rows that were shown; without it they are shown, not added. */
  seen: optionalLine(80),
})

export const submitPlanSchema = z.object({
  revisionId: recordIdSchema,
  version: versionSchema,
  gapReason: optionalText(1000),
  lateReason: optionalLine(500),
})

export const reviewPlanSchema = z.object({
  revisionId: recordIdSchema,
  version: versionSchema,
  opinion: longText(4000).pipe(z.string().min(1, 'Напишите заключение: что в плане хорошо и что стоит поправить.')),
})

export const decidePlanSchema = z
  .object({
    revisionId: recordIdSchema,
    version: versionSchema,
    verdict: z.enum(['APPROVE', 'RETURN'], { error: 'Выберите решение.' }),
    comment: optionalText(4000),
  })
  .refine(({ verdict, comment }) => verdict === 'APPROVE' || comment !== null, {
    path: ['comment'],
    message: 'Напишите, что исправить: комментарий увидит организация.',
  })

export const amendPlanSchema = z.object({ planId: recordIdSchema })

export const dropRevisionSchema = z.object({ revisionId: recordIdSchema, version: versionSchema })

const reason = requiredLine('Напишите причину: её увидят все, кому виден план.', 300)

export const moveLineSchema = z.object({ lineId: recordIdSchema, version: versionSchema, movedToOn: daySchema, reason })

export const cancelLineSchema = z.object({ lineId: recordIdSchema, version: versionSchema, reason })

export const restoreLineSchema = z.object({ lineId: recordIdSchema, version: versionSchema })

export const planListSchema = z.object({
  year: orNull(z.uuid()),
  state: orNull(z.enum(['none', 'DRAFT', 'SUBMITTED', 'RC_REVIEWED', 'APPROVED'])),
  after: orNull(z.string().regex(/^[0-9a-f-]{36}\.(SCHOOL|KINDERGARTEN)$/i)),
})
export type PlanListFilter = z.output<typeof planListSchema>

export const planQuerySchema = z.object({
  revision: orNull(z.coerce.number().int().min(1).max(999)),
  with: orNull(z.coerce.number().int().min(1).max(999)),
})

/** A plan's calendar: which month, as a grid or a list, and from which day the list goes on. */
export const planCalendarSchema = z.object({
  month: orNull(z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/)),
  as: orNull(z.enum(['month', 'list'])),
  from: orNull(z.string().refine(isDay)),
})
