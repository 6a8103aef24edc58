export type ProposalReason = 'ALREADY_DECIDED'

export const proposalMessages: Record<ProposalReason, string> = {
  ALREADY_DECIDED: 'По этому предложению уже принято решение. Обновите страницу, чтобы увидеть остальные.',
}
