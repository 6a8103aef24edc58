'use server'

import { action } from '@/lib/kernel/action'
import { addRegisterLink, removeRegisterEvidence } from '../commands/evidence'
import { registerFileMessages as messages } from '../messages/registers'
import { addRegisterLinkSchema, removeRegisterEvidenceSchema } from '../schema/registers'

export const addRegisterLinkAction = action(
  {
    name: 'addRegisterLink',
    verb: 'register.work',
    schema: addRegisterLinkSchema,
    messages,
    redirectTo: ({ page }) => `${page}?done=linkAdded#evidence`,
  },
  addRegisterLink,
)

export const removeRegisterEvidenceAction = action(
  {
    name: 'removeRegisterEvidence',
    verb: 'register.work',
    schema: removeRegisterEvidenceSchema,
    messages,
    redirectTo: ({ page }) => `${page}?done=evidenceRemoved#evidence`,
  },
  removeRegisterEvidence,
)
