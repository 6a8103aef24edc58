import type { ReactNode } from 'react'

export type SummaryRow = {
  label: string
  value: ReactNode
  /** «Изменить»: a link whose words also say what (`sr-only`). */
  action?: ReactNode
}

/** Facts about one thing, label beside value, ruled like a ledger. */
export function SummaryList({ rows }: { rows: SummaryRow[] }) {
  return (
    <dl className="@container border-line border-t">
      {rows.map((row) => (
        <div
          key={row.label}
          className="grid gap-x-4 gap-y-0.5 border-line border-b py-2 @md:grid-cols-[minmax(9rem,1fr)_2fr_auto]"
        >
          <dt className="text-muted @max-md:text-sm">{row.label}</dt>
          <dd className="wrap-anywhere min-w-0">{row.value}</dd>
          {row.action && <dd className="text-sm">{row.action}</dd>}
        </div>
      ))}
    </dl>
  )
}
