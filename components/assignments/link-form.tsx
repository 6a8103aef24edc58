'use client'

import { ActionForm } from '@/components/ui/action-form'
import { RequestKeyField } from '@/components/ui/request-key-field'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import { addLinkAction } from '@/lib/resolutions/actions/evidence'

type LinkFormProps = { assignmentId: string; requirementKey: string | null; requestKey: string; title?: string }

/** A page on the web as evidence. */
export function LinkForm({ assignmentId, requirementKey, requestKey, title }: LinkFormProps) {
  return (
    <ActionForm
      action={addLinkAction}
      schema={() => import('@/lib/resolutions/schema/evidence').then((file) => file.addLinkSchema)}
      resetOnSuccess
      // The form folds away once its evidence is there; its line stays.
      onDone={(outcome) => {
        if (outcome.ok) document.getElementById(`evidence-${requirementKey ?? 'other'}`)?.focus()
      }}
      aria-label={`Ссылка: ${title ?? 'другое подтверждение'}`}
      className="max-w-xl gap-3"
    >
      <input type="hidden" name="assignmentId" value={assignmentId} />
      <input type="hidden" name="requirementKey" value={requirementKey ?? ''} />
      <RequestKeyField value={requestKey} />
      <TextField name="url" label="Адрес страницы" placeholder="https://" inputMode="url" autoComplete="off" />
      <TextField name="title" label="Что по ссылке" defaultValue={title} />
      <SubmitButton variant="secondary" icon="link" pendingLabel="Добавляем…" className="w-fit">
        Добавить ссылку
      </SubmitButton>
    </ActionForm>
  )
}
