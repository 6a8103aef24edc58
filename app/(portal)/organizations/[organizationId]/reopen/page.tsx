import type { Metadata } from 'next'
import { ReopenOrganizationForm } from '@/components/institutions/reopen-organization-form'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { loadOrganizationToReopen } from '@/lib/institutions/loaders'

export const metadata: Metadata = { title: 'Отмена закрытия' }

export default async function ReopenOrganizationPage({ params }: { params: Promise<{ organizationId: string }> }) {
  const { id, shortName, version, status } = await loadOrganizationToReopen((await params).organizationId)
  const planned = status === 'ACTIVE'
  return (
    <>
      <PageHeader
        title={planned ? 'Отмена намеченного закрытия' : 'Возврат в действующие'}
        breadcrumbs={[
          { label: 'Организации', href: '/organizations' },
          { label: shortName, href: `/organizations/${id}` },
        ]}
      />
      <Notice className="mb-6">
        {planned
          ? 'Организация продолжит действовать без срока. Основание останется в журнале.'
          : 'День закрытия и правопреемник будут сняты, основание останется в журнале. Поручения сами не вернутся: портал предложит их, а решите вы.'}
      </Notice>
      <ReopenOrganizationForm organizationId={id} version={version} planned={planned} />
    </>
  )
}
