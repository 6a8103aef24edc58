import type { Metadata } from 'next'
import { PathwayForm } from '@/components/pathways/pathway-form'
import { personFullName } from '@/components/ui/format'
import { PageHeader } from '@/components/ui/page-header'
import { loadPathwayForm } from '@/lib/pathways/loaders/pathways'

export const metadata: Metadata = { title: 'Цель и сведения маршрута' }

export default async function EditPathwayPage({ params }: PageProps<'/pathways/[pathwayId]/edit'>) {
  const { pathway, staff } = await loadPathwayForm((await params).pathwayId)
  return (
    <>
      <PageHeader
        title="Цель и сведения"
        breadcrumbs={[
          { label: 'Маршруты', href: '/pathways' },
          { label: 'Маршрут', href: `/pathways/${pathway.id}` },
        ]}
        subtitle={`${personFullName(pathway.student)}, ${pathway.className}`}
      />
      <PathwayForm pathway={pathway} staff={staff} />
    </>
  )
}
