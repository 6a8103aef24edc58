'use client'

import { ActionForm } from '@/components/ui/action-form'
import { ButtonLink } from '@/components/ui/button-link'
import { RadioGroupField } from '@/components/ui/radio-group-field'
import { TextField } from '@/components/ui/text-field'
import { saveModuleAction } from '@/lib/plans/actions/portfolio'
import type { ModuleView } from '@/lib/plans/types/portfolio'

/** Whether the upbringing programme has the module, and where it stands in it. */
export function ModuleForm({ module }: { module: ModuleView | null }) {
  return (
    <ActionForm
      action={saveModuleAction}
      schema={() => import('@/lib/plans/schema/portfolio').then((file) => file.saveModuleSchema)}
      defaultValues={{ present: module ? (module.present ? 'yes' : 'no') : '', place: module?.place ?? '' }}
      aria-label="Модуль «Профориентация»"
      submitLabel="Сохранить"
      footer={
        <ButtonLink href="/portfolio" variant="quiet">
          К реестру
        </ButtonLink>
      }
      rereadOnConflict
      className="max-w-2xl"
    >
      <input type="hidden" name="version" value={module?.version ?? 0} />
      <RadioGroupField
        name="present"
        label="Есть ли модуль в рабочей программе воспитания"
        choices={[
          { value: 'yes', label: 'Есть' },
          { value: 'no', label: 'Нет' },
        ]}
      />
      <TextField name="place" label="Где он стоит" hint="Раздел и страницы программы." maxLength={300} optional />
    </ActionForm>
  )
}
