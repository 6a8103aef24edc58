import type { Metadata } from 'next'
import { ForgetKept } from '@/components/activities/forget-kept'
import { AnswerProposals } from '@/components/plans/answer-proposals'
import { ProposalList } from '@/components/plans/proposal-list'
import { DoneNotice } from '@/components/students/done-notice'
import { ButtonLink } from '@/components/ui/button-link'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { loadProposals } from '@/lib/plans/loaders/entry-proposals'

export const metadata: Metadata = { title: 'Предложения в план' }

const SAID = {
  proposed: 'Предложение передано руководителю. Ответ появится здесь и на главной странице.',
  withdrawn: 'Предложение отозвано.',
  accepted: 'Принятое стоит в черновике плана. Педагоги увидят ответ.',
  declined: 'Предложения отклонены. Педагоги увидят причину.',
  already: 'Этот ответ уже записан.',
}

export default async function ProposalsPage({ params, searchParams }: PageProps<'/plans/[planId]/proposals'>) {
  const view = await loadProposals((await params).planId)
  const { plan, side, waiting, answered, open } = view
  const proposes = side === 'proposes'
  return (
    <>
      <PageHeader
        title="Предложения в план"
        eyebrow={`${plan.organizationName} · ${plan.year.code} учебный год`}
        breadcrumbs={[
          { label: 'Планы', href: '/plans' },
          { label: 'План', href: `/plans/${plan.id}` },
        ]}
        action={
          proposes &&
          open && (
            <ButtonLink href={`/plans/${plan.id}/proposals/new`} variant="primary" icon="plus">
              Предложить мероприятие
            </ButtonLink>
          )
        }
      />
      <DoneNotice words={SAID} done={(await searchParams).done} />
      {proposes && waiting.map(({ id, proposedById }) => <ForgetKept key={id} userId={proposedById} requestKey={id} />)}
      <Section title="Ждут ответа" count={waiting.length || undefined}>
        {waiting.length === 0 ? (
          <EmptyState icon="list-checks" title="Предложений, которые ждут ответа, нет">
            {proposes
              ? 'Предложите мероприятие: руководитель примет его в план или напишет, почему нет.'
              : 'Педагоги предлагают мероприятия со своей главной страницы и со страницы плана.'}
          </EmptyState>
        ) : proposes || !open ? (
          <ProposalList view={view} rows={waiting} />
        ) : (
          <AnswerProposals view={view} />
        )}
      </Section>
      {answered.length > 0 && (
        <Section title={proposes ? 'Ответы' : 'С ответом'} count={answered.length}>
          <ProposalList view={view} rows={answered} />
        </Section>
      )}
    </>
  )
}
