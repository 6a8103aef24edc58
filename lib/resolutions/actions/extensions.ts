'use server'

import { refresh } from 'next/cache'
import { action } from '@/lib/kernel/action'
import { askExtension, withdrawExtension } from '../commands/extensions/ask-extension'
import { decideExtensions } from '../commands/extensions/decide-extensions'
import { extensionMessages as messages } from '../messages/extensions'
import { askExtensionSchema, decideExtensionsSchema, withdrawExtensionSchema } from '../schema/extensions'

export const askExtensionAction = action(
  {
    name: 'askExtension',
    verb: 'extension.ask',
    schema: askExtensionSchema,
    messages,
    after: refresh,
    redirectTo: ({ assignmentId }) => `/assignments/${assignmentId}?done=extension#extensions`,
  },
  askExtension,
)

export const withdrawExtensionAction = action(
  {
    name: 'withdrawExtension',
    verb: 'extension.ask',
    schema: withdrawExtensionSchema,
    messages,
    doneMessage: 'Запрос продления отозван.',
    after: refresh,
  },
  withdrawExtension,
)

export const decideExtensionsAction = action(
  { name: 'decideExtensions', verb: 'extension.decide', schema: decideExtensionsSchema, messages, after: refresh },
  decideExtensions,
)
