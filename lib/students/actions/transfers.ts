'use server'

import { action } from '@/lib/kernel/action'
import { acceptTransfer, askTransfer, declineTransfer, withdrawTransfer } from '../commands/transfers'
import { studentsMessages as messages } from '../messages'
import { acceptTransferSchema, askTransferSchema, declineTransferSchema, withdrawTransferSchema } from '../schema'

export const askTransferAction = action(
  {
    name: 'askTransfer',
    verb: 'student.edit',
    schema: askTransferSchema,
    messages,
    redirectTo: ({ studentId }) => `/students/${studentId}?done=asked`,
  },
  askTransfer,
)

export const acceptTransferAction = action(
  {
    name: 'acceptTransfer',
    verb: 'transfer.decide',
    schema: acceptTransferSchema,
    messages,
    redirectTo: ({ studentId }) => `/students/${studentId}?done=accepted`,
  },
  acceptTransfer,
)

export const declineTransferAction = action(
  {
    name: 'declineTransfer',
    verb: 'transfer.decide',
    schema: declineTransferSchema,
    messages,
    redirectTo: () => '/transfers?done=declined',
  },
  declineTransfer,
)

export const withdrawTransferAction = action(
  {
    name: 'withdrawTransfer',
    verb: 'student.edit',
    schema: withdrawTransferSchema,
    messages,
    redirectTo: () => '/transfers?done=withdrawn',
  },
  withdrawTransfer,
)
