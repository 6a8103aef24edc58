'use server'

import { refresh } from 'next/cache'
import { action } from '@/lib/kernel/action'
import { removeCalendarDay, setCalendarDay } from './commands/calendar'
import { importOrganizations, previewImport } from './commands/import'
import { closeOrganization, createOrganization, editOrganization, reopenOrganization } from './commands/organizations'
import { readOrganizationFile } from './commands/read-sheet'
import { closeYear, makeYearCurrent, openYear, setBreaks, setOwnBreaks } from './commands/years'
import { institutionsMessages as messages, yearMessages } from './messages'
import {
  closeOrganizationSchema,
  createOrganizationSchema,
  editOrganizationSchema,
  importOrganizationsSchema,
  openYearSchema,
  previewImportSchema,
  removeDaySchema,
  reopenOrganizationSchema,
  setBreaksSchema,
  setDaySchema,
  turnYearSchema,
} from './schema'

export const createOrganizationAction = action(
  {
    name: 'createOrganization',
    verb: 'organization.edit',
    schema: createOrganizationSchema,
    messages,
    redirectTo: ({ id }) => `/organizations/${id}?done=created`,
  },
  createOrganization,
)

export const editOrganizationAction = action(
  {
    name: 'editOrganization',
    verb: 'organization.edit',
    schema: editOrganizationSchema,
    messages,
    redirectTo: ({ id }) => `/organizations/${id}?done=saved`,
  },
  editOrganization,
)

export const closeOrganizationAction = action(
  {
    name: 'closeOrganization',
    verb: 'organization.edit',
    schema: closeOrganizationSchema,
    messages,
    redirectTo: ({ id }) => `/organizations/${id}?done=closed`,
  },
  closeOrganization,
)

export const reopenOrganizationAction = action(
  {
    name: 'reopenOrganization',
    verb: 'organization.edit',
    schema: reopenOrganizationSchema,
    messages,
    redirectTo: ({ id, planned }) => `/organizations/${id}?done=${planned ? 'kept' : 'reopened'}`,
  },
  reopenOrganization,
)

export const previewImportAction = action(
  { name: 'previewImport', verb: 'organization.edit', schema: previewImportSchema, messages },
  previewImport,
  readOrganizationFile,
)

export const importOrganizationsAction = action(
  {
    name: 'importOrganizations',
    verb: 'organization.edit',
    schema: importOrganizationsSchema,
    messages,
    redirectTo: ({ count }) => `/organizations?imported=${count}`,
  },
  importOrganizations,
)

export const setCalendarDayAction = action(
  {
    name: 'setCalendarDay',
    verb: 'calendar.edit',
    schema: setDaySchema,
    messages,
    doneMessage: 'День отмечен.',
    after: refresh,
  },
  setCalendarDay,
)

export const removeCalendarDayAction = action(
  {
    name: 'removeCalendarDay',
    verb: 'calendar.edit',
    schema: removeDaySchema,
    messages,
    doneMessage: 'Отметка снята: день снова обычный.',
    after: refresh,
  },
  removeCalendarDay,
)

export const openYearAction = action(
  {
    name: 'openYear',
    verb: 'year.edit',
    schema: openYearSchema,
    messages: yearMessages,
    redirectTo: ({ id }) => `/years?year=${id}&done=opened`,
  },
  openYear,
)

export const makeYearCurrentAction = action(
  {
    name: 'makeYearCurrent',
    verb: 'year.edit',
    schema: turnYearSchema,
    messages: yearMessages,
    redirectTo: ({ id }) => `/years?year=${id}&done=current`,
  },
  makeYearCurrent,
)

export const closeYearAction = action(
  {
    name: 'closeYear',
    verb: 'year.edit',
    schema: turnYearSchema,
    messages: yearMessages,
    redirectTo: ({ id }) => `/years?year=${id}&done=closed`,
  },
  closeYear,
)

export const setBreaksAction = action(
  {
    name: 'setBreaks',
    verb: 'year.edit',
    schema: setBreaksSchema,
    messages: yearMessages,
    redirectTo: ({ id }) => `/years?year=${id}&done=breaks`,
  },
  setBreaks,
)

export const setOwnBreaksAction = action(
  {
    name: 'setOwnBreaks',
    verb: 'class.edit',
    schema: setBreaksSchema,
    messages: yearMessages,
    redirectTo: ({ id }) => `/years?year=${id}&done=own`,
  },
  setOwnBreaks,
)
