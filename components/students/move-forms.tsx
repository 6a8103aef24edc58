'use client'

import { ActionForm } from '@/components/ui/action-form'
import { DateField } from '@/components/ui/date-field'
import { RadioGroupField } from '@/components/ui/radio-group-field'
import { RequestKeyField } from '@/components/ui/request-key-field'
import { SelectField, type SelectOption } from '@/components/ui/select-field'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import { changeClassAction, enrollStudentAction, leaveStudentAction } from '@/lib/students/actions/students'
import { leaveNames } from '@/lib/students/messages'
import { LEAVE_CHOICES } from '@/lib/students/rules/enrollments'

type ChangeClassFormProps = { enrollmentId: string; classes: SelectOption[]; today: string }

export function ChangeClassForm({ enrollmentId, classes, today }: ChangeClassFormProps) {
  return (
    <ActionForm
      action={changeClassAction}
      schema={() => import('@/lib/students/schema').then((file) => file.changeClassSchema)}
      aria-label="Перевод в другой класс"
      submitLabel="Перевести"
      className="max-w-xl"
    >
      <input type="hidden" name="enrollmentId" value={enrollmentId} />
      <SelectField name="classId" label="Новый класс" placeholder="Выберите класс" options={classes} required />
      <DateField
        name="firstDay"
        label="Первый день в новом классе"
        hint="То, в чём ребёнок участвовал раньше, останется за прежним классом."
        defaultValue={today}
        required
      />
    </ActionForm>
  )
}

export function LeaveForm({ enrollmentId, today }: { enrollmentId: string; today: string }) {
  return (
    <ActionForm
      action={leaveStudentAction}
      schema={() => import('@/lib/students/schema').then((file) => file.leaveSchema)}
      aria-label="Выбытие"
      className="max-w-xl"
    >
      <input type="hidden" name="enrollmentId" value={enrollmentId} />
      <RadioGroupField
        name="reason"
        label="Причина"
        choices={LEAVE_CHOICES.map((value) => ({ value, label: leaveNames[value] }))}
        required
      />
      <DateField name="lastDay" label="Последний день в организации" defaultValue={today} required />
      <TextField name="note" label="Примечание" maxLength={300} optional />
      <SubmitButton variant="danger" className="w-fit">
        Отчислить
      </SubmitButton>
    </ActionForm>
  )
}

type ReturnFormProps = { studentId: string; requestKey: string; classes: SelectOption[]; today: string }

export function ReturnForm({ studentId, requestKey, classes, today }: ReturnFormProps) {
  return (
    <ActionForm
      action={enrollStudentAction}
      schema={() => import('@/lib/students/schema').then((file) => file.enrollStudentSchema)}
      aria-label="Вернуть в список"
      submitLabel="Вернуть"
      className="max-w-xl"
    >
      <input type="hidden" name="studentId" value={studentId} />
      <RequestKeyField value={requestKey} />
      <SelectField name="classId" label="Класс или группа" placeholder="Выберите" options={classes} required />
      <DateField name="validFrom" label="С какого дня" defaultValue={today} required />
    </ActionForm>
  )
}
