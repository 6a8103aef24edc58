'use client'

import { ActionForm } from '@/components/ui/action-form'
import { SelectField, type SelectOption } from '@/components/ui/select-field'
import { chooseRollOverAction } from '@/lib/students/actions/roll-over'

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
