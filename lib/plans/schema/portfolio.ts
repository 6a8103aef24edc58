import { z } from 'zod'
import {
  knownVersionSchema,
  optionalDaySchema,
  optionalIdSchema,
  optionalLine,
  recordIdSchema,
  requiredLine,
  versionSchema,
} from '@/lib/kernel/input'
import { PortfolioKind } from '@/lib/kernel/prisma/enums'
import { gradeSchema, tickSchema } from './registers'

export const saveModuleSchema = z.object({
  version: knownVersionSchema,
  present: z
    .enum(['yes', 'no'], { error: 'Ответьте, есть ли модуль в программе.' })
    .transform((value) => value === 'yes'),
  place: optionalLine(300),
})

const fields = {
  kind: z.enum(PortfolioKind, { error: 'Выберите вид.' }),
  title: requiredLine('Введите название.', 200),
  gradeFrom: gradeSchema,
  gradeTo: gradeSchema,
  partnerId: optionalIdSchema,
  withParents: tickSchema,
  heldOn: optionalDaySchema,
  result: optionalLine(500),
  leaderId: optionalIdSchema,
  activityId: optionalIdSchema,
}

const ordered = (value: { gradeFrom: number; gradeTo: number }) => value.gradeFrom <= value.gradeTo
const order = { path: ['gradeTo'], error: 'Последний класс раньше первого.' }

export const addPortfolioSchema = z.object({ requestKey: recordIdSchema, ...fields }).refine(ordered, order)
export const editPortfolioSchema = z
  .object({ portfolioId: recordIdSchema, version: versionSchema, ...fields })
  .refine(ordered, order)
export const removePortfolioSchema = z.object({ portfolioId: recordIdSchema, version: versionSchema })
