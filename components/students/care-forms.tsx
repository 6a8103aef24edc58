'use client'

import { useVersion } from '@/components/people/use-version'
import { ActionForm } from '@/components/ui/action-form'
import { CheckboxField } from '@/components/ui/checkbox-field'
import { DateField } from '@/components/ui/date-field'
import { TextArea } from '@/components/ui/text-area'
import { saveConditionsAction, saveRestrictedAction } from '@/lib/students/actions/students'
import type { Conditions, Restricted } from '@/lib/students/types'

export function ConditionsForm({ studentId, stored }: { studentId: string; stored: Conditions | null }) {
  const [version, listen] = useVersion(stored?.version ?? 0)
  return (
    <ActionForm
      action={saveConditionsAction}
      schema={() => import('@/lib/students/schema').then((file) => file.saveConditionsSchema)}
      aria-label="Условия для ребёнка"
      submitLabel="Сохранить условия"
      onDone={listen}
      className="max-w-xl"
    >
      <input type="hidden" name="studentId" value={studentId} />
      <input type="hidden" name="version" value={version} />
      <CheckboxField
        name="adaptedProgram"
        label="Учится по адаптированной программе"
        defaultChecked={stored?.adaptedProgram}
      />
      <CheckboxField name="accessibleOnly" label="Только доступные площадки" defaultChecked={stored?.accessibleOnly} />
      <TextArea
        name="text"
        label="Условия"
        hint="Что сделать педагогу. Диагноз и причину не указывайте: они — в особых сведениях."
        defaultValue={stored?.text ?? ''}
        limit={500}
        optional
      />
    </ActionForm>
  )
}

export function RestrictedForm({ studentId, stored }: { studentId: string; stored: Restricted | null }) {
  const [version, listen] = useVersion(stored?.version ?? 0)
  return (
    <ActionForm
      action={saveRestrictedAction}
      schema={() => import('@/lib/students/schema').then((file) => file.saveRestrictedSchema)}
      aria-label="Особые сведения"
      submitLabel="Сохранить"
      onDone={listen}
      className="max-w-xl"
    >
      <input type="hidden" name="studentId" value={studentId} />
      <input type="hidden" name="version" value={version} />
      <CheckboxField
        name="specialNeeds"
        label="Ограниченные возможности здоровья (ОВЗ)"
        defaultChecked={stored?.specialNeeds}
      />
      <CheckboxField name="disability" label="Инвалидность" defaultChecked={stored?.disability} />
      <TextArea
        name="conclusion"
        label="Заключение ПМПК или ППк"
        defaultValue={stored?.conclusion ?? ''}
        limit={500}
        optional
      />
      <DateField name="conclusionOn" label="Дата заключения" defaultValue={stored?.conclusionOn} optional />
      <DateField name="conclusionUntil" label="Действует до" defaultValue={stored?.conclusionUntil} optional />
      <TextArea
        name="healthLimits"
        label="Ограничения по здоровью"
        defaultValue={stored?.healthLimits ?? ''}
        limit={1000}
        optional
      />
    </ActionForm>
  )
}
