import { z } from 'zod'
import {
  daySchema,
  knownVersionSchema,
  optionalDaySchema,
  optionalIdSchema,
  optionalLine,
  orNull,
  recordIdSchema,
  requiredLine,
  versionSchema,
} from '@/lib/kernel/input'
import { ContestKind, ContestLevel, ContestResult, ProjectState } from '@/lib/kernel/prisma/enums'
import { tickSchema } from './registers'

const TOPIC = 300

/** A class at once: by the pupil's id. */
export const saveClassProjectsSchema = z.object({
  classId: recordIdSchema,
  rows: z
    .record(
      z.uuid(),
      z.object({
        topic: optionalLine(TOPIC),
        supervisorId: optionalIdSchema,
        career: tickSchema,
        version: knownVersionSchema.default(0),
      }),
    )
    .default({})
    .refine((rows) => Object.keys(rows).length <= 60, 'Слишком много строк для одного класса.'),
})

export const editProjectSchema = z.object({
  projectId: recordIdSchema,
  version: versionSchema,
  topic: requiredLine('Введите тему.', TOPIC),
  supervisorId: optionalIdSchema,
  career: tickSchema,
  state: z.enum(ProjectState, { error: 'Выберите состояние.' }),
  defenceOn: optionalDaySchema,
  result: optionalLine(500),
})

export const removeProjectSchema = z.object({ projectId: recordIdSchema, version: versionSchema })

const contest = {
  kind: z.enum(ContestKind, { error: 'Выберите вид.' }),
  title: requiredLine('Введите название.', 250),
  level: z.enum(ContestLevel, { error: 'Выберите уровень.' }),
  heldOn: daySchema,
  career: tickSchema,
  result: z.enum(ContestResult, { error: 'Выберите результат.' }),
  supervisorId: optionalIdSchema,
}

export const addContestSchema = z.object({
  requestKey: recordIdSchema,
  ...contest,
  studentIds: z
    .array(recordIdSchema, { error: 'Отметьте, кто участвовал.' })
    .min(1, 'Отметьте, кто участвовал.')
    .max(60, 'Не больше 60 участников в одной записи.')
    .transform((ids) => [...new Set(ids)]),
})

export const editContestSchema = z.object({ contestId: recordIdSchema, version: versionSchema, ...contest })
/** Who took part, of those that the form showed: whom it could not show stays. */
export const setContestPupilsSchema = z.object({
  contestId: recordIdSchema,
  version: versionSchema,
  shownIds: z.array(recordIdSchema).max(600).default([]),
  studentIds: z.array(recordIdSchema).max(60, 'Не больше 60 участников в одной записи.').default([]),
})
export const removeContestSchema = z.object({ contestId: recordIdSchema, version: versionSchema })

/** The address of the form: for which classes. */
export const newContestQuerySchema = z.object({
  classes: z
    .preprocess((value) => (typeof value === 'string' ? [value] : (value ?? [])), z.array(z.uuid()).max(6))
    .catch([])
    .transform((ids) => [...new Set(ids)]),
})

/** The contests' list: newest first, after a day and an id. */
export const contestQuerySchema = z.object({
  year: orNull(z.uuid()),
  organization: orNull(z.uuid()),
  after: orNull(z.string().regex(/^\d{4}-\d{2}-\d{2}\.[0-9a-f-]{36}$/i)),
})
