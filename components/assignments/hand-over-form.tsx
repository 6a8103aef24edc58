'use client'

import { ActionForm } from '@/components/ui/action-form'
import { SelectField } from '@/components/ui/select-field'
import { SubmitButton } from '@/components/ui/submit-button'
import { handOverAssignmentAction } from '@/lib/resolutions/actions/assignments'

type HandOverFormProps = {
  assignmentId: string
  version: number
  handedToId: string | null
  staff: { value: string; label: string }[]
}

/** Gives the work to a member of the own staff. */
export function HandOverForm({ assignmentId, version, handedToId, staff }: HandOverFormProps) {
  return (
    <ActionForm action={handOverAssignmentAction} aria-label="Передача поручения" className="gap-3">
      <input type="hidden" name="assignmentId" value={assignmentId} />
      <input type="hidden" name="version" value={version} />
      <SelectField
        name="userId"
        label="Кто готовит отчёт"
        hint="Сдаёт отчёт и отвечает за него по-прежнему руководитель или заместитель."
        placeholder="Никому не передано"
        defaultValue={handedToId ?? ''}
        options={staff}
      />
      <SubmitButton variant="secondary" pendingLabel="Сохраняем…" className="w-fit">
        Сохранить
      </SubmitButton>
    </ActionForm>
  )
}
