import { Disclosure } from '@/components/ui/disclosure'
import { counted, formatDay, formatNumber } from '@/components/ui/format'
import { Icon } from '@/components/ui/icon'
import { Link } from '@/components/ui/link'
import { SummaryList } from '@/components/ui/summary-list'
import { recordsHref } from '@/lib/resolutions/rules/measured'
import type { Measured } from '@/lib/resolutions/types'

type MeasuredFactsProps = {
  measured: Measured
  organizationId: string
  /** As it stood with a report that was sent in. */
  frozen?: boolean
}

/** What the portal's own records come to: figures, what is missing in words, and the records by name, each a link to its list. */
export function MeasuredFacts({ measured, organizationId, frozen }: MeasuredFactsProps) {
  const { figures, gap, reached, records, count, year, on, measure } = measured
  return (
    <div className="space-y-3">
      <p className="flex items-start gap-2">
        <Icon
          name={reached ? 'circle-check' : 'circle-alert'}
          className={reached ? 'mt-0.5 size-5 text-success' : 'mt-0.5 size-5 text-gold'}
        />
        <span className="min-w-0">
          {reached ? 'Выполнено по записям портала' : `Пока не хватает: ${gap}`}
          <span className="text-muted">
            {' '}
            — {frozen ? 'на момент сдачи, ' : ''}
            {formatDay(on)}
            {year && `, ${year.code} учебный год`}
          </span>
        </span>
      </p>
      <SummaryList
        rows={figures.map(({ label, value, unit }) => ({
          label,
          value: `${formatNumber(value, 1)} ${unit}`,
        }))}
      />
      {records.length > 0 && (
        <Disclosure summary={`Записи: ${count}`} small>
          <ul className="list-disc space-y-1 pl-5 text-sm">
            {records.map((record) => (
              <li key={`${record.href} ${record.title}`} className="wrap-anywhere">
                {record.title}
              </li>
            ))}
            {count > records.length && (
              <li className="list-none text-muted">
                и ещё {counted(count - records.length, 'запись', 'записи', 'записей')}
              </li>
            )}
          </ul>
        </Disclosure>
      )}
      <Link href={records[0]?.href ?? recordsHref(measure, organizationId, year?.id ?? null)} className="link text-sm">
        Открыть записи на портале
      </Link>
    </div>
  )
}
