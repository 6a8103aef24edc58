'use client'

import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/submit-button'
import { withdrawExtensionAction } from '@/lib/resolutions/actions/extensions'

/** Takes the open request back. */
export function WithdrawExtensionForm({ extensionId }: { extensionId: string }) {
  return (
    <ActionForm action={withdrawExtensionAction} aria-label="Отзыв запроса продления" className="mt-3 gap-2">
      <input type="hidden" name="extensionId" value={extensionId} />
      <SubmitButton variant="secondary" size="sm" pendingLabel="Отзываем…" className="w-fit">
        Отозвать запрос
      </SubmitButton>
    </ActionForm>
  )
}
