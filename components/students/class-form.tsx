'use client'

import { useState } from 'react'
import { useVersion } from '@/components/people/use-version'
import { ActionForm } from '@/components/ui/action-form'
import { NumberField } from '@/components/ui/number-field'
import { RadioGroupField } from '@/components/ui/radio-group-field'
import { RequestKeyField } from '@/components/ui/request-key-field'
import { SelectField } from '@/components/ui/select-field'
import { TextField } from '@/components/ui/text-field'
import { createClassAction, editClassAction } from '@/lib/students/actions/classes'
import { classKindNames } from '@/lib/students/messages'
import type { ClassFields, ClassGroupKind } from '@/lib/students/types'

type ClassFormProps = {
  kinds: ClassGroupKind[]
  grades: number[]
  /** A new class: its year's choices and the form's key. */
  made?: { requestKey: string; years: { id: string; code: string }[]; yearId: string | null }
  /** A class that is there. */
  stored?: ClassFields & { id: string; version: number }
}

/** A class by grade and letter, a group by name and ages. With scripts only the fields of the chosen kind are shown. */
export function ClassForm({ kinds, grades, made, stored }: ClassFormProps) {
  const [version, listen] = useVersion(stored?.version ?? 1)
  const first = stored?.kind ?? kinds[0] ?? 'CLASS'
  // Both sets of fields until a kind is chosen: without scripts nothing would bring the other one.
  const [kind, setKind] = useState<string | null>(stored || kinds.length === 1 ? first : null)
  const [grade, setGrade] = useState(String(stored?.grade ?? ''))
  return (
    <ActionForm
      action={stored ? editClassAction : createClassAction}
      schema={() =>
        import('@/lib/students/schema').then((file) => (stored ? file.editClassSchema : file.createClassSchema))
      }
      aria-label={stored ? 'Изменить класс или группу' : 'Новый класс или группа'}
      submitLabel={stored ? 'Сохранить' : 'Добавить'}
      onDone={listen}
      className="max-w-xl"
    >
      {stored ? (
        <>
          <input type="hidden" name="classId" value={stored.id} />
          <input type="hidden" name="version" value={version} />
        </>
      ) : (
        <RequestKeyField value={made?.requestKey ?? ''} />
      )}
      {made && (
        <SelectField
          name="yearId"
          label="Учебный год"
          defaultValue={made.yearId}
          options={made.years.map(({ id, code }) => ({ value: id, label: code }))}
          required
        />
      )}
      {kinds.length > 1 ? (
        <RadioGroupField
          name="kind"
          label="Что это"
          defaultValue={first}
          choices={kinds.map((value) => ({ value, label: classKindNames[value] }))}
          onValueChange={setKind}
          required
        />
      ) : (
        <input type="hidden" name="kind" value={first} />
      )}
      {kind !== null && kind !== 'CLASS' ? null : (
        <>
          <SelectField
            name="grade"
            label="Номер класса"
            placeholder="Выберите номер"
            defaultValue={stored?.grade ? String(stored.grade) : ''}
            options={grades.map((value) => ({ value: String(value), label: String(value) }))}
            onValueChange={setGrade}
            required
          />
          <TextField
            name="letter"
            label="Литера"
            hint="Например: А. Если класс один, оставьте пустым."
            defaultValue={stored?.letter}
            maxLength={3}
            width="short"
            optional
          />
          {grades.includes(10) && (grade === '' || Number(grade) >= 10) && (
            <TextField
              name="profile"
              label="Профиль 10–11 классов"
              defaultValue={stored?.profile}
              maxLength={100}
              optional
            />
          )}
        </>
      )}
      {kind === 'CLASS' ? null : (
        <>
          <TextField
            name="groupName"
            label="Название группы"
            defaultValue={stored && stored.kind !== 'CLASS' ? stored.name : ''}
            maxLength={60}
            required
          />
          <NumberField name="ageFrom" label="Возраст детей от, лет" defaultValue={stored?.ageFrom} optional />
          <NumberField name="ageTo" label="Возраст детей до, лет" defaultValue={stored?.ageTo} optional />
        </>
      )}
    </ActionForm>
  )
}
