import { formatDay } from '@/components/ui/format'
import { localDay, localTime } from '@/lib/kernel/calendar'

/** «24 ноября 2026 г., 09:15» on the municipality's clock. */
export function Moment({ at, timeZone }: { at: Date; timeZone: string }) {
  return (
    <time dateTime={at.toISOString()} className="tabular-nums">
      {formatDay(localDay(at, timeZone))}, {localTime(at, timeZone)}
    </time>
  )
}
