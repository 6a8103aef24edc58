import { Notice } from '@/components/ui/notice'
import { MIN_REPORT_TEXT, type Missing } from '@/lib/resolutions/rules/reports'

function words(part: Missing): string {
  switch (part.kind) {
    case 'TEXT':
      return `Напишите ход исполнения — не короче ${MIN_REPORT_TEXT} знаков`
    case 'FIGURE':
      return `Укажите показатель «${part.label}»`
    case 'EVIDENCE':
      return `Приложите подтверждение «${part.title}»`
  }
}

/** What a report still lacks, each with a way to where it is given. */
export function MissingList({ assignmentId, missing }: { assignmentId: string; missing: readonly Missing[] }) {
  const href = (part: Missing) =>
    `/assignments/${assignmentId}/report${part.kind === 'EVIDENCE' ? `#evidence-${part.key}` : ''}`
  return (
    <Notice tone="warning" title="Чтобы сдать отчёт, дополните его">
      <ul className="list-disc space-y-1 pl-5">
        {missing.map((part) => (
          <li key={`${part.kind}${part.kind === 'TEXT' ? '' : part.key}`}>
            <a href={href(part)} className="link">
              {words(part)}
            </a>
          </li>
        ))}
      </ul>
    </Notice>
  )
}
