import { z } from 'zod'
import {
  daySchema,
  optionalDaySchema,
  optionalIdSchema,
  optionalLine,
  recordIdSchema,
  requiredLine,
  versionSchema,
} from '@/lib/kernel/input'
import { ProgrammeDirection } from '@/lib/kernel/prisma/enums'

const whole = (missing: string, from: number, to: number) =>
  z.coerce.number({ error: missing }).int(missing).min(from, `Не меньше ${from}.`).max(to, `Не больше ${to}.`)

const fields = {
  title: requiredLine('Введите название программы.', 250),
  direction: z.enum(ProgrammeDirection, { error: 'Выберите направленность.' }),
  hours: whole('Укажите часы за год целым числом.', 1, 2000),
  ageFrom: whole('Укажите возраст.', 3, 20),
  ageTo: whole('Укажите возраст.', 3, 20),
  careerContent: optionalLine(1000),
  startsOn: daySchema,
  endsOn: optionalDaySchema,
  updatedForModelOn: optionalDaySchema,
  keeperId: optionalIdSchema,
}

const ordered = (value: { ageFrom: number; ageTo: number }) => value.ageFrom <= value.ageTo
const order = { path: ['ageTo'], error: 'Старший возраст меньше младшего.' }

export const addProgrammeSchema = z.object({ requestKey: recordIdSchema, ...fields }).refine(ordered, order)
export const editProgrammeSchema = z
  .object({ programmeId: recordIdSchema, version: versionSchema, ...fields })
  .refine(ordered, order)
