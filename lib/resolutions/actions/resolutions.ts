'use server'

import { action } from '@/lib/kernel/action'
import { changeResolutionState } from '../commands/resolutions'
import { resolutionMessages as messages } from '../messages/resolutions'
import { changeStateSchema } from '../schema/resolutions'

export const changeResolutionStateAction = action(
  {
    name: 'changeResolutionState',
    verb: 'resolution.issue',
    schema: changeStateSchema,
    messages,
    redirectTo: ({ id, to }) => (to === 'CANCELLED' ? '/resolutions?done=cancelled' : `/resolutions/${id}?done=state`),
  },
  changeResolutionState,
)
