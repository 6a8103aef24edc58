import { formatPercent } from '@/components/ui/format'
import { disciplineOf } from '@/lib/monitoring/rules/discipline'
import type { Figures } from '@/lib/monitoring/types'

/** What stands below the discipline's percent: of how many, and how much without extensions. */
export function disciplineWords(figures: Figures): string {
  const { percent, percentByFirstDate } = disciplineOf(figures)
  const first = percentByFirstDate === null ? '' : `без продлений ${formatPercent(percentByFirstDate)}`
  if (percent === null) return first || 'с начала года сроков ещё не было'
  return `в срок ${figures.onTime} из ${figures.due} с начала года${first && `; ${first}`}`
}
