'use client'

import { ActionForm } from '@/components/ui/action-form'
import { ButtonLink } from '@/components/ui/button-link'
import { TextArea } from '@/components/ui/text-area'
import { TextField } from '@/components/ui/text-field'
import { submitPlanAction } from '@/lib/resolutions/actions/plans'

type SubmitPlanFormProps = {
  planId: string
  revision: { id: string; version: number; gapReason: string | null }
  gaps: boolean
  late: boolean
}

/** The last step: files the plan and locks it. */
export function SubmitPlanForm({ planId, revision, gaps, late }: SubmitPlanFormProps) {
  return (
    <ActionForm
      action={submitPlanAction}
      schema={() => import('@/lib/plans/schema/plan').then((file) => file.submitPlanSchema)}
      defaultValues={{ gapReason: revision.gapReason }}
      aria-label="Сдача плана"
      submitLabel="Сдать план"
      pendingLabel="Сдаём…"
      footer={
        <ButtonLink href={`/plans/${planId}`} variant="quiet">
          Вернуться к плану
        </ButtonLink>
      }
      className="max-w-2xl"
    >
      <input type="hidden" name="revisionId" value={revision.id} />
      <input type="hidden" name="version" value={revision.version} />
      {gaps ? (
        <TextArea
          name="gapReason"
          label="Почему часов меньше нормы"
          hint="Причину увидят Ресурсный центр и Управление образования."
          rows={3}
          limit={1000}
          required
        />
      ) : (
        <input type="hidden" name="gapReason" value={revision.gapReason ?? ''} />
      )}
      {late && <TextField name="lateReason" label="Причина опоздания" maxLength={500} required />}
    </ActionForm>
  )
}
