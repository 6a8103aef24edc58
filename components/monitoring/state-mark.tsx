import { statusWords } from '@/components/ui/status'
import type { DerivedStatus } from '@/lib/resolutions/types'
import { statusView } from './status-view'

/** A state in a row of a long table: one element, looking as StatusBadge does. Only what is overdue is filled. */
export function StateMark({ status }: { status: DerivedStatus }) {
  return (
    <span className="state-mark" data-s={status.kind}>
      {statusWords(statusView(status))}
    </span>
  )
}
