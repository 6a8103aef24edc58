'use server'

import { action } from '@/lib/kernel/action'
import { addProgramme, editProgramme } from '../commands/programmes'
import { programmesMessages as messages } from '../messages/programmes'
import { addProgrammeSchema, editProgrammeSchema } from '../schema/programmes'

export const addProgrammeAction = action(
  {
    name: 'addProgramme',
    verb: 'register.work',
    schema: addProgrammeSchema,
    messages,
    redirectTo: ({ id }) => `/programmes/${id}?done=added`,
  },
  addProgramme,
)

export const editProgrammeAction = action(
  {
    name: 'editProgramme',
    verb: 'register.work',
    schema: editProgrammeSchema,
    messages,
    redirectTo: ({ id }) => `/programmes/${id}?done=saved`,
  },
  editProgramme,
)
