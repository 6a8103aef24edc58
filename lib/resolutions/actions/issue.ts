'use server'

import { action } from '@/lib/kernel/action'
import { reviewResolution } from '../commands/drafts/review'
import { issueResolution } from '../commands/issue'
import { issueMessages as messages } from '../messages/issue'
import { issueResolutionSchema } from '../schema/issue'

export const reviewResolutionAction = action(
  {
    name: 'reviewResolution',
    verb: 'resolution.edit',
    schema: issueResolutionSchema,
    messages,
    redirectTo: ({ id }) => `/resolutions/${id}/issue?done=reviewed`,
  },
  reviewResolution,
)

export const issueResolutionAction = action(
  {
    name: 'issueResolution',
    verb: 'resolution.issue',
    schema: issueResolutionSchema,
    messages,
    redirectTo: ({ id }) => `/resolutions/${id}?done=issued`,
  },
  issueResolution,
)
