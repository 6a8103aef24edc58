'use server'

import { consentMessages as messages, recordedSentence } from '@/lib/family/messages/consents'
import { answerConsentSchema, recordConsentsSchema } from '@/lib/family/schema/consents'
import { action } from '@/lib/kernel/action'
import { answerConsentAndRoute, recordConsentsAndRoutes } from '../commands/consents'

export const recordConsentsAction = action(
  {
    ...{ name: 'recordConsents', verb: 'consent.record', schema: recordConsentsSchema, messages },
    doneMessage: recordedSentence,
  },
  recordConsentsAndRoutes,
)

export const answerConsentAction = action(
  {
    ...{ name: 'answerConsent', verb: 'family.consent', schema: answerConsentSchema, messages },
    redirectTo: ({ studentId }) => `/family/${studentId}/consents?done=answered`,
  },
  answerConsentAndRoute,
)
