import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { OrganizationForm } from '@/components/institutions/organization-form'
import { PageHeader } from '@/components/ui/page-header'
import { loadNewOrganization } from '@/lib/institutions/loaders'

export const metadata: Metadata = { title: 'Новая организация' }

export default async function NewOrganizationPage() {
  await loadNewOrganization()
  return (
    <>
      <PageHeader title="Новая организация" breadcrumbs={[{ label: 'Организации', href: '/organizations' }]} />
      <OrganizationForm requestKey={randomUUID()} />
    </>
  )
}
