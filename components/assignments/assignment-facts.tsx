import { formatDay, personName } from '@/components/ui/format'
import { Link } from '@/components/ui/link'
import { SummaryList, type SummaryRow } from '@/components/ui/summary-list'
import type { LoadedAssignment } from '@/lib/resolutions/loaders/assignments'
import { instantText, periodText, resolutionName } from './words'

/** Facts about an assignment that do not change from day to day. */
export function AssignmentFacts({ loaded }: { loaded: LoadedAssignment }) {
  const { assignment, actor } = loaded
  const { acknowledgedAt, acknowledgedBy, handedTo, acceptedAt, acceptedBy, deadlineText } = assignment
  const when = (at: Date) => instantText(at, actor.timeZone)
  const rows: (SummaryRow | null | '' | 0)[] = [
    {
      label: 'Решение',
      value: (
        <Link href={`/resolutions/${assignment.resolutionId}`} className="link">
          {resolutionName({ number: assignment.resolutionNumber, date: assignment.resolutionDate })}
        </Link>
      ),
    },
    { label: 'Исполнитель', value: assignment.organizationName },
    assignment.part === 'CO_EXECUTOR' ? { label: 'Роль', value: 'соисполнитель' } : null,
    periodText(assignment.periodKey) && { label: 'Период', value: periodText(assignment.periodKey) },
    deadlineText && { label: 'Срок в решении', value: `«${deadlineText}»` },
    assignment.originalDueOn && { label: 'Первоначальный срок', value: `до ${formatDay(assignment.originalDueOn)}` },
    assignment.extensionCount && { label: 'Продлений', value: assignment.extensionCount },
    { label: 'Выдано', value: formatDay(assignment.issuedOn) },
    {
      label: 'Ознакомление',
      value: acknowledgedAt
        ? `${when(acknowledgedAt)}${acknowledgedBy ? `, ${personName(acknowledgedBy)}` : ''}`
        : 'нет',
    },
    handedTo && { label: 'Готовит отчёт', value: personName(handedTo) },
    acceptedAt && { label: 'Принято', value: `${when(acceptedAt)}${acceptedBy ? `, ${personName(acceptedBy)}` : ''}` },
    assignment.notApplicableReason && { label: 'Неприменимо', value: assignment.notApplicableReason },
    assignment.historicalBasis && { label: 'Внесено задним числом', value: assignment.historicalBasis },
  ]
  return <SummaryList rows={rows.filter((row): row is SummaryRow => Boolean(row))} />
}
