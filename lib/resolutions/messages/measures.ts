export type MeasureReason = 'HISTORICAL' | 'WITHDRAWN'

export const measureMessages: Record<MeasureReason, string> = {
  HISTORICAL: 'Решение внесено задним числом: результаты вносятся по документам, записи портала к нему не относятся.',
  WITHDRAWN: 'Пункт снят или ещё не выпущен: связать его с записями портала нельзя.',
}
