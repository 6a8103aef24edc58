'use server'

import { refresh } from 'next/cache'
import { action } from '@/lib/kernel/action'
import { writeMessage } from '../commands/thread'
import { threadMessages as messages } from '../messages/thread'
import { writeMessageSchema } from '../schema/thread'

export const writeMessageAction = action(
  {
    name: 'writeMessage',
    verb: 'assignment.discuss',
    schema: writeMessageSchema,
    messages,
    doneMessage: 'Сообщение отправлено.',
    after: refresh,
  },
  writeMessage,
)
