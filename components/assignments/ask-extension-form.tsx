'use client'

import { ActionForm } from '@/components/ui/action-form'
import { DateField } from '@/components/ui/date-field'
import { RequestKeyField } from '@/components/ui/request-key-field'
import { TextArea } from '@/components/ui/text-area'
import { askExtensionAction } from '@/lib/resolutions/actions/extensions'

type AskExtensionFormProps = { assignmentId: string; requestKey: string; min: string; hint: string }

/** Until when and why. */
export function AskExtensionForm({ assignmentId, requestKey, min, hint }: AskExtensionFormProps) {
  return (
    <ActionForm
      action={askExtensionAction}
      schema={() => import('@/lib/resolutions/schema/extensions').then((file) => file.askExtensionSchema)}
      submitLabel="Отправить запрос"
      guardUnsaved
      aria-label="Запрос продления"
      className="max-w-2xl"
    >
      <input type="hidden" name="assignmentId" value={assignmentId} />
      <RequestKeyField value={requestKey} />
      <DateField name="requestedDueOn" label="До какого дня продлить" hint={hint} min={min} required />
      <TextArea
        name="reason"
        label="Почему нужно больше времени"
        hint="Что уже сделано, что осталось и что мешает закончить в срок."
        rows={4}
        limit={2000}
        required
      />
    </ActionForm>
  )
}
