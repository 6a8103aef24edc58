'use server'

import { refresh } from 'next/cache'
import { action } from '@/lib/kernel/action'
import { amendPlan, createPlan, dropRevision, savePlan } from '../commands/plan'
import { cancelLine, decidePlan, markExample, moveLine, restoreLine, reviewPlan } from '../commands/plan-decisions'
import { addEntry, editEntry, pasteEntries, removeEntry } from '../commands/plan-entries'
import { entryMessages, planMessages } from '../messages/plan'
import {
  addEntrySchema,
  amendPlanSchema,
  cancelLineSchema,
  createPlanSchema,
  decidePlanSchema,
  dropRevisionSchema,
  editEntrySchema,
  markExampleSchema,
  moveLineSchema,
  pasteEntriesSchema,
  removeEntrySchema,
  restoreLineSchema,
  reviewPlanSchema,
  savePlanSchema,
} from '../schema/plan'

const messages = { ...planMessages, OUTSIDE_YEAR: entryMessages.OUTSIDE_YEAR }

export const createPlanAction = action(
  {
    name: 'createPlan',
    verb: 'plan.edit',
    schema: createPlanSchema,
    messages,
    redirectTo: ({ planId }) => `/plans/${planId}?done=created`,
  },
  createPlan,
)

export const savePlanAction = action(
  {
    name: 'savePlan',
    verb: 'plan.edit',
    schema: savePlanSchema,
    messages,
    redirectTo: ({ planId }) => `/plans/${planId}?done=saved`,
  },
  savePlan,
)

export const addEntryAction = action(
  {
    name: 'addEntry',
    verb: 'plan.edit',
    schema: addEntrySchema,
    messages,
    redirectTo: ({ planId }) => `/plans/${planId}?done=added`,
  },
  addEntry,
)

export const editEntryAction = action(
  {
    name: 'editEntry',
    verb: 'plan.edit',
    schema: editEntrySchema,
    messages,
    redirectTo: ({ planId }) => `/plans/${planId}?done=changed`,
  },
  editEntry,
)

export const removeEntryAction = action(
  {
    name: 'removeEntry',
    verb: 'plan.edit',
    schema: removeEntrySchema,
    messages,
    redirectTo: ({ planId }) => `/plans/${planId}?done=removed`,
  },
  removeEntry,
)

export const pasteEntriesAction = action(
  {
    name: 'pasteEntries',
    verb: 'plan.edit',
    schema: pasteEntriesSchema,
    messages,
    redirectTo: ({ planId, preview }) => (preview ? null : `/plans/${planId}?done=pasted`),
  },
  pasteEntries,
)

export const amendPlanAction = action(
  {
    name: 'amendPlan',
    verb: 'plan.edit',
    schema: amendPlanSchema,
    messages,
    redirectTo: ({ planId }) => `/plans/${planId}?done=amending`,
  },
  amendPlan,
)

export const dropRevisionAction = action(
  {
    name: 'dropRevision',
    verb: 'plan.edit',
    schema: dropRevisionSchema,
    messages,
    redirectTo: ({ planId }) => `/plans/${planId}?done=dropped`,
  },
  dropRevision,
)

export const reviewPlanAction = action(
  {
    name: 'reviewPlan',
    verb: 'plan.review',
    schema: reviewPlanSchema,
    messages,
    after: refresh,
    redirectTo: ({ planId }) => `/plans/${planId}?done=reviewed`,
  },
  reviewPlan,
)

export const decidePlanAction = action(
  {
    name: 'decidePlan',
    verb: 'plan.approve',
    schema: decidePlanSchema,
    messages,
    after: refresh,
    redirectTo: ({ planId }) => `/plans/${planId}?done=decided`,
  },
  decidePlan,
)

export const moveLineAction = action(
  {
    name: 'moveLine',
    verb: 'plan.edit',
    schema: moveLineSchema,
    messages,
    redirectTo: ({ planId }) => `/plans/${planId}?done=moved`,
  },
  moveLine,
)

export const cancelLineAction = action(
  {
    name: 'cancelLine',
    verb: 'plan.edit',
    schema: cancelLineSchema,
    messages,
    redirectTo: ({ planId }) => `/plans/${planId}?done=cancelled`,
  },
  cancelLine,
)

export const restoreLineAction = action(
  {
    name: 'restoreLine',
    verb: 'plan.edit',
    schema: restoreLineSchema,
    messages,
    redirectTo: ({ planId }) => `/plans/${planId}?done=restored`,
  },
  restoreLine,
)

export const markExampleAction = action(
  {
    name: 'markExample',
    verb: 'plan.review',
    schema: markExampleSchema,
    messages,
    after: refresh,
    redirectTo: ({ planId, example }) => `/plans/${planId}?done=${example ? 'shown' : 'unshown'}`,
  },
  markExample,
)
