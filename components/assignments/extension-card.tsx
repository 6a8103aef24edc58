import { Disclosure } from '@/components/ui/disclosure'
import { counted, formatDay, personName } from '@/components/ui/format'
import { Link } from '@/components/ui/link'
import { daysBetween } from '@/lib/kernel/calendar'
import type { QueuedExtension } from '@/lib/resolutions/loaders/extensions'
import { DecideForm } from './decide-form'
import { instantText } from './words'

type ExtensionCardProps = { request: QueuedExtension; timeZone: string; today: string }

function flags({ askedAfterDue, askedLate, dayOff, extensionCount, needsHead }: QueuedExtension): string[] {
  return [
    askedAfterDue ? 'запрошено после срока' : askedLate ? 'запрошено менее чем за три рабочих дня' : '',
    dayOff ? 'запрошенный день — выходной' : '',
    extensionCount > 0 ? `уже продлевали: ${extensionCount}` : '',
    needsHead ? 'решает начальник Управления' : '',
  ].filter(Boolean)
}

/** One organisation's request in the queue. */
export function ExtensionCard({ request, timeZone, today }: ExtensionCardProps) {
  const marks = flags(request)
  const longer = daysBetween(request.currentDueOn, request.requestedDueOn)
  return (
    <li className="flex gap-3 border-line border-b py-4" data-keep>
      <input
        type="checkbox"
        name="row"
        value={`${request.id}.${request.version}`}
        disabled={request.own || request.needsHead}
        aria-label={`Отметить: ${request.organizationName}`}
        className="mt-1 size-5 shrink-0 accent-primary print:hidden"
      />
      <div className="min-w-0 grow space-y-1.5">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
          <Link href={`/assignments/${request.assignmentId}#extensions`} className="link font-medium">
            {request.organizationName}
          </Link>
          <p className="tabular-nums">
            {formatDay(request.currentDueOn)} → <strong>{formatDay(request.requestedDueOn)}</strong>
            <span className="text-muted text-sm"> · на {counted(longer, 'день', 'дня', 'дней')} позже</span>
          </p>
        </div>
        {marks.length > 0 && <p className="font-medium text-gold text-sm">{marks.join(' · ')}</p>}
        <p className="wrap-anywhere max-w-[80ch] whitespace-pre-wrap">{request.reason}</p>
        <p className="text-muted text-sm">
          {instantText(request.askedAt, timeZone)}
          {request.askedBy && `, ${personName(request.askedBy)}`}
          {request.originalDueOn !== request.currentDueOn &&
            ` · первоначальный срок — до ${formatDay(request.originalDueOn)}`}
        </p>
        {request.own ? (
          <p className="text-muted text-sm">Запрос отправили вы: решение примет другой сотрудник.</p>
        ) : request.needsHead ? null : (
          <Disclosure summary="Решить" className="print:hidden">
            <DecideForm
              of="extension"
              about={request.organizationName}
              rows={[`${request.id}.${request.version}`]}
              min={today}
              day={request.requestedDueOn}
            />
          </Disclosure>
        )}
      </div>
    </li>
  )
}
