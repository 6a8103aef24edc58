import type { Metadata } from 'next'
import { ContestTable } from '@/components/registers/contest-table'
import { RegisterScreen } from '@/components/registers/register-screen'
import { ButtonLink } from '@/components/ui/button-link'
import { Pagination } from '@/components/ui/pagination'
import { loadContests } from '@/lib/plans/loaders/contests'

export const metadata: Metadata = { title: 'Конференции и конкурсы' }

export default async function ContestsPage({ searchParams }: PageProps<'/projects/contests'>) {
  const query = await searchParams
  const { frame, page, after, mayAdd, opens } = await loadContests(query)
  const { organization, year, fromAbove } = frame
  const base = `/projects/contests?year=${year?.id}${fromAbove ? `&organization=${organization?.id}` : ''}`
  return (
    <RegisterScreen
      frame={frame}
      title="Конференции и конкурсы"
      item="4.4"
      done={query.done}
      path="/projects/contests"
      action={
        mayAdd && (
          <ButtonLink href="/projects/contests/new" variant="primary" icon="plus">
            Добавить участие
          </ButtonLink>
        )
      }
    >
      <ContestTable rows={page.rows} opens={opens} fromAbove={fromAbove} />
      <Pagination
        previousHref={after ? base : undefined}
        nextHref={page.next ? `${base}&after=${page.next}` : undefined}
      />
    </RegisterScreen>
  )
}
