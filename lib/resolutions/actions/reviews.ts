'use server'

import { refresh } from 'next/cache'
import { action } from '@/lib/kernel/action'
import { beginReview, decideReports, reopenAssignment } from '../commands/reviews/review-reports'
import { reviewMessages as messages } from '../messages/reviews'
import { beginReviewSchema, decideReportsSchema, reopenSchema } from '../schema/reviews'

export const beginReviewAction = action(
  {
    name: 'beginReview',
    verb: 'assignment.decide',
    schema: beginReviewSchema,
    messages,
    doneMessage: 'Проверка начата: исполнитель больше не может отозвать отчёт.',
    after: refresh,
  },
  beginReview,
)

export const decideReportsAction = action(
  { name: 'decideReports', verb: 'assignment.decide', schema: decideReportsSchema, messages, after: refresh },
  decideReports,
)

export const reopenAssignmentAction = action(
  {
    name: 'reopenAssignment',
    verb: 'assignment.reopen',
    schema: reopenSchema,
    messages,
    doneMessage: 'Поручение возобновлено.',
    after: refresh,
  },
  reopenAssignment,
)
