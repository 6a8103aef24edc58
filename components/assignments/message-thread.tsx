import { cx } from '@/components/ui/cx'
import { personName } from '@/components/ui/format'
import type { MessageView } from '@/lib/resolutions/queries/thread'
import { instantText } from './words'

const SIDES: Record<MessageView['side'], string> = {
  DEPARTMENT: 'Управление образования',
  RESOURCE_CENTRE: 'Ресурсный центр · методическое мнение',
  EXECUTOR: 'исполнитель',
}

/** Questions and answers on an assignment, the oldest first. */
export function MessageThread({ messages, timeZone }: { messages: readonly MessageView[]; timeZone: string }) {
  return (
    <ol className="space-y-3">
      {messages.map((message) => (
        <li
          key={message.id}
          className={cx(
            'max-w-[75ch] rounded border border-line bg-surface px-4 py-3',
            message.side === 'EXECUTOR' ? 'sm:mr-10' : 'border-l-4 border-l-primary sm:ml-10',
          )}
        >
          <p className="text-muted text-sm">
            <span className="font-medium text-ink">{message.author ? personName(message.author) : 'Сотрудник'}</span>,{' '}
            {SIDES[message.side]} · <time dateTime={message.at.toISOString()}>{instantText(message.at, timeZone)}</time>
          </p>
          <p className="wrap-anywhere mt-1 whitespace-pre-wrap">{message.text}</p>
        </li>
      ))}
    </ol>
  )
}
