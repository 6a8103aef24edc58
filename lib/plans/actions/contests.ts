'use server'

import { action } from '@/lib/kernel/action'
import { addContest, editContest, removeContest, setContestPupils } from '../commands/contests'
import { projectsMessages as messages } from '../messages/projects'
import { addContestSchema, editContestSchema, removeContestSchema, setContestPupilsSchema } from '../schema/projects'

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

export const setContestPupilsAction = action(
  {
    name: 'setContestPupils',
    verb: 'project.edit',
    schema: setContestPupilsSchema,
    messages,
    redirectTo: ({ id }) => `/projects/contests/${id}?done=saved`,
  },
  setContestPupils,
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
