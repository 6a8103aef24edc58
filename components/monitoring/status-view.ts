import type { StatusView } from '@/components/ui/status'
import { periodText } from '@/lib/monitoring/rules/words'
import type { DerivedStatus } from '@/lib/resolutions/types'

/** A derived status as the badge wants it. */
export function statusView(status: DerivedStatus): StatusView {
  switch (status.kind) {
    case 'overdue':
    case 'dueSoon':
      return { kind: status.kind, days: status.days }
    case 'continuous':
      return { kind: 'continuous', period: periodText(status.period) ?? undefined }
    default:
      return { kind: status.kind }
  }
}
