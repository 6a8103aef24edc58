'use client'

import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/submit-button'
import { recallReportAction } from '@/lib/resolutions/actions/reports'

/** Takes the report back before its review. */
export function RecallForm({ assignmentId, revision }: { assignmentId: string; revision: number }) {
  return (
    <ActionForm action={recallReportAction} aria-label="Отзыв отчёта" className="gap-2">
      <input type="hidden" name="assignmentId" value={assignmentId} />
      <input type="hidden" name="revision" value={revision} />
      <p className="max-w-[65ch] text-muted text-sm">
        Пока проверка не началась, отчёт можно отозвать и исправить. Отозванный отчёт не считается сданным: сдайте его
        снова до срока.
      </p>
      <SubmitButton variant="secondary" icon="rotate-ccw" pendingLabel="Отзываем…" className="w-fit">
        Отозвать отчёт
      </SubmitButton>
    </ActionForm>
  )
}
