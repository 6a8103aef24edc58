'use client'

import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/submit-button'
import { removeClassAction } from '@/lib/students/actions/classes'

export function RemoveClassForm({ classId, version }: { classId: string; version: number }) {
  return (
    <ActionForm action={removeClassAction} aria-label="Удалить класс или группу">
      <input type="hidden" name="classId" value={classId} />
      <input type="hidden" name="version" value={version} />
      <SubmitButton variant="danger" size="sm" className="w-fit">
        Удалить
      </SubmitButton>
    </ActionForm>
  )
}
