import type { Metadata } from 'next'
import { PathwayForm } from '@/components/pathways/pathway-form'
import { Day } from '@/components/ui/day'
import { personFullName } from '@/components/ui/format'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { loadPathwayForm } from '@/lib/pathways/loaders/pathways'

export const metadata: Metadata = { title: 'Цель и сведения маршрута' }

export default async function EditPathwayPage({ params }: PageProps<'/pathways/[pathwayId]/edit'>) {
  const { pathway, staff, results } = await loadPathwayForm((await params).pathwayId)
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
      {results.length > 0 && (
        <Section title="Что показала диагностика" className="max-w-2xl">
          <ul className="divide-y divide-line border-line border-y">
            {results.map(({ id, takenOn, summary }) => (
              <li key={id} className="wrap-anywhere py-3">
                <p className="text-muted text-sm">
                  <Day day={takenOn} />
                </p>
                <p>{summary}</p>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <PathwayForm pathway={pathway} staff={staff} />
    </>
  )
}
