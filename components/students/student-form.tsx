'use client'

import { useVersion } from '@/components/people/use-version'
import { ActionForm } from '@/components/ui/action-form'
import { DateField } from '@/components/ui/date-field'
import { RequestKeyField } from '@/components/ui/request-key-field'
import { TextField } from '@/components/ui/text-field'
import { addStudentAction, editStudentAction } from '@/lib/students/actions/students'

/** A child as a document names it. */
export function PupilFields({ today }: { today?: string }) {
  return (
    <>
      <TextField name="lastName" label="Фамилия" autoComplete="off" maxLength={60} required />
      <TextField name="firstName" label="Имя" autoComplete="off" maxLength={60} required />
      <TextField name="middleName" label="Отчество" autoComplete="off" maxLength={60} optional />
      <DateField name="birthDate" label="Дата рождения" max={today} required />
    </>
  )
}

type AddStudentFormProps = { classId: string; requestKey: string; firstDay: string; min: string; max: string }

export function AddStudentForm({ classId, requestKey, firstDay, min, max }: AddStudentFormProps) {
  return (
    <ActionForm
      action={addStudentAction}
      schema={() => import('@/lib/students/schema').then((file) => file.addStudentSchema)}
      aria-label="Новый ребёнок в списке"
      submitLabel="Внести"
      className="max-w-xl"
    >
      <input type="hidden" name="classId" value={classId} />
      <RequestKeyField value={requestKey} />
      <PupilFields />
      <DateField name="validFrom" label="С какого дня в классе" defaultValue={firstDay} min={min} max={max} required />
    </ActionForm>
  )
}

type EditStudentFormProps = {
  studentId: string
  version: number
  pupil: { lastName: string; firstName: string; middleName: string | null; birthDate: string }
}

export function EditStudentForm({ studentId, version, pupil }: EditStudentFormProps) {
  const [current, listen] = useVersion(version)
  return (
    <ActionForm
      action={editStudentAction}
      schema={() => import('@/lib/students/schema').then((file) => file.editStudentSchema)}
      aria-label="Сведения о ребёнке"
      defaultValues={pupil}
      submitLabel="Сохранить"
      onDone={listen}
      className="max-w-xl"
    >
      <input type="hidden" name="studentId" value={studentId} />
      <input type="hidden" name="version" value={current} />
      <PupilFields />
    </ActionForm>
  )
}
