'use client'

import { ActionForm } from '@/components/ui/action-form'
import { ButtonLink } from '@/components/ui/button-link'
import { DateField } from '@/components/ui/date-field'
import { personName } from '@/components/ui/format'
import { NumberField } from '@/components/ui/number-field'
import { RequestKeyField } from '@/components/ui/request-key-field'
import { SelectField } from '@/components/ui/select-field'
import { TextArea } from '@/components/ui/text-area'
import { TextField } from '@/components/ui/text-field'
import { addProgrammeAction, editProgrammeAction } from '@/lib/plans/actions/programmes'
import { programmeDirectionNames } from '@/lib/plans/messages/programmes'
import type { ProgrammeDetail } from '@/lib/plans/types/programmes'
import type { StaffChoice } from '@/lib/plans/types/registers'

type Props = { today: string; staff: StaffChoice[] } & (
  | { programme: ProgrammeDetail; startsOn?: undefined; requestKey?: undefined }
  | { programme?: undefined; startsOn: string; requestKey: string }
)

/** An additional programme, new or known. */
export function ProgrammeForm({ programme, requestKey, startsOn, today, staff }: Props) {
  const people = staff.map((one) => ({ value: one.id, label: personName(one) }))
  const options =
    programme && !people.some(({ value }) => value === programme.keeperId)
      ? [{ value: programme.keeperId, label: personName(programme.keeper) }, ...people]
      : people
  return (
    <ActionForm
      action={programme ? editProgrammeAction : addProgrammeAction}
      schema={() =>
        import('@/lib/plans/schema/programmes').then((file) =>
          programme ? file.editProgrammeSchema : file.addProgrammeSchema,
        )
      }
      defaultValues={
        programme
          ? {
              ...{ title: programme.title, direction: programme.direction, hours: String(programme.hours) },
              ...{ ageFrom: String(programme.ageFrom), ageTo: String(programme.ageTo), keeperId: programme.keeperId },
              ...{ startsOn: programme.startsOn, endsOn: programme.endsOn ?? '' },
              updatedForModelOn: programme.updatedForModelOn ?? '',
              careerContent: programme.careerContent ?? '',
            }
          : { startsOn: startsOn ?? '' }
      }
      aria-label="Дополнительная программа"
      submitLabel={programme ? 'Сохранить' : 'Добавить'}
      footer={
        !programme && (
          <ButtonLink href="/programmes" variant="quiet">
            Отмена
          </ButtonLink>
        )
      }
      rereadOnConflict
      className="max-w-2xl"
    >
      {requestKey && <RequestKeyField value={requestKey} />}
      {programme && (
        <>
          <input type="hidden" name="programmeId" value={programme.id} />
          <input type="hidden" name="version" value={programme.version} />
        </>
      )}
      <TextField name="title" label="Название" maxLength={250} required />
      <SelectField
        name="direction"
        label="Направленность"
        placeholder={programme ? undefined : 'Выберите направленность'}
        options={Object.entries(programmeDirectionNames).map(([value, label]) => ({ value, label }))}
        required
      />
      <div className="grid gap-5 sm:grid-cols-3">
        <NumberField name="hours" label="Часов в год" required />
        <NumberField name="ageFrom" label="Возраст от, лет" required />
        <NumberField name="ageTo" label="Возраст до, лет" required />
      </div>
      <TextArea
        name="careerContent"
        label="Что в ней о профессиях"
        hint="Темы, встречи, пробы — коротко."
        rows={3}
        limit={1000}
        optional
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <DateField name="startsOn" label="Реализуется с" required />
        <DateField name="endsOn" label="Последний день" hint="Если программу больше не ведут." optional />
      </div>
      <DateField
        name="updatedForModelOn"
        label="Обновлена под муниципальную модель"
        hint="День приказа или педсовета. Засчитывается с подтверждением."
        max={today}
        optional
      />
      {options.length > 0 && (
        <SelectField
          name="keeperId"
          label="Кто ведёт программу"
          placeholder={programme ? undefined : 'Вы'}
          options={options}
          optional
        />
      )}
    </ActionForm>
  )
}
