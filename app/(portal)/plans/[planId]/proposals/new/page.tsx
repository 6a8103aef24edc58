import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { ProposalForm } from '@/components/plans/proposal-form'
import { PageHeader } from '@/components/ui/page-header'
import { loadNewProposal } from '@/lib/plans/loaders/entry-proposals'

export const metadata: Metadata = { title: 'Предложить мероприятие' }

export default async function NewProposalPage({ params, searchParams }: PageProps<'/plans/[planId]/proposals/new'>) {
  const view = await loadNewProposal((await params).planId, await searchParams)
  const { plan, revision, entries, ground, partners, userId, responsible, begun } = view
  return (
    <>
      <PageHeader
        title="Предложить мероприятие"
        eyebrow={`${plan.organizationName} · ${plan.year.code} учебный год`}
        subtitle="Предложение увидит руководитель. В план оно попадёт, когда он его примет."
        breadcrumbs={[
          { label: 'План', href: `/plans/${plan.id}` },
          { label: 'Предложения', href: `/plans/${plan.id}/proposals` },
        ]}
      />
      <ProposalForm
        planId={plan.id}
        kind={plan.kind}
        year={plan.year}
        directions={ground.directions.map(({ id, title }) => ({ id, title }))}
        partners={partners}
        level={revision.level}
        norms={ground.norms}
        grades={ground.grades}
        others={entries.map(({ directionId, hours, stepFrom, stepTo }) => ({ directionId, hours, stepFrom, stepTo }))}
        userId={userId}
        responsible={responsible}
        requestKey={randomUUID()}
        begun={
          begun && {
            ...{ title: begun.title, directionId: begun.directionId, form: begun.form, partnerId: begun.partnerId },
            ...{ stepFrom: begun.stepFrom, stepTo: begun.stepTo, hours: begun.hours },
            ...{ fromOn: begun.fromOn, toOn: begun.toOn },
          }
        }
      />
    </>
  )
}
