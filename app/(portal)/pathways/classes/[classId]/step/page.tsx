import type { Metadata } from 'next'
import { ClassStepForm } from '@/components/pathways/step-forms'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { loadClassStep } from '@/lib/pathways/loaders/pathways'

export const metadata: Metadata = { title: 'Шаг для класса' }

export default async function ClassStepPage({ params }: PageProps<'/pathways/classes/[classId]/step'>) {
  const { group, rows, offers, kinds, year, requestKey } = await loadClassStep((await params).classId)
  return (
    <>
      <PageHeader
        title="Шаг для класса"
        breadcrumbs={[
          { label: 'Маршруты', href: '/pathways' },
          { label: group.name, href: `/pathways/classes/${group.id}` },
        ]}
        subtitle="Один шаг добавится в маршруты всех отмеченных."
      />
      {rows.length === 0 ? (
        <EmptyState icon="list-checks" title="Добавлять некуда">
          Сначала составьте маршруты или дождитесь их утверждения.
        </EmptyState>
      ) : (
        <ClassStepForm
          classId={group.id}
          rows={rows}
          offers={offers}
          kinds={kinds}
          year={year}
          kindergarten={group.grade === null}
          requestKey={requestKey}
        />
      )}
    </>
  )
}
