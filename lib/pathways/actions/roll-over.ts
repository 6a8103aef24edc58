'use server'

import { action } from '@/lib/kernel/action'
import { rollOverWithPlansSchema } from '@/lib/plans/schema/roll-over'
import { studentsMessages as messages } from '@/lib/students/messages'
import { undoRollOverSchema } from '@/lib/students/schema'
import { runWholeRollOver, undoWholeRollOver } from '../commands/roll-over'

export const runRollOverAction = action(
  {
    name: 'runRollOver',
    verb: 'rollOver.run',
    schema: rollOverWithPlansSchema,
    messages,
    redirectTo: ({ carried }) => `/classes/roll-over?done=${carried > 0 ? 'carried' : 'run'}`,
  },
  runWholeRollOver,
)

export const undoRollOverAction = action(
  {
    name: 'undoRollOver',
    verb: 'rollOver.run',
    schema: undoRollOverSchema,
    messages,
    redirectTo: ({ yearId }) => `/classes/roll-over?year=${yearId}&done=undone`,
  },
  undoWholeRollOver,
)
