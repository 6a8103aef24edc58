'use server'

import { action } from '@/lib/kernel/action'
import { addClassStep, addStep, editStep, markStep, removeStep } from '../commands/steps'
import { pathwayMessages as messages } from '../messages'
import { addClassStepSchema, addStepSchema, editStepSchema, markStepSchema, removeStepSchema } from '../schema'

const pageOf = (pathwayId: string, done: string) => `/pathways/${pathwayId}?done=${done}#steps`

export const addStepAction = action(
  {
    ...{ name: 'addStep', verb: 'pathway.write', schema: addStepSchema, messages },
    redirectTo: ({ pathwayId }) => pageOf(pathwayId, 'stepAdded'),
  },
  addStep,
)

export const addClassStepAction = action(
  {
    ...{ name: 'addClassStep', verb: 'pathway.write', schema: addClassStepSchema, messages },
    redirectTo: ({ classId }) => `/pathways/classes/${classId}?done=stepAdded`,
  },
  addClassStep,
)

export const editStepAction = action(
  {
    ...{ name: 'editStep', verb: 'pathway.write', schema: editStepSchema, messages },
    redirectTo: ({ pathwayId }) => pageOf(pathwayId, 'stepSaved'),
  },
  editStep,
)

export const removeStepAction = action(
  {
    ...{ name: 'removeStep', verb: 'pathway.write', schema: removeStepSchema, messages },
    redirectTo: ({ pathwayId }) => pageOf(pathwayId, 'stepRemoved'),
  },
  removeStep,
)

export const markStepAction = action(
  {
    ...{ name: 'markStep', verb: 'pathway.write', schema: markStepSchema, messages },
    redirectTo: ({ pathwayId }) => pageOf(pathwayId, 'stepMarked'),
  },
  markStep,
)
