'use client'

import { ActionForm } from '@/components/ui/action-form'
import { RequestKeyField } from '@/components/ui/request-key-field'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea } from '@/components/ui/text-area'
import { writeMessageAction } from '@/lib/resolutions/actions/thread'

/** One more question or answer. */
export function MessageForm({
  assignmentId,
  requestKey,
  label,
}: {
  assignmentId: string
  requestKey: string
  label: string
}) {
  return (
    <ActionForm
      action={writeMessageAction}
      schema={() => import('@/lib/resolutions/schema/thread').then((file) => file.writeMessageSchema)}
      resetOnSuccess
      guardUnsaved
      aria-label="Новое сообщение"
      className="mt-4 print:hidden"
    >
      <input type="hidden" name="assignmentId" value={assignmentId} />
      <RequestKeyField value={requestKey} />
      <TextArea name="text" label={label} rows={3} limit={4000} />
      <SubmitButton variant="secondary" icon="send" className="w-fit">
        Отправить
      </SubmitButton>
    </ActionForm>
  )
}
