'use server'

import { action } from '@/lib/kernel/action'
import { chooseMeasure } from '../commands/measures'
import { measureMessages as messages } from '../messages/measures'
import { chooseMeasureSchema } from '../schema/measures'

export const chooseMeasureAction = action(
  {
    name: 'chooseMeasure',
    verb: 'resolution.issue',
    schema: chooseMeasureSchema,
    messages,
    redirectTo: ({ resolutionId, itemId }) => `/resolutions/${resolutionId}/measures/${itemId}?done=chosen`,
  },
  chooseMeasure,
)
