import type { Metadata } from 'next'
import { DataTable } from '@/components/ui/data-table'
import { Day } from '@/components/ui/day'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { Person } from '@/components/ui/person'
import { loadErasureActs } from '@/lib/pathways/loaders/erasure'
import { erasureReasonNames } from '@/lib/pathways/messages/erasure'

export const metadata: Metadata = { title: 'Акты об уничтожении данных' }

export default async function ErasuresPage({ searchParams }: PageProps<'/students/erasures'>) {
  const { actor, rows, before, next } = await loadErasureActs(await searchParams)
  return (
    <>
      <PageHeader
        title="Акты об уничтожении данных"
        subtitle={actor.organizationName}
        breadcrumbs={[{ label: 'Дети: поиск по фамилии', href: '/students' }]}
      />
      <DataTable
        caption="Акты"
        rows={rows}
        rowKey={(row) => row.id}
        empty={
          <EmptyState icon="file-text" title="Актов пока нет">
            Данные ребёнка, который больше не учится, уничтожают с его карточки. Акт появится здесь.
          </EmptyState>
        }
        columns={[
          {
            key: 'number',
            header: 'Акт',
            priority: 'first',
            cell: (row) => (
              <Link href={`/students/erasures/${row.id}`} className="link">
                № {row.number}
              </Link>
            ),
          },
          { key: 'on', header: 'Дата', cell: (row) => <Day day={row.on} /> },
          { key: 'reason', header: 'Почему', cell: (row) => erasureReasonNames[row.reason] },
          { key: 'ground', header: 'Документ', cell: (row) => <span className="wrap-anywhere">{row.ground}</span> },
          { key: 'by', header: 'Кто', cell: (row) => <Person name={row.by} /> },
        ]}
      />
      <Pagination
        previousHref={before ? '/students/erasures' : undefined}
        nextHref={next ? `/students/erasures?before=${next}` : undefined}
      />
    </>
  )
}
