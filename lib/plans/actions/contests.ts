'use server'

import { action } from '@/lib/kernel/action'
import { addContest, editContest, removeContest } from '../commands/contests'
import { projectsMessages as messages } from '../messages/projects'
import { addContestSchema, editContestSchema, removeContestSchema } from '../schema/projects'

export const addContestAction = action(
  {
    name: 'addContest',
    verb: 'project.edit',
    schema: addContestSchema,
    messages,
    redirectTo: ({ id }) => `/projects/contests/${id}?done=added`,
  },
  addContest,
)

export const editContestAction = action(
  {
    name: 'editContest',
    verb: 'project.edit',
    schema: editContestSchema,
    messages,
    redirectTo: ({ id }) => `/projects/contests/${id}?done=saved`,
  },
  editContest,
)

export const removeContestAction = action(
  {
    name: 'removeContest',
    verb: 'project.edit',
    schema: removeContestSchema,
    messages,
    redirectTo: () => '/projects/contests?done=removed',
  },
  removeContest,
)
