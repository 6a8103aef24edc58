import { hoursText } from '@/lib/activities/messages'
import type { PlanKind } from '@/lib/kernel/prisma/enums'
import { stepsText } from '@/lib/plans/messages/plan'
import type { EntryProposal, ProposalCounts } from '@/lib/plans/types/entry-proposals'
import { datesText } from './plan-words'

const NBSP = '\u00a0'

/** «8–9 классы · 12.03.2027 · 1,5 ч · Воспитательная работа · Обогатительная фабрика». */
export function proposalWords(kind: PlanKind, proposal: EntryProposal): string {
  const { stepFrom, stepTo, fromOn, toOn, hours, direction, partner } = proposal
  const parts = [
    stepsText(kind, stepFrom, stepTo),
    datesText(fromOn, toOn),
    hours > 0 && hoursText(hours),
    direction,
    partner,
  ]
  // The dot ends a line, it begins none.
  return parts.filter(Boolean).join(`${NBSP}· `)
}

/** «ждут ответа: 2, принято: 1»; nothing of what is nought. */
export function proposalCountsText({ proposed, accepted, declined }: ProposalCounts): string {
  const parts = [
    proposed > 0 && `ждут ответа:${NBSP}${proposed}`,
    accepted > 0 && `принято:${NBSP}${accepted}`,
    declined > 0 && `отклонено:${NBSP}${declined}`,
  ]
  return parts.filter(Boolean).join(', ')
}
