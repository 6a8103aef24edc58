import type { Metadata } from 'next'
import { OrganizationForm } from '@/components/institutions/organization-form'
import { PageHeader } from '@/components/ui/page-header'
import { loadOrganizationToEdit } from '@/lib/institutions/loaders'

export const metadata: Metadata = { title: 'Изменение организации' }

export default async function EditOrganizationPage({ params }: { params: Promise<{ organizationId: string }> }) {
  const { organization } = await loadOrganizationToEdit((await params).organizationId)
  const { id, version, name, shortName, kind, programs, settlement, inn, openedOn } = organization
  return (
    <>
      <PageHeader
        title="Изменение организации"
        breadcrumbs={[
          { label: 'Организации', href: '/organizations' },
          { label: shortName, href: `/organizations/${id}` },
        ]}
      />
      <OrganizationForm organization={{ id, version, name, shortName, kind, programs, settlement, inn, openedOn }} />
    </>
  )
}
