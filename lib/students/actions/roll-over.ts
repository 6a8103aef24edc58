'use server'

import { action } from '@/lib/kernel/action'
import { chooseRollOver } from '../commands/roll-over'
import { studentsMessages as messages } from '../messages'
import { chooseRollOverSchema } from '../schema'

export const chooseRollOverAction = action(
  {
    name: 'chooseRollOver',
    verb: 'rollOver.run',
    schema: chooseRollOverSchema,
    messages,
    redirectTo: ({ yearId }) => `/classes/roll-over?year=${yearId}&done=chosen`,
  },
  chooseRollOver,
)
