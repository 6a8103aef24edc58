'use client'

import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/submit-button'
import { answerOfferAction } from '@/lib/people/actions'

/** One of the two answers to an offered role; an offer that has ended meanwhile says so. */
export function AnswerOfferForm({
  offerId,
  answer,
  what,
}: {
  offerId: string
  answer: 'accept' | 'decline'
  what: string
}) {
  const accepts = answer === 'accept'
  return (
    <ActionForm
      action={answerOfferAction}
      schema={() => import('@/lib/people/schema').then((file) => file.answerOfferSchema)}
      aria-label={`${accepts ? 'Принять роль' : 'Отказаться от роли'}: ${what}`}
    >
      <input type="hidden" name="offerId" value={offerId} />
      <input type="hidden" name="answer" value={answer} />
      <SubmitButton size="sm" variant={accepts ? 'primary' : 'secondary'}>
        {accepts ? 'Принять роль' : 'Отказаться'}
      </SubmitButton>
    </ActionForm>
  )
}
