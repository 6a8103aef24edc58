import { formatDayShort } from '@/components/ui/format'
import { Icon } from '@/components/ui/icon'
import { closingNames, statusNames } from '@/lib/institutions/messages'
import type { Day } from '@/lib/kernel/calendar'
import type { OrganizationStatus } from '@/lib/kernel/prisma/enums'

const LOOKS = {
  ACTIVE: ['text-success', 'check'],
  REORGANIZED: ['text-gold', 'merge'],
  CLOSED: ['text-muted', 'archive'],
} as const

type OrganizationStateProps = {
  status: OrganizationStatus
  closingAs: OrganizationStatus | null
  closedOn: Day | null
}

/** «Действует», «Закрыта с 31.08.2026», «Закрывается с 31.08.2027»: icon, words and colour. */
export function OrganizationState({ status, closingAs, closedOn }: OrganizationStateProps) {
  if (status === 'ACTIVE' && closingAs && closedOn) {
    return (
      <span className="inline-flex items-center gap-1 text-gold">
        <Icon name="clock" />
        {closingNames[closingAs]} с {formatDayShort(closedOn)}
      </span>
    )
  }
  const [tone, icon] = LOOKS[status]
  return (
    <span className={`inline-flex items-center gap-1 ${tone}`}>
      <Icon name={icon} />
      {statusNames[status]}
      {closedOn && ` с ${formatDayShort(closedOn)}`}
    </span>
  )
}
