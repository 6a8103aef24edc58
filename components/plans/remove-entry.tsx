'use client'

import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/submit-button'
import { removeEntryAction } from '@/lib/plans/actions/plan'

/** Takes an entry out of the draft; what was approved before keeps it. */
export function RemoveEntry({ entryId, version }: { entryId: string; version: number }) {
  return (
    <ActionForm action={removeEntryAction} aria-label="Убрать из плана" className="mt-10 border-line border-t pt-5">
      <input type="hidden" name="entryId" value={entryId} />
      <input type="hidden" name="version" value={version} />
      <SubmitButton variant="danger" icon="trash-2" pendingLabel="Убираем…">
        Убрать из плана
      </SubmitButton>
    </ActionForm>
  )
}
