import type { Metadata } from 'next'
import { SlipSheetList } from '@/components/family/slip-sheet'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { loadSlipSheet } from '@/lib/family/loaders/access'

export const metadata: Metadata = { title: 'Талоны ребёнка' }

export default async function ChildSlipsPage({ params }: PageProps<'/students/[studentId]/access/print'>) {
  const { studentId } = await params
  const sheet = await loadSlipSheet({ studentId })
  return (
    <>
      <div className="print:hidden">
        <PageHeader
          title="Талоны ребёнка"
          subtitle="Напечатайте эту страницу (Ctrl+P) и отдайте талон семье."
          breadcrumbs={[{ label: 'Доступ семьи', href: `/students/${studentId}/access` }]}
        />
      </div>
      {sheet.slips.length === 0 ? (
        <EmptyState icon="printer" title="Действующих талонов нет">
          Выпустите талон на странице «Доступ семьи».
        </EmptyState>
      ) : (
        <SlipSheetList sheet={sheet} />
      )}
    </>
  )
}
