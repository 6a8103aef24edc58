import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { AssignmentHeader } from '@/components/assignments/assignment-header'
import { instantText } from '@/components/assignments/words'
import { ButtonLink } from '@/components/ui/button-link'
import { counted, personName } from '@/components/ui/format'
import { ReceiptPanel } from '@/components/ui/receipt-panel'
import { zoneCity } from '@/lib/kernel/zones'
import { loadReceipt } from '@/lib/resolutions/loaders/assignments'

export const metadata: Metadata = { title: 'Отчёт сдан' }

export default async function ReceiptPage({ params, searchParams }: PageProps<'/assignments/[assignmentId]/receipt'>) {
  const revision = Number((await searchParams).revision)
  const loaded = await loadReceipt((await params).assignmentId, revision)
  const { assignment, report, actor, external } = loaded
  if (!report?.submittedAt) redirect(`/assignments/${assignment.id}`)
  const when = `${instantText(report.submittedAt, actor.timeZone)} (${zoneCity(actor.timeZone)})`
  return (
    <>
      <AssignmentHeader loaded={loaded} step={external ? 'Ответ записан' : 'Отчёт сдан'} />
      <ReceiptPanel
        title={external ? 'Ответ записан' : 'Отчёт сдан'}
        rows={[
          { label: 'Организация', value: assignment.organizationName },
          { label: external ? 'Поступил' : 'Сдан', value: when },
          { label: external ? 'Записал' : 'Сдал', value: report.submittedBy ? personName(report.submittedBy) : '—' },
          { label: 'Редакция', value: `№ ${report.revision}` },
          {
            label: 'Подтверждения',
            value: counted(report.evidence.length, 'приложение', 'приложения', 'приложений'),
          },
          { label: 'Номер записи', value: <span className="wrap-anywhere tabular-nums">{report.id}</span> },
        ]}
        actions={
          <>
            <ButtonLink href={`/assignments/${assignment.id}`}>Открыть поручение</ButtonLink>
            <ButtonLink href="/assignments" variant="quiet">
              К списку поручений
            </ButtonLink>
          </>
        }
      >
        <p>
          {external
            ? 'Принять его должен другой сотрудник Управления образования.'
            : 'Управление образования проверит отчёт. О возврате или принятии вы узнаете на странице поручения.'}
        </p>
      </ReceiptPanel>
    </>
  )
}
