'use server'

import { action } from '@/lib/kernel/action'
import { confirmCurriculum, saveInclusion } from '../commands/curriculum'
import { curriculumMessages as messages } from '../messages/curriculum'
import { confirmCurriculumSchema, saveInclusionSchema } from '../schema/curriculum'

export const saveInclusionAction = action(
  {
    name: 'saveInclusion',
    verb: 'register.lead',
    schema: saveInclusionSchema,
    messages,
    redirectTo: ({ page }) => `${page}?done=saved`,
  },
  saveInclusion,
)

export const confirmCurriculumAction = action(
  {
    name: 'confirmCurriculum',
    verb: 'register.confirm',
    schema: confirmCurriculumSchema,
    messages,
    redirectTo: () => '/curriculum?done=confirmed',
  },
  confirmCurriculum,
)
