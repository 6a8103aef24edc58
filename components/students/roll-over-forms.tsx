'use client'

import { ActionForm } from '@/components/ui/action-form'
import { RequestKeyField } from '@/components/ui/request-key-field'
import { SelectField, type SelectOption } from '@/components/ui/select-field'
import { SubmitButton } from '@/components/ui/submit-button'
import { chooseRollOverAction, runRollOverAction, undoRollOverAction } from '@/lib/students/actions/roll-over'

export function RunRollOverForm({ yearId, mark, requestKey }: { yearId: string; mark: string; requestKey: string }) {
  return (
    <ActionForm
      action={runRollOverAction}
      aria-label="Перевод на следующий год"
      submitLabel="Перевести"
      rereadOnConflict
    >
      <input type="hidden" name="yearId" value={yearId} />
      <input type="hidden" name="mark" value={mark} />
      <RequestKeyField value={requestKey} />
    </ActionForm>
  )
}

export function UndoRollOverForm({ rollOverId }: { rollOverId: string }) {
  return (
    <ActionForm action={undoRollOverAction} aria-label="Отменить перевод">
      <input type="hidden" name="rollOverId" value={rollOverId} />
      <SubmitButton variant="danger" size="sm" className="w-fit">
        Отменить перевод
      </SubmitButton>
    </ActionForm>
  )
}

type ChooseFormProps = {
  classId: string
  rows: { enrollmentId: string; name: string; value: string }[]
  options: SelectOption[]
}

export function ChooseRollOverForm({ classId, rows, options }: ChooseFormProps) {
  return (
    <ActionForm
      action={chooseRollOverAction}
      aria-label="Решения по детям класса"
      submitLabel="Сохранить решения"
      className="max-w-2xl"
    >
      <input type="hidden" name="classId" value={classId} />
      {rows.map(({ enrollmentId, name, value }) => (
        <SelectField
          key={enrollmentId}
          name={`choices.${enrollmentId}`}
          label={name}
          defaultValue={value}
          options={options}
        />
      ))}
    </ActionForm>
  )
}
