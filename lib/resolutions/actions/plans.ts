'use server'

import { refresh } from 'next/cache'
import { action } from '@/lib/kernel/action'
import { planMessages } from '@/lib/plans/messages/plan'
import { submitPlanSchema } from '@/lib/plans/schema/plan'
import { submitPlan } from '../commands/plans'

export const submitPlanAction = action(
  {
    name: 'submitPlan',
    verb: 'plan.edit',
    schema: submitPlanSchema,
    messages: planMessages,
    after: refresh,
    redirectTo: ({ planId }) => `/plans/${planId}?done=submitted`,
  },
  submitPlan,
)
