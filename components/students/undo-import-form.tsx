'use client'

import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/submit-button'
import { undoImportAction } from '@/lib/students/actions/import'

export function UndoImportForm({ batchId }: { batchId: string }) {
  return (
    <ActionForm action={undoImportAction} aria-label="Отмена загрузки">
      <input type="hidden" name="batchId" value={batchId} />
      <SubmitButton variant="secondary" pendingLabel="Отменяем…" className="w-fit">
        Отменить загрузку
      </SubmitButton>
    </ActionForm>
  )
}
