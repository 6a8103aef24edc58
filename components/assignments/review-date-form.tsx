'use client'

import { ActionForm } from '@/components/ui/action-form'
import { DateField } from '@/components/ui/date-field'
import { SubmitButton } from '@/components/ui/submit-button'
import { moveReviewDateAction } from '@/lib/resolutions/actions/assignments'

type ReviewDateFormProps = { assignmentId: string; version: number; reviewOn: string | null; min: string }

/** When the Department looks at an item without a due date again. */
export function ReviewDateForm({ assignmentId, version, reviewOn, min }: ReviewDateFormProps) {
  return (
    <ActionForm
      action={moveReviewDateAction}
      schema={() => import('@/lib/resolutions/schema/assignments').then((file) => file.moveReviewDateSchema)}
      aria-label="Дата контроля"
      className="gap-3"
    >
      <input type="hidden" name="assignmentId" value={assignmentId} />
      <input type="hidden" name="version" value={version} />
      <DateField name="reviewOn" label="Новая дата контроля" defaultValue={reviewOn} min={min} />
      <SubmitButton variant="secondary" pendingLabel="Переносим…" className="w-fit">
        Перенести
      </SubmitButton>
    </ActionForm>
  )
}
