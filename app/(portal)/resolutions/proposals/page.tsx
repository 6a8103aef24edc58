import type { Metadata } from 'next'
import { ProposalList } from '@/components/resolutions/proposal-list'
import { ButtonLink } from '@/components/ui/button-link'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { loadProposals } from '@/lib/resolutions/loaders/resolutions'

export const metadata: Metadata = { title: 'Предложения по организациям' }

export default async function ProposalsPage({ searchParams }: PageProps<'/resolutions/proposals'>) {
  const query = await searchParams
  const { rows, next } = await loadProposals(query)
  return (
    <>
      <PageHeader
        title="Предложения по организациям"
        breadcrumbs={[{ label: 'Решения коллегии', href: '/resolutions' }]}
        subtitle="Организация открылась, закрылась или сменила программы после выпуска решения. Без вашего согласия поручения не меняются."
      />
      {rows.length > 0 ? (
        <ProposalList rows={rows} />
      ) : (
        <EmptyState
          icon="school"
          title="Предложений нет"
          action={<ButtonLink href="/resolutions">К решениям коллегии</ButtonLink>}
        >
          Они появятся, когда организация откроется, закроется или сменит программы.
        </EmptyState>
      )}
      <Pagination
        previousHref={query.after ? '/resolutions/proposals' : undefined}
        nextHref={next ? `/resolutions/proposals?after=${next}` : undefined}
      />
    </>
  )
}
