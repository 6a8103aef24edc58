import { z } from 'zod'
import {
  daySchema,
  knownVersionSchema,
  lineSchema,
  namePart,
  optionalDaySchema,
  optionalLine,
  orNull,
  recordIdSchema,
  requiredLine,
  versionSchema,
} from '@/lib/kernel/input'
import { ClassDuty, ClassGroupKind, RollOverDecision } from '@/lib/kernel/prisma/enums'
import { className, letterOf } from './rules/classes'
import { LEAVE_CHOICES } from './rules/enrollments'

const person = {
  lastName: namePart('Введите фамилию.'),
  firstName: namePart('Введите имя.'),
  middleName: optionalLine(60).refine(
    (value) => value === null || /^[\p{L}\p{M}][\p{L}\p{M}'’.\- ]*$/u.test(value),
    'Оставьте только буквы, дефис и пробел.',
  ),
  birthDate: daySchema,
}

const optionalInt = (least: number, most: number, said: string) =>
  z
    .union([z.literal(''), z.coerce.number<string>(said).int(said).min(least, said).max(most, said)])
    .nullish()
    .transform((value) => (typeof value === 'number' ? value : null))

const note = optionalLine(300)

/** A class by grade and letter, a group by its name and ages; what does not belong to the kind is dropped. */
const classFields = {
  kind: z.enum(ClassGroupKind, { error: 'Выберите: класс или группа.' }),
  grade: optionalInt(1, 11, 'Номер класса — от 1 до 11.'),
  letter: lineSchema
    .nullish()
    .transform((value) => letterOf(value ?? ''))
    .refine((value) => value === null || /^[А-ЯЁ]{1,3}$/.test(value), 'Литера — одна-три русские буквы.'),
  ageFrom: optionalInt(1, 18, 'Возраст — от 1 до 18 лет.'),
  ageTo: optionalInt(1, 18, 'Возраст — от 1 до 18 лет.'),
  groupName: lineSchema.pipe(z.string().max(60, 'Сократите до 60 знаков.')).catch(''),
  profile: optionalLine(100),
}

type ClassInput = z.output<z.ZodObject<typeof classFields>>

function checkClass(input: ClassInput, context: z.RefinementCtx): void {
  const missing = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
  if (input.kind === 'CLASS') {
    if (input.grade === null) missing('grade', 'Укажите номер класса.')
    return
  }
  if (!input.groupName) missing('groupName', 'Назовите группу.')
  if (input.ageFrom !== null && input.ageTo !== null && input.ageTo < input.ageFrom) {
    missing('ageTo', 'Старший возраст меньше младшего.')
  }
}

function toClass<I extends ClassInput>({ groupName, ...input }: I) {
  const isClass = input.kind === 'CLASS'
  return {
    ...input,
    grade: isClass ? input.grade : null,
    letter: isClass ? input.letter : null,
    ageFrom: isClass ? null : input.ageFrom,
    ageTo: isClass ? null : input.ageTo,
    profile: isClass && (input.grade ?? 0) >= 10 ? input.profile : null,
    name: isClass ? className(input.grade ?? 0, input.letter) : groupName,
  }
}

export const createClassSchema = z
  .object({ requestKey: recordIdSchema, yearId: recordIdSchema, ...classFields })
  .superRefine(checkClass)
  .transform(toClass)

export const editClassSchema = z
  .object({ classId: recordIdSchema, version: versionSchema, ...classFields })
  .superRefine(checkClass)
  .transform(toClass)

export const removeClassSchema = z.object({ classId: recordIdSchema, version: versionSchema })

export const addStaffSchema = z.object({
  requestKey: recordIdSchema,
  classId: recordIdSchema,
  userId: z.uuid('Выберите человека.'),
  duty: z.enum(ClassDuty, { error: 'Выберите, кем человек работает с классом.' }),
  validFrom: optionalDaySchema,
  validUntil: optionalDaySchema,
})

export const endStaffSchema = z.object({ classStaffId: recordIdSchema, lastDay: optionalDaySchema })

export const addStudentSchema = z.object({
  requestKey: recordIdSchema,
  classId: z.uuid('Выберите класс.'),
  validFrom: daySchema,
  ...person,
})

export const editStudentSchema = z.object({ studentId: recordIdSchema, version: versionSchema, ...person })

export const enrollStudentSchema = z.object({
  requestKey: recordIdSchema,
  studentId: recordIdSchema,
  classId: z.uuid('Выберите класс.'),
  validFrom: daySchema,
})

export const changeClassSchema = z.object({
  enrollmentId: recordIdSchema,
  classId: z.uuid('Выберите класс.'),
  firstDay: daySchema,
})

export const leaveSchema = z.object({
  enrollmentId: recordIdSchema,
  lastDay: daySchema,
  reason: z.enum(LEAVE_CHOICES, { error: 'Выберите причину.' }),
  note,
})

const tick = z
  .union([z.literal('on'), z.literal(true)])
  .nullish()
  .catch(null)
  .transform((value) => Boolean(value))

export const saveConditionsSchema = z.object({
  studentId: recordIdSchema,
  version: knownVersionSchema,
  adaptedProgram: tick,
  accessibleOnly: tick,
  text: optionalLine(500),
})

export const saveRestrictedSchema = z
  .object({
    studentId: recordIdSchema,
    version: knownVersionSchema,
    specialNeeds: tick,
    disability: tick,
    conclusion: optionalLine(500),
    conclusionOn: optionalDaySchema,
    conclusionUntil: optionalDaySchema,
    healthLimits: optionalLine(1000),
  })
  .refine(({ conclusionOn, conclusionUntil }) => !conclusionOn || !conclusionUntil || conclusionUntil >= conclusionOn, {
    path: ['conclusionUntil'],
    message: 'Срок действия раньше дня заключения.',
  })

export const askTransferSchema = z.object({
  requestKey: recordIdSchema,
  enrollmentId: recordIdSchema,
  toOrganizationId: z.uuid('Выберите организацию.'),
  transferOn: daySchema,
  note,
})

export const acceptTransferSchema = z.object({
  transferId: recordIdSchema,
  version: versionSchema,
  classId: z.uuid('Выберите класс.'),
})

export const declineTransferSchema = z.object({
  transferId: recordIdSchema,
  version: versionSchema,
  comment: requiredLine('Напишите причину: её увидит прежняя организация.', 300),
})

export const withdrawTransferSchema = z.object({ transferId: recordIdSchema, version: versionSchema })

export const studentFilterSchema = z.object({
  search: orNull(lineSchema.pipe(z.string().max(100))).transform((value) => value || null),
  state: z.enum(['present', 'gone']).catch('present'),
  after: orNull(z.uuid()),
})

/** «PROMOTE:9А»: the decision and the class; «USUAL» takes a choice back. */
const choice = z.string().transform((value, context) => {
  const at = value.indexOf(':')
  const [decision, toName] = at < 0 ? [value, ''] : [value.slice(0, at), value.slice(at + 1)]
  if (decision === 'USUAL') return null
  const known = z.enum(RollOverDecision).safeParse(decision)
  if (!known.success) {
    context.addIssue({ code: 'custom', message: 'Выберите решение из списка.' })
    return z.NEVER
  }
  return { decision: known.data, toName: toName || null }
})

export const chooseRollOverSchema = z.object({
  classId: recordIdSchema,
  choices: z.record(z.uuid(), choice).refine((all) => Object.keys(all).length <= 200, 'Слишком много строк.'),
})

export const runRollOverSchema = z.object({
  requestKey: recordIdSchema,
  yearId: recordIdSchema,
  mark: z.string().max(60),
})

export const undoRollOverSchema = z.object({ rollOverId: recordIdSchema })

export const openByReasonSchema = z.object({
  ...person,
  reason: requiredLine('Напишите основание: без него карточка не открывается.', 500).refine(
    (text) => text.length >= 15,
    'Напишите основание подробнее: документ, его номер и дату или что произошло.',
  ),
})

export const classesQuerySchema = z.object({
  yearId: orNull(z.uuid()),
  organizationId: orNull(z.uuid()),
  after: orNull(z.uuid()),
  by: orNull(z.literal('grade')),
})
