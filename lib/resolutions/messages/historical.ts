export type HistoricalReason = 'NOT_HISTORICAL' | 'DONE_IN_FUTURE' | 'DONE_BEFORE_RESOLUTION' | 'DONE_BEFORE_PERIOD'

export const historicalMessages: Record<HistoricalReason, string> = {
  NOT_HISTORICAL: 'Результаты задним числом вносятся только в решение с пометкой «исторический режим».',
  DONE_IN_FUTURE: 'День исполнения ещё не наступил. Укажите день, который уже прошёл.',
  DONE_BEFORE_PERIOD:
    'Среди отмеченных есть отчёт за период, который в этот день ещё не начался. Снимите с него отметку или исправьте день.',
  DONE_BEFORE_RESOLUTION: 'День исполнения раньше даты решения. Проверьте дату.',
}
