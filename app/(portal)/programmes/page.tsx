import type { Metadata } from 'next'
import { FiguresTable } from '@/components/registers/figures-table'
import { ProgrammeTable } from '@/components/registers/programme-table'
import { RegisterScreen } from '@/components/registers/register-screen'
import { ButtonLink } from '@/components/ui/button-link'
import { Notice } from '@/components/ui/notice'
import { Pagination } from '@/components/ui/pagination'
import { loadProgrammes } from '@/lib/plans/loaders/programmes'

export const metadata: Metadata = { title: 'Дополнительные программы' }

export default async function ProgrammesPage({ searchParams }: PageProps<'/programmes'>) {
  const query = await searchParams
  const { frame, totals, share, page, figures, mayAdd } = await loadProgrammes(query)
  const { organization, year, after, fromAbove } = frame
  const base = `/programmes?year=${year?.id}${fromAbove ? `&organization=${organization?.id}` : ''}`
  return (
    <RegisterScreen
      frame={frame}
      title="Дополнительные программы"
      item="6.1"
      done={query.done}
      path="/programmes"
      action={
        mayAdd && (
          <ButtonLink href="/programmes/new" variant="primary" icon="plus">
            Добавить программу
          </ButtonLink>
        )
      }
    >
      {organization && year ? (
        <>
          {totals && share !== null && (
            <Notice tone={share === 100 ? 'success' : 'info'} className="mb-6">
              Обновлено под муниципальную модель и подтверждено: {totals.programmesUpdated} из {totals.programmes} (
              {share}
              {'\u00a0%'}).
            </Notice>
          )}
          <ProgrammeTable rows={page.rows} asOf={year.endsOn} />
          <Pagination
            previousHref={after ? base : undefined}
            nextHref={page.next ? `${base}&after=${page.next}` : undefined}
          />
        </>
      ) : (
        <FiguresTable frame={frame} figures={figures} />
      )}
    </RegisterScreen>
  )
}
