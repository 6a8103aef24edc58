import { Button } from '@/components/ui/button'
import { Disclosure } from '@/components/ui/disclosure'
import { restoreItemAction } from '@/lib/resolutions/actions/drafts'
import type { DraftItem } from '@/lib/resolutions/rules/drafts/types'
import { QuickAction } from '../quick-action'
import { itemRef } from '../words'

/** Items taken out of the draft, to be brought back. */
export function DroppedItems({ items }: { items: DraftItem[] }) {
  if (items.length === 0) return null
  return (
    <Disclosure summary={`Убранные пункты: ${items.length}`} open={items.length < 4}>
      <ul className="space-y-3">
        {items.map((item) => (
          <li key={item.id} className="flex flex-wrap items-start gap-3">
            <p className="min-w-0 flex-1 basis-60 text-muted text-sm">
              {item.number && `${item.number}. `}
              {item.text.slice(0, 200)}
            </p>
            <QuickAction
              action={restoreItemAction}
              values={{ itemId: item.id, version: String(item.version) }}
              focusAfter={`item-${item.id}`}
            >
              <Button type="submit" size="sm" icon="rotate-ccw">
                Вернуть<span className="sr-only"> {itemRef(item)}</span>
              </Button>
            </QuickAction>
          </li>
        ))}
      </ul>
    </Disclosure>
  )
}
