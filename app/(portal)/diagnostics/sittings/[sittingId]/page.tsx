import type { Metadata } from 'next'
import { DoneNotice } from '@/components/students/done-notice'
import { Day } from '@/components/ui/day'
import { personFullName } from '@/components/ui/format'
import { PageHeader } from '@/components/ui/page-header'
import { loadSittingSheets } from '@/lib/pathways/loaders/diagnostics'
import { DIAGNOSTICS_DONE } from '@/lib/pathways/messages/diagnostics'

export const metadata: Metadata = { title: 'Карточки опроса' }

export default async function SittingPage({ params, searchParams }: PageProps<'/diagnostics/sittings/[sittingId]'>) {
  const { classId, className, heldOn, sheets, address } = await loadSittingSheets((await params).sittingId)
  return (
    <>
      <div className="print:hidden">
        <PageHeader
          title={`Карточки опроса, ${className}`}
          subtitle={
            <>
              <Day day={heldOn} />. Ответили {sheets.filter(({ finished }) => finished).length} из {sheets.length}.
              Напечатайте эту страницу (Ctrl+P) и разрежьте.
            </>
          }
          breadcrumbs={[
            { label: 'Диагностика', href: '/diagnostics' },
            { label: className, href: `/diagnostics/classes/${classId}` },
          ]}
        />
        <DoneNotice words={DIAGNOSTICS_DONE} done={(await searchParams).done} />
      </div>
      <ul aria-label="Карточки" className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3 print:grid-cols-3 print:gap-0">
        {sheets.map(({ id, name, code, finished }) => (
          <li key={id} className="wrap-anywhere border border-control border-dashed bg-surface p-3 text-sm">
            <p className="font-semibold text-base">{personFullName(name)}</p>
            {finished ? (
              <p className="text-success">Уже ответил</p>
            ) : (
              <>
                <p className="my-1 font-mono font-semibold text-lg tracking-wide">{code}</p>
                <p className="text-muted">{address.replace(/^https?:\/\//, '')}</p>
              </>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
