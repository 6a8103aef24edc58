'use server'

import { refresh } from 'next/cache'
import { action } from '@/lib/kernel/action'
import { enterHistoricalResult } from '../commands/historical'
import { historicalMessages as messages } from '../messages/historical'
import { historicalResultSchema } from '../schema/historical'

export const enterHistoricalResultAction = action(
  {
    name: 'enterHistoricalResult',
    verb: 'resolution.issue',
    schema: historicalResultSchema,
    messages,
    after: () => refresh(),
    doneMessage: 'Результат внесён с пометкой «внесено задним числом».',
  },
  enterHistoricalResult,
)
