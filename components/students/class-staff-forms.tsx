'use client'

import { ActionForm } from '@/components/ui/action-form'
import { DateField } from '@/components/ui/date-field'
import { RequestKeyField } from '@/components/ui/request-key-field'
import { SelectField } from '@/components/ui/select-field'
import { SubmitButton } from '@/components/ui/submit-button'
import { addClassStaffAction, endClassStaffAction } from '@/lib/students/actions/classes'
import { dutyNames } from '@/lib/students/messages'
import type { ClassDuty } from '@/lib/students/types'

type AddStaffFormProps = {
  classId: string
  requestKey: string
  people: { id: string; label: string }[]
  duties: ClassDuty[]
  days: { min: string; max: string }
}

export function AddStaffForm({ classId, requestKey, people, duties, days }: AddStaffFormProps) {
  return (
    <ActionForm
      action={addClassStaffAction}
      schema={() => import('@/lib/students/schema').then((file) => file.addStaffSchema)}
      aria-label="Закрепить за классом"
      submitLabel="Закрепить"
      className="max-w-xl"
    >
      <input type="hidden" name="classId" value={classId} />
      <RequestKeyField value={requestKey} />
      <SelectField
        name="userId"
        label="Сотрудник"
        hint="Здесь те, у кого сегодня есть роль в вашей организации."
        placeholder="Выберите человека"
        options={people.map(({ id, label }) => ({ value: id, label }))}
        required
      />
      <SelectField
        name="duty"
        label="Кем работает с классом"
        placeholder="Выберите"
        options={duties.map((duty) => ({ value: duty, label: dutyNames[duty] }))}
        required
      />
      <DateField
        name="validFrom"
        label="С какого дня"
        hint="Если не указать, с сегодняшнего."
        min={days.min}
        max={days.max}
        optional
      />
      <DateField name="validUntil" label="По какой день" min={days.min} optional />
    </ActionForm>
  )
}

export function EndStaffForm({ classStaffId, who }: { classStaffId: string; who: string }) {
  return (
    <ActionForm
      action={endClassStaffAction}
      schema={() => import('@/lib/students/schema').then((file) => file.endStaffSchema)}
      aria-label={`Закончить работу с классом: ${who}`}
      className="max-w-md"
    >
      <input type="hidden" name="classStaffId" value={classStaffId} />
      <DateField name="lastDay" label="Последний день" hint="Если не указать, доступ прекратится сразу." optional />
      <SubmitButton variant="danger" size="sm" className="w-fit">
        Закончить
      </SubmitButton>
    </ActionForm>
  )
}
