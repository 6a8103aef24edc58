'use server'

import { action } from '@/lib/kernel/action'
import { anonymousAction } from '@/lib/kernel/anonymous'
import { dropErrand, setErrand } from '@/lib/kernel/errand'
import { saveMethod, switchInterests } from '../commands/methods'
import {
  correctResult,
  enterResults,
  pasteResults,
  readResultSheet,
  releaseClassResults,
  releaseResult,
  saveSummary,
} from '../commands/results'
import { answerPairs, beginSitting, openSheet } from '../commands/sittings'
import { diagnosticMessages as messages, releasedSentence } from '../messages/diagnostics'
import {
  answerPairsSchema,
  beginSittingSchema,
  correctResultSchema,
  enterResultsSchema,
  openSheetSchema,
  pasteResultsSchema,
  releaseClassResultsSchema,
  releaseResultSchema,
  SHEET_ERRAND,
  SHEET_SECONDS,
  saveMethodSchema,
  saveSummarySchema,
  switchInterestsSchema,
} from '../schema/diagnostics'

const classPage = (classId: string, done: string) => `/diagnostics/classes/${classId}?done=${done}`
const childPage = (studentId: string, done: string) => `/diagnostics/students/${studentId}?done=${done}`

export const openSheetAction = anonymousAction(
  {
    ...{ name: 'openSheet', schema: openSheetSchema, messages },
    after: ({ sheetId }) => setErrand(SHEET_ERRAND, { sheetId }, SHEET_SECONDS),
    redirectTo: () => '/questionnaire/1',
  },
  openSheet,
)

export const answerPairsAction = anonymousAction(
  {
    ...{ name: 'answerPairs', schema: answerPairsSchema, messages },
    after: async ({ next }) => {
      if (next === null) await dropErrand(SHEET_ERRAND)
    },
    redirectTo: ({ next }) => (next === null ? '/questionnaire?done' : `/questionnaire/${next}`),
  },
  answerPairs,
)

export const beginSittingAction = action(
  {
    ...{ name: 'beginSitting', verb: 'diagnostics.scales', schema: beginSittingSchema, messages },
    redirectTo: ({ id }) => `/diagnostics/sittings/${id}?done=begun`,
  },
  beginSitting,
)

export const enterResultsAction = action(
  {
    ...{ name: 'enterResults', verb: 'diagnostics.scales', schema: enterResultsSchema, messages },
    redirectTo: ({ classId }) => classPage(classId, 'entered'),
  },
  enterResults,
)

export const pasteResultsAction = action(
  {
    ...{ name: 'pasteResults', verb: 'diagnostics.scales', schema: pasteResultsSchema, messages },
    redirectTo: ({ classId, preview }) => (preview ? null : classPage(classId, 'entered')),
  },
  pasteResults,
  readResultSheet,
)

export const releaseClassResultsAction = action(
  {
    ...{ name: 'releaseClassResults', verb: 'diagnostics.scales', schema: releaseClassResultsSchema, messages },
    doneMessage: releasedSentence,
  },
  releaseClassResults,
)

export const releaseResultAction = action(
  {
    ...{ name: 'releaseResult', verb: 'diagnostics.scales', schema: releaseResultSchema, messages },
    redirectTo: ({ studentId }) => childPage(studentId, 'released'),
  },
  releaseResult,
)

export const saveSummaryAction = action(
  {
    ...{ name: 'saveSummary', verb: 'diagnostics.scales', schema: saveSummarySchema, messages },
    redirectTo: ({ studentId }) => childPage(studentId, 'saved'),
  },
  saveSummary,
)

export const correctResultAction = action(
  {
    ...{ name: 'correctResult', verb: 'diagnostics.scales', schema: correctResultSchema, messages },
    redirectTo: ({ studentId }) => childPage(studentId, 'corrected'),
  },
  correctResult,
)

export const saveMethodAction = action(
  {
    ...{ name: 'saveMethod', verb: 'diagnostics.methods', schema: saveMethodSchema, messages },
    redirectTo: () => '/diagnostics/methods?done=method',
  },
  saveMethod,
)

export const switchInterestsAction = action(
  {
    ...{ name: 'switchInterests', verb: 'diagnostics.methods', schema: switchInterestsSchema, messages },
    redirectTo: () => '/diagnostics/methods?done=method',
  },
  switchInterests,
)
