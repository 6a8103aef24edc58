import type { Metadata } from 'next'
import { CloseOrganizationForm } from '@/components/institutions/close-organization-form'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { loadOrganizationToEdit } from '@/lib/institutions/loaders'

export const metadata: Metadata = { title: 'Закрытие или реорганизация' }

export default async function CloseOrganizationPage({ params }: { params: Promise<{ organizationId: string }> }) {
  const { organization, choices } = await loadOrganizationToEdit((await params).organizationId)
  const { id, shortName, version } = organization
  const successors = choices
    .filter((choice) => choice.id !== id)
    .map((choice) => ({ id: choice.id, shortName: choice.shortName }))
  return (
    <>
      <PageHeader
        title="Закрытие или реорганизация"
        breadcrumbs={[
          { label: 'Организации', href: '/organizations' },
          { label: shortName, href: `/organizations/${id}` },
        ]}
      />
      <Notice tone="warning" className="mb-6">
        С этого дня новые поручения организации не уйдут; по выданным портал предложит решение. Вернуть её в действующие
        или отменить намеченное закрытие может только начальник Управления.
      </Notice>
      <CloseOrganizationForm organizationId={id} version={version} successors={successors} />
    </>
  )
}
