import type { Metadata } from 'next'
import { SlipSheetList } from '@/components/family/slip-sheet'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { loadSlipSheet } from '@/lib/family/loaders/access'

export const metadata: Metadata = { title: 'Лист талонов' }

export default async function SlipSheetPage({ params }: PageProps<'/classes/[classId]/slips/print'>) {
  const { classId } = await params
  const sheet = await loadSlipSheet({ classId })
  return (
    <>
      <div className="print:hidden">
        <PageHeader
          title="Лист талонов"
          subtitle="Напечатайте эту страницу (Ctrl+P), разрежьте и раздайте семьям."
          breadcrumbs={[
            { label: sheet.className, href: `/classes/${classId}` },
            { label: 'Доступ семей', href: `/classes/${classId}/slips` },
          ]}
        />
      </div>
      {sheet.slips.length === 0 ? (
        <EmptyState icon="printer" title="Действующих талонов нет">
          Выпустите их на странице «Доступ семей».
        </EmptyState>
      ) : (
        <SlipSheetList sheet={sheet} />
      )}
    </>
  )
}
