'use client'

import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/submit-button'
import { restoreLineAction } from '@/lib/plans/actions/plan'

/** Puts a moved or cancelled entry back where the plan has it. */
export function RestoreLine({ lineId, version }: { lineId: string; version: number }) {
  return (
    <ActionForm action={restoreLineAction} aria-label="Вернуть как в плане" className="mb-8">
      <input type="hidden" name="lineId" value={lineId} />
      <input type="hidden" name="version" value={version} />
      <SubmitButton variant="secondary" icon="rotate-ccw" pendingLabel="Возвращаем…">
        Вернуть как в плане
      </SubmitButton>
    </ActionForm>
  )
}
