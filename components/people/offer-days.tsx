import { formatDay } from '@/components/ui/format'
import type { GrantOfferView } from '@/lib/people/types'

/** From when to when an offered role would be in force. */
export function OfferDays({ validFrom, validUntil }: Pick<GrantOfferView, 'validFrom' | 'validUntil'>) {
  const from = validFrom ? `с ${formatDay(validFrom)}` : 'с дня согласия'
  return <>{validUntil ? `${from} по ${formatDay(validUntil)}` : `${from}, бессрочно`}</>
}
