import type { Metadata } from 'next'
import { ContestClasses } from '@/components/registers/contest-classes'
import { ContestPupilsForm } from '@/components/registers/contest-pupils-form'
import { Disclosure } from '@/components/ui/disclosure'
import { counted } from '@/components/ui/format'
import { PageHeader } from '@/components/ui/page-header'
import { loadContestPupils } from '@/lib/plans/loaders/contests'

export const metadata: Metadata = { title: 'Участники конференции или конкурса' }

type PupilsPageProps = PageProps<'/projects/contests/[contestId]/pupils'>

export default async function ContestPupilsPage({ params, searchParams }: PupilsPageProps) {
  const view = await loadContestPupils((await params).contestId, await searchParams)
  const { contest, groups, classes, others } = view
  return (
    <>
      <PageHeader
        title="Участники"
        breadcrumbs={[
          { label: 'Конференции и конкурсы', href: '/projects/contests' },
          { label: contest.title, href: `/projects/contests/${contest.id}` },
        ]}
        subtitle={
          others > 0
            ? `Ещё ${counted(others, 'участник', 'участника', 'участников')} вне показанных классов: в записи они останутся.`
            : undefined
        }
      />
      {classes.length > 0 && (
        <Disclosure summary="Добавить участников из других классов" className="mb-6">
          <ContestClasses
            classes={classes}
            action={`/projects/contests/${contest.id}/pupils`}
            chosen={groups.map(({ id }) => id)}
          />
        </Disclosure>
      )}
      <ContestPupilsForm
        key={`${contest.version} ${groups.length}`}
        contestId={contest.id}
        version={contest.version}
        groups={groups}
        taken={contest.pupils.map(({ id }) => id)}
      />
    </>
  )
}
