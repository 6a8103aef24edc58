'use client'

import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/submit-button'
import { discardImportAction } from '@/lib/students/actions/import'

export function DiscardImportForm({ draftId }: { draftId: string }) {
  return (
    <ActionForm action={discardImportAction} aria-label="Удаление таблицы">
      <input type="hidden" name="draftId" value={draftId} />
      <SubmitButton variant="quiet" pendingLabel="Удаляем…" className="w-fit">
        Удалить таблицу, не загружая
      </SubmitButton>
    </ActionForm>
  )
}
