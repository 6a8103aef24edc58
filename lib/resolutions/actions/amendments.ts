'use server'

import { action } from '@/lib/kernel/action'
import { amendResolution } from '../commands/amendments'
import { amendmentMessages as messages } from '../messages/amendments'
import { amendResolutionSchema } from '../schema/amendments'

export const amendResolutionAction = action(
  {
    name: 'amendResolution',
    verb: 'resolution.issue',
    schema: amendResolutionSchema,
    messages,
    redirectTo: ({ id }) => `/resolutions/${id}?done=amended#amendments`,
  },
  amendResolution,
)
