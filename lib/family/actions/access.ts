'use server'

import { action } from '@/lib/kernel/action'
import { anonymousAction } from '@/lib/kernel/anonymous'
import { rememberDevice } from '@/lib/kernel/device'
import { dropErrand, setErrand } from '@/lib/kernel/errand'
import { setSessionCookie } from '@/lib/kernel/session'
import { nothingSchema } from '@/lib/people/schema'
import { confirmChild, joinFamily, joinOwnAccount, openSlip } from '../commands/entry'
import { freezeLink, revokeLink, unfreezeLink } from '../commands/links'
import { cancelSlip, issueSlip, issueSlips } from '../commands/slips'
import { issuedSentence, accessMessages as messages } from '../messages/access'
import {
  cancelSlipSchema,
  confirmChildSchema,
  freezeLinkSchema,
  issueSlipSchema,
  issueSlipsSchema,
  joinSchema,
  openSlipSchema,
  revokeLinkSchema,
  SLIP_ERRAND,
  SLIP_SECONDS,
  unfreezeLinkSchema,
} from '../schema/access'

const childPage = (studentId: string, done: string) => `/students/${studentId}/access?done=${done}`

export const openSlipAction = anonymousAction(
  {
    ...{ name: 'openSlip', schema: openSlipSchema, messages },
    after: ({ slipId }) => setErrand(SLIP_ERRAND, { slipId }, SLIP_SECONDS),
    redirectTo: () => '/slip/child',
  },
  openSlip,
)

export const confirmChildAction = anonymousAction(
  {
    ...{ name: 'confirmChild', schema: confirmChildSchema, messages },
    after: ({ slipId, kinship }) => setErrand(SLIP_ERRAND, { slipId, kinship }, SLIP_SECONDS),
    redirectTo: () => '/slip/account',
  },
  confirmChild,
)

export const joinFamilyAction = anonymousAction(
  {
    ...{ name: 'joinFamily', schema: joinSchema, messages },
    after: async ({ secret, device }) => {
      await setSessionCookie(secret)
      await rememberDevice(device)
      await dropErrand(SLIP_ERRAND)
    },
    redirectTo: () => '/?welcome',
  },
  joinFamily,
)

export const joinOwnAccountAction = action(
  {
    ...{ name: 'joinOwnAccount', verb: 'account.own', schema: nothingSchema, messages },
    after: () => dropErrand(SLIP_ERRAND),
    redirectTo: () => '/?welcome',
  },
  joinOwnAccount,
)

export const issueSlipsAction = action(
  {
    ...{ name: 'issueSlips', verb: 'slip.issue', schema: issueSlipsSchema, messages },
    redirectTo: ({ classId }) => `/classes/${classId}/slips?done=issued`,
  },
  issueSlips,
)

export const issueSlipAction = action(
  {
    ...{ name: 'issueSlip', verb: 'slip.issue', schema: issueSlipSchema, messages },
    doneMessage: issuedSentence,
    redirectTo: ({ studentId }) => childPage(studentId, 'issued'),
  },
  issueSlip,
)

export const cancelSlipAction = action(
  {
    ...{ name: 'cancelSlip', verb: 'slip.issue', schema: cancelSlipSchema, messages },
    redirectTo: ({ studentId }) => childPage(studentId, 'cancelled'),
  },
  cancelSlip,
)

export const revokeLinkAction = action(
  {
    ...{ name: 'revokeLink', verb: 'slip.issue', schema: revokeLinkSchema, messages },
    redirectTo: ({ studentId }) => childPage(studentId, 'revoked'),
  },
  revokeLink,
)

export const freezeLinkAction = action(
  {
    ...{ name: 'freezeLink', verb: 'link.dispute', schema: freezeLinkSchema, messages },
    redirectTo: ({ studentId }) => childPage(studentId, 'frozen'),
  },
  freezeLink,
)

export const unfreezeLinkAction = action(
  {
    ...{ name: 'unfreezeLink', verb: 'link.dispute', schema: unfreezeLinkSchema, messages },
    redirectTo: ({ studentId }) => childPage(studentId, 'unfrozen'),
  },
  unfreezeLink,
)
