import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { PostForm } from '@/components/ui/post-form'
import { localDay } from '@/lib/kernel/calendar'
import { amendPlanAction } from '@/lib/plans/actions/plan'
import type { ProposalsView } from '@/lib/plans/loaders/entry-proposals'
import { proposalMessages } from '@/lib/plans/messages/entry-proposals'
import { AnswerProposalsForm } from './answer-proposals-form'

/** The head's answer; while the plan is not being written, the way to where it is. */
export function AnswerProposals({ view }: { view: ProposalsView }) {
  const { plan, waiting, hasDraft, mayAmend, timeZone } = view
  return (
    <>
      {!hasDraft && (
        <Notice
          title="Принять можно, когда план правят"
          className="mb-5"
          actions={
            mayAmend && (
              <PostForm action={amendPlanAction} values={{ planId: plan.id }}>
                <Button type="submit" size="sm">
                  Внести изменение
                </Button>
              </PostForm>
            )
          }
        >
          {proposalMessages.PROPOSAL_WAITS}
        </Notice>
      )}
      <AnswerProposalsForm
        planId={plan.id}
        kind={plan.kind}
        proposals={waiting}
        days={waiting.map(({ proposedAt }) => localDay(proposedAt, timeZone))}
        mayAccept={hasDraft}
      />
    </>
  )
}
