'use client'

import { ActionForm } from '@/components/ui/action-form'
import { DateField } from '@/components/ui/date-field'
import { TextArea } from '@/components/ui/text-area'
import { reopenAssignmentAction } from '@/lib/resolutions/actions/reviews'

type ReopenFormProps = { assignmentId: string; version: number; reworkDueOn: string | null }

/** The head of the Department takes an accepted assignment up again. */
export function ReopenForm({ assignmentId, version, reworkDueOn }: ReopenFormProps) {
  return (
    <ActionForm
      action={reopenAssignmentAction}
      schema={() => import('@/lib/resolutions/schema/reviews').then((file) => file.reopenSchema)}
      submitLabel="Возобновить поручение"
      aria-label="Возобновление поручения"
      className="max-w-2xl"
    >
      <input type="hidden" name="assignmentId" value={assignmentId} />
      <input type="hidden" name="version" value={version} />
      <TextArea name="reason" label="Почему поручение возобновляется" rows={3} limit={2000} required />
      <DateField name="reworkDueOn" label="Срок доработки" defaultValue={reworkDueOn} />
    </ActionForm>
  )
}
