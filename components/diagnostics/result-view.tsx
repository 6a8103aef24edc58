import { DataTable } from '@/components/ui/data-table'
import { formatDayShort } from '@/components/ui/format'
import { ProgressBar } from '@/components/ui/progress-bar'
import { bandOf, type Method, ranked } from '@/lib/pathways/rules/diagnostics'

/** Scales as bars with their values and words, and the same as a table one click away. */
export function ScaleBars({ method, scales }: { method: Method; scales: Record<string, number> }) {
  const rows = ranked(method, scales)
  return (
    <div className="grid max-w-xl gap-3">
      {rows.map((scale) => (
        <ProgressBar
          key={scale.code}
          label={scale.title}
          value={scale.value}
          max={scale.max}
          text={`${scale.value} из ${scale.max}, ${bandOf(method, scale, scale.value)}`}
        />
      ))}
    </div>
  )
}

type Past = { id: string; takenOn: string; scales: Record<string, number> | null }

/** One method's results over the years, side by side; for the psychologist. */
export function ScalesOverYears({ method, results }: { method: Method; results: Past[] }) {
  return (
    <DataTable
      caption={`${method.title}: по годам`}
      rows={method.scales}
      rowKey={(scale) => scale.code}
      columns={[
        { key: 'scale', header: 'Шкала', priority: 'first', cell: (scale) => scale.title },
        ...results.map((result) => ({
          key: result.id,
          header: formatDayShort(result.takenOn),
          align: 'right' as const,
          cell: (scale: (typeof method.scales)[number]) => result.scales?.[scale.code] ?? '—',
        })),
      ]}
    />
  )
}
