import { z } from 'zod'
import {
  daySchema,
  knownVersionSchema,
  optionalIdSchema,
  optionalLine,
  orNull,
  recordIdSchema,
  requiredLine,
  versionSchema,
} from '@/lib/kernel/input'
import { DevelopmentArea, PathwayBasis, PathwayParty, StepKind } from '@/lib/kernel/prisma/enums'
import { MOST_STEPS } from './rules/steps'
import { TEMPLATE_KEYS } from './rules/templates'

const optionalEnum = <T extends Record<string, string>>(values: T) =>
  z
    .union([z.literal(''), z.enum(values)])
    .nullish()
    .transform((value) => (value ? (value as T[keyof T]) : null))

const key = z.enum(TEMPLATE_KEYS, { error: 'Выберите шаблон.' })
const GOAL = 500
const goal = requiredLine('Напишите цель маршрута.', GOAL)

/** Wished professions, of the classification or in words of one's own; an empty field is none. */
const professions = z
  .record(z.string().regex(/^[0-4]$/), optionalLine(80))
  .default({})
  .transform((fields) => [...new Set(Object.values(fields).flatMap((each) => (each ? [each] : [])))])

/** A row of the template's form: left without a title it is no step. */
const templateRow = z.object({
  kind: z.enum(StepKind, { error: 'Выберите вид шага.' }),
  area: optionalEnum(DevelopmentArea),
  title: optionalLine(200),
  month: z.coerce.number({ error: 'Выберите месяц.' }).int().min(1).max(12),
  responsible: optionalLine(120),
})

export const saveTemplateSchema = z.object({
  key,
  version: knownVersionSchema,
  title: requiredLine('Назовите шаблон.', 120),
  goal,
  steps: z
    .record(z.string().regex(/^\d{1,2}$/), templateRow)
    .default({})
    .superRefine((rows, context) => {
      const named = Object.entries(rows).filter(([, row]) => row.title !== null)
      if (named.length === 0) context.addIssue({ code: 'custom', message: 'Оставьте хотя бы один шаг.' })
      if (named.length > MOST_STEPS) context.addIssue({ code: 'custom', message: `Не больше ${MOST_STEPS} шагов.` })
      for (const [at, row] of named) {
        if (row.responsible === null)
          context.addIssue({ code: 'custom', path: [at, 'responsible'], message: 'Укажите, кто отвечает.' })
      }
    })
    .transform((rows) =>
      Object.entries(rows)
        .sort(([a], [b]) => Number(a) - Number(b))
        .flatMap(([, row]) =>
          row.title === null ? [] : [{ ...row, title: row.title, responsible: row.responsible ?? '' }],
        ),
    ),
})

export const resetTemplateSchema = z.object({ key, version: versionSchema })

export const draftPathwaysSchema = z.object({
  classId: recordIdSchema,
  templateKey: key,
  studentIds: z
    .array(recordIdSchema, { error: 'Отметьте, кому составить.' })
    .min(1, 'Отметьте, кому составить.')
    .max(60, 'Не больше 60 детей за раз.')
    .transform((ids) => [...new Set(ids)]),
})

export const savePathwaySchema = z.object({
  pathwayId: recordIdSchema,
  version: versionSchema,
  goal,
  basis: optionalEnum(PathwayBasis),
  basisText: optionalLine(300),
  strengths: optionalLine(500),
  needs: optionalLine(500),
  profile: optionalLine(120),
  professions,
  curatorId: optionalIdSchema,
  /** Asked for while the route is in force. */
  reason: optionalLine(300),
})

export const confirmCuratorSchema = z.object({
  pathwayId: recordIdSchema,
  version: versionSchema,
  curatorId: z.uuid({ error: 'Выберите, кто ведёт маршрут.' }),
})

const step = {
  kind: z.enum(StepKind, { error: 'Выберите вид шага.' }),
  area: optionalEnum(DevelopmentArea),
  title: requiredLine('Назовите шаг.', 200),
  dueOn: daySchema,
  responsible: requiredLine('Укажите, кто отвечает: должность или имя.', 120),
  planLineId: optionalIdSchema,
  reason: optionalLine(300),
}

export const addStepSchema = z.object({ requestKey: recordIdSchema, pathwayId: recordIdSchema, ...step })
export const editStepSchema = z.object({ stepId: recordIdSchema, version: versionSchema, ...step })
export const removeStepSchema = z.object({ stepId: recordIdSchema, version: versionSchema })

/** One step for many of a class. */
export const addClassStepSchema = z.object({
  requestKey: recordIdSchema,
  classId: recordIdSchema,
  ...step,
  pathwayIds: z
    .array(recordIdSchema, { error: 'Отметьте, кому добавить.' })
    .min(1, 'Отметьте, кому добавить.')
    .max(60, 'Не больше 60 детей за раз.')
    .transform((ids) => [...new Set(ids)]),
})

/** `verdict` says what became of the step. */
export const markStepSchema = z
  .object({
    stepId: recordIdSchema,
    version: versionSchema,
    verdict: z.enum(['START', 'DONE', 'SKIP', 'REOPEN'], { error: 'Выберите, что с шагом.' }),
    doneOn: z
      .union([z.literal(''), daySchema])
      .nullish()
      .transform((value) => value || null),
    result: optionalLine(500),
    reason: optionalLine(300),
  })
  .refine(({ verdict, doneOn }) => verdict !== 'DONE' || doneOn !== null, {
    path: ['doneOn'],
    message: 'Укажите, когда шаг сделан.',
  })
  .refine(({ verdict, reason }) => verdict !== 'SKIP' || reason !== null, {
    path: ['reason'],
    message: 'Напишите, почему шаг пропущен: причина останется в маршруте.',
  })

const chosen = z
  .array(
    z
      .string()
      .regex(/^[0-9a-f-]{36}\.\d{1,9}$/i, 'Откройте страницу заново: список повреждён.')
      .transform((text) => ({ id: text.slice(0, 36), version: Number(text.slice(37)) }))
      .refine((row) => z.uuid().safeParse(row.id).success, 'Откройте страницу заново: список повреждён.'),
    { error: 'Отметьте хотя бы один маршрут.' },
  )
  .min(1, 'Отметьте хотя бы один маршрут.')
  .max(60, 'Не больше 60 маршрутов за раз.')

/** «id.version» of each ticked route. */
export const submitPathwaysSchema = z.object({ rows: chosen })
export const approvePathwaysSchema = z.object({ rows: chosen })

export const returnPathwaySchema = z.object({
  pathwayId: recordIdSchema,
  version: versionSchema,
  comment: requiredLine('Напишите, что исправить: комментарий увидит куратор.', 500),
})

const reason = requiredLine('Напишите причину: она останется в маршруте.', 300)
export const revisePathwaySchema = z.object({ pathwayId: recordIdSchema, version: versionSchema, reason })
export const completePathwaySchema = z.object({ pathwayId: recordIdSchema, version: versionSchema })
export const closePathwaySchema = z.object({ pathwayId: recordIdSchema, version: versionSchema, reason })

export const reviewPathwaySchema = z.object({
  pathwayId: recordIdSchema,
  quarter: z.coerce.number({ error: 'Выберите четверть.' }).int().min(1).max(4),
  text: requiredLine('Напишите, что дала четверть.', 1000),
})

export const signPathwaySchema = z.object({
  pathwayId: recordIdSchema,
  party: z.enum(PathwayParty, { error: 'Выберите, кто подписал.' }),
  signedOn: daySchema,
})

export const pathwaysQuerySchema = z.object({ after: orNull(z.uuid()) })

const noteText = requiredLine('Напишите текст.', 1000)

export const acknowledgePathwaySchema = z.object({
  requestKey: recordIdSchema,
  studentId: recordIdSchema,
  word: z.enum(['SEEN', 'AGREED']),
})

export const writeFamilyNoteSchema = z.object({
  requestKey: recordIdSchema,
  studentId: recordIdSchema,
  kind: z.enum(['QUESTION', 'COMMENT'], 'Выберите: вопрос или пожелание.'),
  text: noteText,
})

export const answerFamilySchema = z.object({ requestKey: recordIdSchema, noteId: recordIdSchema, text: noteText })
