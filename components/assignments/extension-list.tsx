import { formatDay, personName } from '@/components/ui/format'
import type { ExtensionView } from '@/lib/resolutions/queries/extensions'
import { EXTENSION_STATE, instantText } from './words'

/** Requests for more time with what was decided, the newest first. */
export function ExtensionList({ extensions, timeZone }: { extensions: readonly ExtensionView[]; timeZone: string }) {
  return (
    <ol className="border-line border-t">
      {extensions.map((request) => (
        <li key={request.id} className="space-y-1 border-line border-b py-3">
          <p className="font-medium">
            С {formatDay(request.previousDueOn)} до {formatDay(request.decidedDueOn ?? request.requestedDueOn)}
            <span className="font-normal text-muted"> · {EXTENSION_STATE[request.state]}</span>
          </p>
          {request.decidedDueOn && request.decidedDueOn !== request.requestedDueOn && (
            <p className="text-sm">Просили до {formatDay(request.requestedDueOn)}</p>
          )}
          <p className="wrap-anywhere max-w-[75ch] whitespace-pre-wrap text-sm">{request.reason}</p>
          <p className="text-muted text-sm">
            Запрошено {instantText(request.askedAt, timeZone)}
            {request.askedBy && `, ${personName(request.askedBy)}`}
            {request.askedAfterDue ? ' · после срока' : request.askedLate ? ' · менее чем за три рабочих дня' : ''}
          </p>
          {request.decidedAt && request.state !== 'WITHDRAWN' && (
            <p className="text-muted text-sm">
              Решено {instantText(request.decidedAt, timeZone)}
              {request.decidedBy && `, ${personName(request.decidedBy)}`}
              {request.comment && `: «${request.comment}»`}
            </p>
          )}
        </li>
      ))}
    </ol>
  )
}
