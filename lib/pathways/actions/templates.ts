'use server'

import { action } from '@/lib/kernel/action'
import { resetTemplate, saveTemplate } from '../commands/templates'
import { resetTemplateSchema, saveTemplateSchema } from '../schema'

export const saveTemplateAction = action(
  {
    ...{ name: 'saveTemplate', verb: 'pathway.templates', schema: saveTemplateSchema, messages: {} },
    redirectTo: ({ key }) => `/pathways/templates/${key}?done=saved`,
  },
  saveTemplate,
)

export const resetTemplateAction = action(
  {
    ...{ name: 'resetTemplate', verb: 'pathway.templates', schema: resetTemplateSchema, messages: {} },
    redirectTo: ({ key }) => `/pathways/templates/${key}?done=reset`,
  },
  resetTemplate,
)
