'use server'

import { action } from '@/lib/kernel/action'
import { chooseRollOver, runRollOver, undoRollOver } from '../commands/roll-over'
import { studentsMessages as messages } from '../messages'
import { chooseRollOverSchema, runRollOverSchema, undoRollOverSchema } from '../schema'

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

export const runRollOverAction = action(
  {
    name: 'runRollOver',
    verb: 'rollOver.run',
    schema: runRollOverSchema,
    messages,
    redirectTo: () => '/classes/roll-over?done=run',
  },
  runRollOver,
)

export const undoRollOverAction = action(
  {
    name: 'undoRollOver',
    verb: 'rollOver.run',
    schema: undoRollOverSchema,
    messages,
    redirectTo: ({ yearId }) => `/classes/roll-over?year=${yearId}&done=undone`,
  },
  undoRollOver,
)
