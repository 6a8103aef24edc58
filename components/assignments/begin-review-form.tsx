'use client'

import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/submit-button'
import { beginReviewAction } from '@/lib/resolutions/actions/reviews'

/** From here on the executor cannot take the report back. */
export function BeginReviewForm({ assignmentId, version }: { assignmentId: string; version: number }) {
  return (
    <ActionForm action={beginReviewAction} aria-label="Начало проверки" className="gap-2">
      <input type="hidden" name="assignmentId" value={assignmentId} />
      <input type="hidden" name="version" value={version} />
      <SubmitButton variant="secondary" icon="eye" pendingLabel="Отмечаем…" className="w-fit">
        Начать проверку
      </SubmitButton>
    </ActionForm>
  )
}
