'use server'

import { action } from '@/lib/kernel/action'
import { draftPathways } from '../commands/drafts'
import {
  approvePathways,
  closePathway,
  completePathway,
  confirmCurator,
  returnPathway,
  reviewPathway,
  revisePathway,
  savePathway,
  signPathway,
  submitPathways,
} from '../commands/pathways'
import { batchSentence, draftsSentence, pathwayMessages as messages } from '../messages'
import {
  approvePathwaysSchema,
  closePathwaySchema,
  completePathwaySchema,
  confirmCuratorSchema,
  draftPathwaysSchema,
  returnPathwaySchema,
  reviewPathwaySchema,
  revisePathwaySchema,
  savePathwaySchema,
  signPathwaySchema,
  submitPathwaysSchema,
} from '../schema'

const pageOf = (id: string, done: string) => `/pathways/${id}?done=${done}`

export const draftPathwaysAction = action(
  {
    ...{ name: 'draftPathways', verb: 'pathway.write', schema: draftPathwaysSchema, messages },
    doneMessage: draftsSentence,
  },
  draftPathways,
)

export const savePathwayAction = action(
  {
    ...{ name: 'savePathway', verb: 'pathway.write', schema: savePathwaySchema, messages },
    redirectTo: ({ id }) => pageOf(id, 'saved'),
  },
  savePathway,
)

export const confirmCuratorAction = action(
  {
    ...{ name: 'confirmCurator', verb: 'pathway.write', schema: confirmCuratorSchema, messages },
    redirectTo: ({ id }) => pageOf(id, 'curator'),
  },
  confirmCurator,
)

export const submitPathwaysAction = action(
  {
    ...{ name: 'submitPathways', verb: 'pathway.write', schema: submitPathwaysSchema, messages },
    doneMessage: ({ count }) => batchSentence(count, 'на утверждении'),
  },
  submitPathways,
)

export const approvePathwaysAction = action(
  {
    ...{ name: 'approvePathways', verb: 'pathway.approve', schema: approvePathwaysSchema, messages },
    doneMessage: ({ count }) => batchSentence(count, 'действует'),
  },
  approvePathways,
)

export const returnPathwayAction = action(
  {
    ...{ name: 'returnPathway', verb: 'pathway.approve', schema: returnPathwaySchema, messages },
    redirectTo: ({ id }) => pageOf(id, 'returned'),
  },
  returnPathway,
)

export const revisePathwayAction = action(
  {
    ...{ name: 'revisePathway', verb: 'pathway.write', schema: revisePathwaySchema, messages },
    redirectTo: ({ id }) => pageOf(id, 'revised'),
  },
  revisePathway,
)

export const completePathwayAction = action(
  {
    ...{ name: 'completePathway', verb: 'pathway.write', schema: completePathwaySchema, messages },
    redirectTo: ({ id }) => pageOf(id, 'completed'),
  },
  completePathway,
)

export const closePathwayAction = action(
  {
    ...{ name: 'closePathway', verb: 'pathway.write', schema: closePathwaySchema, messages },
    redirectTo: ({ id }) => pageOf(id, 'closed'),
  },
  closePathway,
)

export const reviewPathwayAction = action(
  {
    ...{ name: 'reviewPathway', verb: 'pathway.write', schema: reviewPathwaySchema, messages },
    redirectTo: ({ id }) => `${pageOf(id, 'reviewed')}#reviews`,
  },
  reviewPathway,
)

export const signPathwayAction = action(
  {
    ...{ name: 'signPathway', verb: 'pathway.write', schema: signPathwaySchema, messages },
    redirectTo: ({ id }) => `${pageOf(id, 'signed')}#signatures`,
  },
  signPathway,
)
