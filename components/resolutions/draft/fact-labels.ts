/** The facts of a card in their order. */
export const FACT_KINDS = ['executor', 'deadline', 'evidence'] as const
export type FactKind = (typeof FACT_KINDS)[number]

export const FACT_LABELS: Record<FactKind, string> = {
  executor: 'Исполнитель',
  deadline: 'Срок',
  evidence: 'Чем отчитаться',
}
