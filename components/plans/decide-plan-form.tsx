'use client'

import { ActionForm } from '@/components/ui/action-form'
import { RadioGroupField } from '@/components/ui/radio-group-field'
import { TextArea } from '@/components/ui/text-area'
import { decidePlanAction } from '@/lib/plans/actions/plan'

/** The Department approves or returns. */
export function DecidePlanForm({ revision, approve }: { revision: { id: string; version: number }; approve: boolean }) {
  return (
    <ActionForm
      action={decidePlanAction}
      schema={() => import('@/lib/plans/schema/plan').then((file) => file.decidePlanSchema)}
      aria-label="Решение по плану"
      submitLabel="Записать решение"
      className="max-w-2xl"
    >
      <input type="hidden" name="revisionId" value={revision.id} />
      <input type="hidden" name="version" value={revision.version} />
      <RadioGroupField
        name="verdict"
        label="Решение"
        choices={[
          ...(approve ? [{ value: 'APPROVE', label: 'Утвердить', hint: 'План вступит в силу.' }] : []),
          {
            value: 'RETURN',
            label: 'Вернуть на доработку',
            hint: 'Организация получит новый черновик и пять рабочих дней.',
          },
        ]}
      />
      <TextArea name="comment" label="Комментарий" hint="При возврате обязателен." rows={4} limit={4000} optional />
    </ActionForm>
  )
}
