import { formatNumber } from '@/components/ui/format'
import { SummaryList } from '@/components/ui/summary-list'
import type { EvidenceView } from '@/lib/resolutions/queries/reports'
import type { Figures } from '@/lib/resolutions/rules/reports'
import type { EvidenceRequirement, FigureRequest } from '@/lib/resolutions/types'
import { EvidenceList } from './evidence-list'

type ReportContentProps = {
  text: string
  figures: Figures
  evidence: readonly EvidenceView[]
  asked: { figures: readonly FigureRequest[]; evidence: readonly EvidenceRequirement[] }
}

/** A report to be read: text, figures, evidence. */
export function ReportContent({ text, figures, evidence, asked }: ReportContentProps) {
  const titles = Object.fromEntries(asked.evidence.map(({ key, title }) => [key, title]))
  return (
    <div className="space-y-4">
      {text ? (
        <p className="wrap-anywhere max-w-[75ch] whitespace-pre-wrap">{text}</p>
      ) : (
        <p className="text-muted">Текста нет.</p>
      )}
      {asked.figures.length > 0 && (
        <SummaryList
          rows={asked.figures.map(({ key, label, unit }) => {
            const value = figures[key]
            return { label, value: typeof value === 'number' ? `${formatNumber(value, 4)} ${unit}`.trim() : '—' }
          })}
        />
      )}
      {evidence.length > 0 ? (
        <EvidenceList evidence={evidence} requirements={titles} />
      ) : (
        <p className="text-muted">Подтверждения не приложены.</p>
      )}
    </div>
  )
}
