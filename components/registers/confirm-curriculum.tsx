'use client'

import { ActionForm } from '@/components/ui/action-form'
import { confirmCurriculumAction } from '@/lib/plans/actions/curriculum'

/** The head stands by the register as it is on the page. */
export function ConfirmCurriculum({ version }: { version: number }) {
  return (
    <ActionForm
      action={confirmCurriculumAction}
      aria-label="Подтверждение реестра"
      submitLabel="Подтвердить реестр"
      rereadOnConflict
    >
      <input type="hidden" name="version" value={version} />
    </ActionForm>
  )
}
