'use client'

import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/submit-button'
import { acknowledgeAssignmentAction } from '@/lib/resolutions/actions/assignments'

/** «Ознакомлен»: one press. */
export function AcknowledgeForm({ assignmentId, version }: { assignmentId: string; version: number }) {
  return (
    <ActionForm action={acknowledgeAssignmentAction} aria-label="Ознакомление" className="gap-2">
      <input type="hidden" name="assignmentId" value={assignmentId} />
      <input type="hidden" name="version" value={version} />
      <SubmitButton variant="secondary" icon="eye" pendingLabel="Отмечаем…" className="w-fit">
        Отметить ознакомление
      </SubmitButton>
    </ActionForm>
  )
}
