'use client'

import { ActionForm } from '@/components/ui/action-form'
import { ButtonLink } from '@/components/ui/button-link'
import { CheckboxField } from '@/components/ui/checkbox-field'
import { personFullName, personName } from '@/components/ui/format'
import { SelectField } from '@/components/ui/select-field'
import { TextField } from '@/components/ui/text-field'
import { saveClassProjectsAction } from '@/lib/plans/actions/projects'
import type { ProjectRow } from '@/lib/plans/types/projects'
import type { PersonName, StaffChoice } from '@/lib/plans/types/registers'

type Props = {
  classId: string
  rows: { pupil: PersonName & { id: string }; project: ProjectRow | null }[]
  staff: StaffChoice[]
  /** Offered as supervisor of those who have none yet. */
  userId: string
}

/** A class at once: a topic left empty is a pupil without a project yet. */
export function ClassProjectsForm({ classId, rows, staff, userId }: Props) {
  const people = staff.map((one) => ({ value: one.id, label: personName(one) }))
  const first = people.some(({ value }) => value === userId) ? userId : ''
  const values = Object.fromEntries(
    rows.map(({ pupil, project }) => [
      pupil.id,
      {
        topic: project?.topic ?? '',
        supervisorId: project?.supervisorId ?? first,
        career: project?.career ? 'on' : '',
      },
    ]),
  )
  return (
    <ActionForm
      action={saveClassProjectsAction}
      schema={() => import('@/lib/plans/schema/projects').then((file) => file.saveClassProjectsSchema)}
      defaultValues={{ rows: values }}
      aria-label="Проекты класса"
      submitLabel="Сохранить"
      footer={
        <ButtonLink href={`/projects/classes/${classId}`} variant="quiet">
          Отмена
        </ButtonLink>
      }
      guardUnsaved
      rereadOnConflict
    >
      <input type="hidden" name="classId" value={classId} />
      <ol className="grid gap-5">
        {rows.map(({ pupil, project }) => {
          const options =
            project && !people.some(({ value }) => value === project.supervisorId)
              ? [{ value: project.supervisorId, label: personName(project.supervisor) }, ...people]
              : people
          return (
            <li key={pupil.id} className="border-line border-b pb-4">
              <fieldset className="grid gap-3">
                <legend className="font-semibold">{personFullName(pupil)}</legend>
                <input type="hidden" name={`rows.${pupil.id}.version`} value={project?.version ?? 0} />
                <div className="grid gap-3 sm:grid-cols-[2fr_1fr]">
                  <TextField name={`rows.${pupil.id}.topic`} label="Тема" maxLength={300} />
                  <SelectField
                    name={`rows.${pupil.id}.supervisorId`}
                    label="Руководитель"
                    placeholder="Выберите руководителя"
                    options={options}
                  />
                </div>
                <CheckboxField name={`rows.${pupil.id}.career`} label="О профессиях" />
              </fieldset>
            </li>
          )
        })}
      </ol>
    </ActionForm>
  )
}
