'use server'

import { action } from '@/lib/kernel/action'
import { answerAsk, askFamilies, cancelAsk, recordAskAnswer } from '../commands/asks'
import { publishConsentText } from '../commands/consents'
import { consentMessages as messages } from '../messages/consents'
import {
  answerAskSchema,
  askFamiliesSchema,
  cancelAskSchema,
  publishConsentTextSchema,
  recordAskAnswerSchema,
} from '../schema/consents'

export const publishConsentTextAction = action(
  {
    ...{ name: 'publishConsentText', verb: 'consent.texts', schema: publishConsentTextSchema, messages },
    redirectTo: ({ purpose }) => `/consents/texts/${purpose}?done=published`,
  },
  publishConsentText,
)

export const askFamiliesAction = action(
  {
    ...{ name: 'askFamilies', verb: 'consent.ask', schema: askFamiliesSchema, messages },
    redirectTo: ({ id }) => `/consents/asks/${id}?done=asked`,
  },
  askFamilies,
)

export const recordAskAnswerAction = action(
  {
    ...{ name: 'recordAskAnswer', verb: 'consent.record', schema: recordAskAnswerSchema, messages },
    redirectTo: ({ askId }) => `/consents/asks/${askId}?done=recorded`,
  },
  recordAskAnswer,
)

export const cancelAskAction = action(
  {
    ...{ name: 'cancelAsk', verb: 'consent.ask', schema: cancelAskSchema, messages },
    redirectTo: ({ askId }) => `/consents/asks/${askId}?done=cancelled`,
  },
  cancelAsk,
)

export const answerAskAction = action(
  {
    ...{ name: 'answerAsk', verb: 'family.consent', schema: answerAskSchema, messages },
    redirectTo: ({ studentId }) => `/family/${studentId}/consents?done=answered`,
  },
  answerAsk,
)
