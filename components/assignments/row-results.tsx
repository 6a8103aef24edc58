'use client'

import { counted } from '@/components/ui/format'
import { Notice } from '@/components/ui/notice'
import type { RowResults } from '@/lib/resolutions/rules/reviews'

type RowResultsNoticeProps = { outcome: RowResults; done: string; messages: Record<string, string> }

/** What became of each ticked row: the done ones by number, the refused ones by name and reason. */
export function RowResultsNotice({ outcome, done, messages }: RowResultsNoticeProps) {
  const refused = outcome.results.filter((row) => row.outcome === 'refused')
  const count = outcome.results.length - refused.length
  return (
    <Notice tone={refused.length > 0 ? 'warning' : 'success'}>
      <p>
        {done}: {counted(count, 'поручение', 'поручения', 'поручений')}.
        {refused.length > 0 && ` Не выполнено: ${refused.length}.`}
      </p>
      {refused.length > 0 && (
        <ul className="list-disc space-y-1 pl-5">
          {refused.map((row) => (
            <li key={row.id}>
              <span className="font-medium">
                {[row.organizationName, row.itemNumber].filter(Boolean).join(', п. ')}
              </span>
              {row.organizationName && ' — '}
              {messages[row.reason ?? ''] ?? messages.NOT_FOUND}
            </li>
          ))}
        </ul>
      )}
    </Notice>
  )
}
