import type { Metadata } from 'next'
import { ImportOrganizations } from '@/components/institutions/import-organizations'
import { PageHeader } from '@/components/ui/page-header'
import { loadNewOrganization } from '@/lib/institutions/loaders'

export const metadata: Metadata = { title: 'Загрузка организаций' }

export default async function ImportOrganizationsPage() {
  await loadNewOrganization()
  return (
    <>
      <PageHeader
        title="Загрузка организаций"
        breadcrumbs={[{ label: 'Организации', href: '/organizations' }]}
        subtitle="Загружаются либо все строки, либо ни одной. Организации, которые уже есть в портале, не меняются."
      />
      <ImportOrganizations />
    </>
  )
}
