'use client'

import { ActionForm } from '@/components/ui/action-form'
import { TextArea } from '@/components/ui/text-area'
import { reviewPlanAction } from '@/lib/plans/actions/plan'

/** The Resource Centre's methodical opinion. */
export function ReviewPlanForm({ revision }: { revision: { id: string; version: number } }) {
  return (
    <ActionForm
      action={reviewPlanAction}
      schema={() => import('@/lib/plans/schema/plan').then((file) => file.reviewPlanSchema)}
      aria-label="Заключение Ресурсного центра"
      submitLabel="Дать заключение"
      className="max-w-2xl"
    >
      <input type="hidden" name="revisionId" value={revision.id} />
      <input type="hidden" name="version" value={revision.version} />
      <TextArea
        name="opinion"
        label="Методическое заключение"
        hint="Что в плане хорошо и что стоит поправить. Его увидят организация и Управление образования."
        rows={4}
        limit={4000}
        required
      />
    </ActionForm>
  )
}
