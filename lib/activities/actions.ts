'use server'

import { refresh } from 'next/cache'
import { action } from '@/lib/kernel/action'
import { confirmActivities, lockPeriod } from './commands/confirm'
import { correctActivity, voidActivity } from './commands/correct'
import { removeActivityFile } from './commands/files'
import { cancelActivity, changeActivity, logActivity } from './commands/log'
import { chooseLevel, editDirection, editNorm } from './commands/norms'
import { activitiesMessages as messages } from './messages'
import {
  cancelActivitySchema,
  changeActivitySchema,
  confirmActivitiesSchema,
  correctActivitySchema,
  lockPeriodSchema,
  logActivitySchema,
  removeFileSchema,
  voidActivitySchema,
} from './schema/activity'
import { chooseLevelSchema, editDirectionSchema, editNormSchema } from './schema/norms'

export const logActivityAction = action(
  {
    name: 'logActivity',
    verb: 'activity.log',
    schema: logActivitySchema,
    messages,
    redirectTo: ({ id }) => `/activities/${id}?done=logged`,
  },
  logActivity,
)

export const changeActivityAction = action(
  {
    name: 'changeActivity',
    verb: 'activity.log',
    schema: changeActivitySchema,
    messages,
    redirectTo: ({ id }) => `/activities/${id}?done=changed`,
  },
  changeActivity,
)

export const cancelActivityAction = action(
  {
    name: 'cancelActivity',
    verb: 'activity.log',
    schema: cancelActivitySchema,
    messages,
    redirectTo: ({ id }) => `/activities/${id}?done=cancelled`,
  },
  cancelActivity,
)

export const correctActivityAction = action(
  {
    name: 'correctActivity',
    verb: 'activity.log',
    schema: correctActivitySchema,
    messages,
    redirectTo: ({ id }) => `/activities/${id}?done=corrected`,
  },
  correctActivity,
)

export const voidActivityAction = action(
  {
    name: 'voidActivity',
    verb: 'activity.log',
    schema: voidActivitySchema,
    messages,
    redirectTo: ({ id }) => `/activities/${id}?done=corrected`,
  },
  voidActivity,
)

export const confirmActivitiesAction = action(
  {
    name: 'confirmActivities',
    verb: 'activity.confirm',
    schema: confirmActivitiesSchema,
    messages,
    doneMessage: ({ confirmed }) =>
      confirmed > 0 ? `Подтверждено записей: ${confirmed}.` : 'Эти записи уже подтверждены.',
    after: refresh,
  },
  confirmActivities,
)

export const lockPeriodAction = action(
  {
    name: 'lockPeriod',
    verb: 'activity.confirm',
    schema: lockPeriodSchema,
    messages,
    doneMessage: ({ locked }) => `Период закрыт. Записей в нём: ${locked}.`,
    after: refresh,
  },
  lockPeriod,
)

export const removeActivityFileAction = action(
  {
    name: 'removeActivityFile',
    verb: 'activity.log',
    schema: removeFileSchema,
    messages,
    redirectTo: ({ activityId }) => `/activities/${activityId}?done=fileRemoved`,
  },
  removeActivityFile,
)

export const chooseLevelAction = action(
  {
    name: 'chooseLevel',
    verb: 'activity.confirm',
    schema: chooseLevelSchema,
    messages,
    doneMessage: 'Уровень выбран: часы сравниваются с его нормой.',
    after: refresh,
  },
  chooseLevel,
)

export const editNormAction = action(
  {
    name: 'editNorm',
    verb: 'norm.edit',
    schema: editNormSchema,
    messages,
    doneMessage: 'Норма изменена.',
    after: refresh,
  },
  editNorm,
)

export const editDirectionAction = action(
  {
    name: 'editDirection',
    verb: 'norm.edit',
    schema: editDirectionSchema,
    messages,
    doneMessage: 'Направление изменено.',
    after: refresh,
  },
  editDirection,
)
