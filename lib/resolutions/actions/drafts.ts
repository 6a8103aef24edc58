'use server'

import { refresh } from 'next/cache'
import { action } from '@/lib/kernel/action'
import { confirmProposed } from '../commands/drafts/confirm-all'
import { continueResolution, importResolution, readImport, startResolution } from '../commands/drafts/create'
import { answerYearRange, saveResolutionHead } from '../commands/drafts/head'
import {
  chooseItemDeadline,
  confirmItem,
  saveItemDeadline,
  saveItemEvidence,
  saveItemExecutor,
  saveItemText,
} from '../commands/drafts/items'
import { addItem, dropItem, mergeWithNext, moveItem, restoreItem, splitItem } from '../commands/drafts/structure'
import { draftMessages as messages } from '../messages/drafts'
import {
  addItemSchema,
  blankResolutionSchema,
  chooseDeadlineSchema,
  confirmItemSchema,
  continueResolutionSchema,
  draftSchema,
  importResolutionSchema,
  itemDeadlineSchema,
  itemEvidenceSchema,
  itemExecutorSchema,
  itemSchema,
  itemTextSchema,
  moveItemSchema,
  resolutionHeadSchema,
  splitItemSchema,
  yearRangeSchema,
} from '../schema/drafts'

const verb = 'resolution.edit' as const
const toDraft = ({ id }: { id: string }) => `/resolutions/${id}/draft`
const toItem = (at: { resolutionId: string; itemId: string }) =>
  `/resolutions/${at.resolutionId}/draft?at=${at.itemId}#item-${at.itemId}`
const after = () => refresh()

export const importResolutionAction = action(
  { name: 'importResolution', verb, schema: importResolutionSchema, messages, redirectTo: toDraft },
  importResolution,
  readImport,
)

export const startResolutionAction = action(
  { name: 'startResolution', verb, schema: blankResolutionSchema, messages, redirectTo: toDraft },
  startResolution,
)

export const continueResolutionAction = action(
  { name: 'continueResolution', verb, schema: continueResolutionSchema, messages, redirectTo: toDraft },
  continueResolution,
)

export const saveResolutionHeadAction = action(
  { name: 'saveResolutionHead', verb, schema: resolutionHeadSchema, messages, redirectTo: toDraft },
  saveResolutionHead,
)

export const answerYearRangeAction = action(
  {
    name: 'answerYearRange',
    verb,
    schema: yearRangeSchema,
    messages,
    after,
    doneMessage: 'Ответ применён ко всем таким пунктам.',
  },
  answerYearRange,
)

export const saveItemTextAction = action(
  { name: 'saveItemText', verb, schema: itemTextSchema, messages, redirectTo: toItem },
  saveItemText,
)

export const saveItemExecutorAction = action(
  { name: 'saveItemExecutor', verb, schema: itemExecutorSchema, messages, redirectTo: toItem },
  saveItemExecutor,
)

export const saveItemDeadlineAction = action(
  { name: 'saveItemDeadline', verb, schema: itemDeadlineSchema, messages, redirectTo: toItem },
  saveItemDeadline,
)

export const chooseItemDeadlineAction = action(
  { name: 'chooseItemDeadline', verb, schema: chooseDeadlineSchema, messages, after, doneMessage: 'Срок выбран.' },
  chooseItemDeadline,
)

export const saveItemEvidenceAction = action(
  { name: 'saveItemEvidence', verb, schema: itemEvidenceSchema, messages, redirectTo: toItem },
  saveItemEvidence,
)

export const confirmItemAction = action(
  { name: 'confirmItem', verb, schema: confirmItemSchema, messages, after, doneMessage: 'Подтверждено.' },
  confirmItem,
)

export const confirmProposedAction = action(
  {
    name: 'confirmProposed',
    verb,
    schema: draftSchema,
    messages,
    after,
    doneMessage: 'Подтверждено всё, что не вызывает вопросов.',
  },
  confirmProposed,
)

export const splitItemAction = action(
  { name: 'splitItem', verb, schema: splitItemSchema, messages, redirectTo: toItem },
  splitItem,
)

export const mergeWithNextAction = action(
  { name: 'mergeWithNext', verb, schema: itemSchema, messages, after, doneMessage: 'Пункты объединены.' },
  mergeWithNext,
)

export const addItemAction = action(
  { name: 'addItem', verb, schema: addItemSchema, messages, redirectTo: toItem },
  addItem,
)

export const dropItemAction = action(
  {
    name: 'dropItem',
    verb,
    schema: itemSchema,
    messages,
    after,
    doneMessage: 'Пункт убран. Вернуть его можно внизу страницы.',
  },
  dropItem,
)

export const restoreItemAction = action(
  { name: 'restoreItem', verb, schema: itemSchema, messages, after, doneMessage: 'Пункт возвращён.' },
  restoreItem,
)

export const moveItemAction = action(
  { name: 'moveItem', verb, schema: moveItemSchema, messages, after, doneMessage: 'Пункт перемещён.' },
  moveItem,
)
