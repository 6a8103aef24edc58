'use client'

import { ActionForm } from '@/components/ui/action-form'
import { CheckboxField } from '@/components/ui/checkbox-field'
import { DateField } from '@/components/ui/date-field'
import { personName } from '@/components/ui/format'
import { SelectField } from '@/components/ui/select-field'
import { TextArea } from '@/components/ui/text-area'
import { TextField } from '@/components/ui/text-field'
import { editProjectAction } from '@/lib/plans/actions/projects'
import { projectStateNames } from '@/lib/plans/messages/projects'
import type { ProjectDetail } from '@/lib/plans/types/projects'
import type { StaffChoice } from '@/lib/plans/types/registers'

/** A project and how its defence went. */
export function ProjectForm({ project, staff }: { project: ProjectDetail; staff: StaffChoice[] }) {
  const people = staff.map((one) => ({ value: one.id, label: personName(one) }))
  const options = people.some(({ value }) => value === project.supervisorId)
    ? people
    : [{ value: project.supervisorId, label: personName(project.supervisor) }, ...people]
  return (
    <ActionForm
      action={editProjectAction}
      schema={() => import('@/lib/plans/schema/projects').then((file) => file.editProjectSchema)}
      defaultValues={{
        ...{ topic: project.topic, supervisorId: project.supervisorId, state: project.state },
        ...{ defenceOn: project.defenceOn ?? '', result: project.result ?? '', career: project.career ? 'on' : '' },
      }}
      aria-label="Индивидуальный проект"
      submitLabel="Сохранить"
      rereadOnConflict
      className="max-w-2xl"
    >
      <input type="hidden" name="projectId" value={project.id} />
      <input type="hidden" name="version" value={project.version} />
      <TextField name="topic" label="Тема" maxLength={300} required />
      <SelectField name="supervisorId" label="Руководитель" options={options} required />
      <CheckboxField name="career" label="О профессиях" hint="Проект связан с выбором профессии." />
      <SelectField
        name="state"
        label="Состояние"
        options={Object.entries(projectStateNames).map(([value, label]) => ({ value, label }))}
        required
      />
      <DateField name="defenceOn" label="День защиты" min={project.startsOn} max={project.endsOn} optional />
      <TextArea
        name="result"
        label="Результат"
        hint="Итог защиты в словах, без отметки."
        rows={2}
        limit={500}
        optional
      />
    </ActionForm>
  )
}
