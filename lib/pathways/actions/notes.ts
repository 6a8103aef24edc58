'use server'

import { action } from '@/lib/kernel/action'
import { acknowledgePathway, answerFamily, writeFamilyNote } from '../commands/notes'
import { noteMessages, pathwayMessages } from '../messages'
import { acknowledgePathwaySchema, answerFamilySchema, writeFamilyNoteSchema } from '../schema'

export const acknowledgePathwayAction = action(
  {
    ...{ name: 'acknowledgePathway', verb: 'family.answer', schema: acknowledgePathwaySchema, messages: noteMessages },
    redirectTo: ({ studentId }) => `/family/${studentId}?done=acknowledged#talk`,
  },
  acknowledgePathway,
)

export const writeFamilyNoteAction = action(
  {
    ...{ name: 'writeFamilyNote', verb: 'family.answer', schema: writeFamilyNoteSchema, messages: noteMessages },
    redirectTo: ({ studentId }) => `/family/${studentId}?done=asked#talk`,
  },
  writeFamilyNote,
)

export const answerFamilyAction = action(
  {
    ...{ name: 'answerFamily', verb: 'pathway.write', schema: answerFamilySchema, messages: pathwayMessages },
    redirectTo: ({ id }) => `/pathways/${id}?done=answered#family`,
  },
  answerFamily,
)
