import { counted, formatDay } from '@/components/ui/format'
import type { UndatedItem } from '@/lib/monitoring/types'

/** Items without a date that are still owed; each leads to its assignments. */
export function UndatedList({ items }: { items: UndatedItem[] }) {
  return (
    <ul className="space-y-2 text-sm">
      {items.map((item) => (
        <li key={item.itemId}>
          <a
            href={`/assignments?resolution=${item.resolutionId}&item=${item.itemId}&status=open`}
            className="link block truncate"
          >
            {item.number && `${item.number}. `}
            {item.text}
          </a>
          <span className="text-muted">
            выпущен {formatDay(item.issuedOn)},{' '}
            {counted(item.open, 'открытое поручение', 'открытых поручения', 'открытых поручений')}
            {item.reviewOn && `, пересмотр ${formatDay(item.reviewOn)}`}
          </span>
        </li>
      ))}
    </ul>
  )
}
