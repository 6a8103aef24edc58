'use server'

import { refresh } from 'next/cache'
import { action } from '@/lib/kernel/action'
import { acknowledgeAssignment, handOverAssignment, moveReviewDate } from '../commands/assignments'
import { assignmentMessages as messages } from '../messages/assignments'
import { acknowledgeSchema, handOverSchema, moveReviewDateSchema } from '../schema/assignments'

export const acknowledgeAssignmentAction = action(
  {
    name: 'acknowledgeAssignment',
    verb: 'assignment.submit',
    schema: acknowledgeSchema,
    messages,
    doneMessage: 'Ознакомление отмечено.',
    after: refresh,
  },
  acknowledgeAssignment,
)

export const handOverAssignmentAction = action(
  {
    name: 'handOverAssignment',
    verb: 'assignment.hand',
    schema: handOverSchema,
    messages,
    doneMessage: 'Сохранено. Ответственность остаётся за руководителем.',
    after: refresh,
  },
  handOverAssignment,
)

export const moveReviewDateAction = action(
  {
    name: 'moveReviewDate',
    verb: 'assignment.decide',
    schema: moveReviewDateSchema,
    messages,
    doneMessage: 'Дата контроля перенесена.',
    after: refresh,
  },
  moveReviewDate,
)
