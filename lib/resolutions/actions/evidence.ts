'use server'

import { refresh } from 'next/cache'
import { action } from '@/lib/kernel/action'
import { addLink, removeEvidence } from '../commands/evidence'
import { evidenceMessages as messages } from '../messages/evidence'
import { addLinkSchema, removeEvidenceSchema } from '../schema/evidence'

export const addLinkAction = action(
  {
    name: 'addLink',
    verb: 'assignment.work',
    schema: addLinkSchema,
    messages,
    doneMessage: 'Ссылка добавлена.',
    after: refresh,
  },
  addLink,
)

export const removeEvidenceAction = action(
  {
    name: 'removeEvidence',
    verb: 'assignment.work',
    schema: removeEvidenceSchema,
    messages,
    doneMessage: 'Подтверждение удалено из черновика.',
    after: refresh,
  },
  removeEvidence,
)
