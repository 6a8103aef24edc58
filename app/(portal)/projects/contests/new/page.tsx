import type { Metadata } from 'next'
import { ContestClasses } from '@/components/registers/contest-classes'
import { ContestForm } from '@/components/registers/contest-form'
import { PageHeader } from '@/components/ui/page-header'
import { loadNewContest } from '@/lib/plans/loaders/contests'

export const metadata: Metadata = { title: 'Новое участие' }

export default async function NewContestPage({ searchParams }: PageProps<'/projects/contests/new'>) {
  const view = await loadNewContest(await searchParams)
  return (
    <>
      <PageHeader
        title={view.kind === 'form' ? `Участие: ${view.groups.map(({ name }) => name).join(', ')}` : 'Новое участие'}
        breadcrumbs={[{ label: 'Конференции и конкурсы', href: '/projects/contests' }]}
        subtitle={view.kind === 'choose' ? 'Из каких классов участники' : undefined}
      />
      {view.kind === 'choose' ? (
        <ContestClasses classes={view.classes} />
      ) : (
        <ContestForm
          groups={view.groups}
          year={view.year}
          today={view.today}
          staff={view.staff}
          requestKey={view.requestKey}
        />
      )}
    </>
  )
}
