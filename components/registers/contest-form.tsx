'use client'

import { ActionForm } from '@/components/ui/action-form'
import { ButtonLink } from '@/components/ui/button-link'
import { CheckboxField } from '@/components/ui/checkbox-field'
import { CheckboxGroupField } from '@/components/ui/checkbox-group-field'
import { DateField } from '@/components/ui/date-field'
import { personFullName, personName } from '@/components/ui/format'
import { RequestKeyField } from '@/components/ui/request-key-field'
import { SelectField } from '@/components/ui/select-field'
import { TextField } from '@/components/ui/text-field'
import { addContestAction, editContestAction } from '@/lib/plans/actions/contests'
import { contestKindNames, contestLevelNames, contestResultNames } from '@/lib/plans/messages/projects'
import type { ContestDetail } from '@/lib/plans/types/projects'
import type { PersonName, StaffChoice } from '@/lib/plans/types/registers'

type Group = { id: string; name: string; pupils: (PersonName & { id: string })[] }
type Props = { year: { startsOn: string }; today: string; staff: StaffChoice[] } & (
  | { contest: ContestDetail; groups?: undefined; requestKey?: undefined }
  | { contest?: undefined; groups: Group[]; requestKey: string }
)

const optionsOf = (names: Record<string, string>) => Object.entries(names).map(([value, label]) => ({ value, label }))

/** Pupils at a conference or a contest, new or known; who took part is said once. */
export function ContestForm({ contest, groups, requestKey, year, today, staff }: Props) {
  const people = staff.map((one) => ({ value: one.id, label: personName(one) }))
  const options =
    contest && !people.some(({ value }) => value === contest.supervisorId)
      ? [{ value: contest.supervisorId, label: personName(contest.supervisor) }, ...people]
      : people
  return (
    <ActionForm
      action={contest ? editContestAction : addContestAction}
      schema={() =>
        import('@/lib/plans/schema/projects').then((file) => (contest ? file.editContestSchema : file.addContestSchema))
      }
      defaultValues={
        contest && {
          ...{ kind: contest.kind, title: contest.title, level: contest.level, heldOn: contest.heldOn },
          ...{ result: contest.result, supervisorId: contest.supervisorId, career: contest.career ? 'on' : '' },
        }
      }
      aria-label="Конференция или конкурс"
      submitLabel={contest ? 'Сохранить' : 'Добавить'}
      footer={
        !contest && (
          <ButtonLink href="/projects/contests" variant="quiet">
            Отмена
          </ButtonLink>
        )
      }
      rereadOnConflict
      className="max-w-2xl"
    >
      {requestKey && <RequestKeyField value={requestKey} />}
      {contest && (
        <>
          <input type="hidden" name="contestId" value={contest.id} />
          <input type="hidden" name="version" value={contest.version} />
        </>
      )}
      <SelectField
        name="kind"
        label="Вид"
        placeholder={contest ? undefined : 'Выберите вид'}
        options={optionsOf(contestKindNames)}
        required
      />
      <TextField name="title" label="Название" maxLength={250} required />
      <div className="grid gap-5 sm:grid-cols-2">
        <SelectField
          name="level"
          label="Уровень"
          placeholder={contest ? undefined : 'Выберите уровень'}
          options={optionsOf(contestLevelNames)}
          required
        />
        <DateField name="heldOn" label="Когда" min={year.startsOn} max={today} required />
        <SelectField
          name="result"
          label="Результат"
          placeholder={contest ? undefined : 'Выберите результат'}
          options={optionsOf(contestResultNames)}
          required
        />
        {options.length > 0 && (
          <SelectField
            name="supervisorId"
            label="Кто готовил"
            placeholder={contest ? undefined : 'Вы'}
            options={options}
            optional
          />
        )}
      </div>
      <CheckboxField name="career" label="О профессиях" />
      {groups?.map(({ id, name, pupils }) => (
        <CheckboxGroupField
          key={id}
          id={`pupils-${id}`}
          name="studentIds"
          label={`Кто участвовал, ${name}`}
          choices={pupils.map((pupil) => ({ value: pupil.id, label: personFullName(pupil) }))}
        />
      ))}
    </ActionForm>
  )
}
