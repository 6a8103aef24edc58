import type { EntryProposalState } from '@/lib/kernel/prisma/enums'
import { MOST_OPEN_PROPOSALS, type ProposalReason } from '../rules/entry-proposals'

export const proposalMessages: Record<ProposalReason, string> = {
  YEAR_CLOSED: 'Учебный год закрыт: его план только читают.',
  PROPOSALS_FULL: `Ответа ждут уже ${MOST_OPEN_PROPOSALS} ваших предложений. Отзовите лишние или дождитесь ответа.`,
  PROPOSAL_ANSWERED:
    'На одно из предложений уже ответили, или его отозвали. Ничего не изменено: откройте страницу заново и посмотрите, что осталось.',
  PROPOSAL_WAITS:
    'План сейчас не правят: он сдан или утверждён. Предложение войдёт в него с ближайшим изменением — когда начнёте изменение, примите предложение. Отклонить можно и сейчас.',
}

export const proposalStateNames: Record<EntryProposalState, string> = {
  PROPOSED: 'предложено',
  ACCEPTED: 'принято',
  DECLINED: 'отклонено',
  WITHDRAWN: 'отозвано',
}
