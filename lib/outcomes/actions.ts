'use server'

import { action } from '@/lib/kernel/action'
import { confirmOutcomes, correctOutcome, saveOutcomes } from './commands/outcomes'
import { outcomeMessages as messages } from './messages'
import { confirmOutcomesSchema, correctOutcomeSchema, saveOutcomesSchema } from './schema'

export const saveOutcomesAction = action(
  {
    ...{ name: 'saveOutcomes', verb: 'outcome.write', schema: saveOutcomesSchema, messages },
    redirectTo: ({ classId, phase }) => `/outcomes/classes/${classId}?phase=${phase}&done=saved`,
  },
  saveOutcomes,
)

export const confirmOutcomesAction = action(
  {
    ...{ name: 'confirmOutcomes', verb: 'outcome.confirm', schema: confirmOutcomesSchema, messages },
    redirectTo: ({ classId }) => `/outcomes/classes/${classId}?phase=ACTUAL&done=confirmed`,
  },
  confirmOutcomes,
)

export const correctOutcomeAction = action(
  {
    ...{ name: 'correctOutcome', verb: 'outcome.confirm', schema: correctOutcomeSchema, messages },
    redirectTo: ({ classId }) => `/outcomes/classes/${classId}?phase=ACTUAL&done=corrected`,
  },
  correctOutcome,
)
