'use server'

import { refresh } from 'next/cache'
import { action } from '@/lib/kernel/action'
import { recallReport } from '../commands/reports/recall-report'
import { postDraft, saveDraft } from '../commands/reports/save-draft'
import { recordExternalAnswer, submitReport } from '../commands/reports/submit-report'
import { reportMessages as messages } from '../messages/reports'
import {
  postDraftSchema,
  recallReportSchema,
  recordExternalSchema,
  saveDraftSchema,
  submitReportSchema,
} from '../schema/reports'

/** Saves as one types: nothing on the page is drawn again. */
export const saveDraftAction = action(
  { name: 'saveDraft', verb: 'assignment.work', schema: saveDraftSchema, messages, doneMessage: 'Черновик сохранён.' },
  saveDraft,
)

/** The form without scripts: saves and shows the draft again, or goes on to «check your answers». */
export const postDraftAction = action(
  {
    name: 'postDraft',
    verb: 'assignment.work',
    schema: postDraftSchema,
    messages,
    after: refresh,
    redirectTo: ({ assignmentId, next }) => `/assignments/${assignmentId}/${next === 'check' ? 'submit' : 'report'}`,
  },
  postDraft,
)

export const submitReportAction = action(
  {
    name: 'submitReport',
    verb: 'assignment.submit',
    schema: submitReportSchema,
    messages,
    after: refresh,
    redirectTo: ({ assignmentId, revision }) => `/assignments/${assignmentId}/receipt?revision=${revision}`,
  },
  submitReport,
)

export const recordExternalAnswerAction = action(
  {
    name: 'recordExternalAnswer',
    verb: 'assignment.recordExternal',
    schema: recordExternalSchema,
    messages,
    after: refresh,
    redirectTo: ({ assignmentId, revision }) => `/assignments/${assignmentId}/receipt?revision=${revision}`,
  },
  recordExternalAnswer,
)

export const recallReportAction = action(
  {
    name: 'recallReport',
    verb: 'assignment.submit',
    schema: recallReportSchema,
    messages,
    doneMessage: 'Отчёт отозван. Его копия — новый черновик.',
    after: refresh,
  },
  recallReport,
)
