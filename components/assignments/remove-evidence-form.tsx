'use client'

import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/submit-button'
import { removeEvidenceAction } from '@/lib/resolutions/actions/evidence'

/** Takes a piece of evidence out of the draft. */
export function RemoveEvidenceForm({ evidenceId, title }: { evidenceId: string; title: string }) {
  return (
    <ActionForm action={removeEvidenceAction} aria-label={`Удаление: ${title}`} className="mt-1 gap-1">
      <input type="hidden" name="evidenceId" value={evidenceId} />
      <SubmitButton variant="quiet" size="sm" icon="x" pendingLabel="Удаляем…" className="-ml-2.5 w-fit">
        Удалить<span className="sr-only"> «{title}»</span>
      </SubmitButton>
    </ActionForm>
  )
}
