'use server'

import { action } from '@/lib/kernel/action'
import { addPartner, editPartner } from './commands'
import { partnersMessages as messages } from './messages'
import { addPartnerSchema, editPartnerSchema } from './schema'

export const addPartnerAction = action(
  {
    name: 'addPartner',
    verb: 'partner.edit',
    schema: addPartnerSchema,
    messages,
    redirectTo: () => '/partners?done=added',
  },
  addPartner,
)

export const editPartnerAction = action(
  {
    name: 'editPartner',
    verb: 'partner.edit',
    schema: editPartnerSchema,
    messages,
    redirectTo: () => '/partners?done=saved',
  },
  editPartner,
)
