import type { Metadata } from 'next'
import { StudentFilter } from '@/components/students/student-filter'
import { StudentTable } from '@/components/students/student-table'
import { ButtonLink } from '@/components/ui/button-link'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { loadStudents } from '@/lib/students/loaders/students'

export const metadata: Metadata = { title: 'Дети: поиск по фамилии' }

type Query = Record<string, string | string[] | undefined>

export default async function StudentsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams
  const { actor, filter, page, ownClassesOnly, canErase } = await loadStudents(query)
  return (
    <>
      <PageHeader
        title="Дети: поиск по фамилии"
        subtitle={ownClassesOnly ? 'Дети ваших классов и групп' : actor.organizationName}
        breadcrumbs={[{ label: 'Классы и группы', href: '/classes' }]}
        action={canErase && <ButtonLink href="/students/erasures">Акты об уничтожении</ButtonLink>}
      />
      <StudentFilter filter={filter} withGone={!ownClassesOnly} />
      <StudentTable
        rows={page.rows}
        gone={filter.state === 'gone'}
        empty={
          <EmptyState icon="search" title="Никого не нашлось">
            {filter.search
              ? 'Проверьте начало фамилии: ищется по первым буквам, «ё» и «е» равны.'
              : 'Список пуст. Дети появятся, когда их внесут в классы и группы.'}
          </EmptyState>
        }
      />
      <Pagination
        previousHref={filter.after ? addressOf(query, null) : undefined}
        nextHref={page.next ? addressOf(query, page.next) : undefined}
      />
    </>
  )
}

/** The same filter from another key; without a key it is the list's beginning. */
function addressOf(query: Query, after: string | null): string {
  const address = new URLSearchParams()
  for (const name of ['find', 'state']) {
    const value = query[name]
    if (typeof value === 'string') address.set(name, value)
  }
  if (after) address.set('after', after)
  return `/students?${address}`
}
