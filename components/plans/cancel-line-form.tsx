'use client'

import { ActionForm } from '@/components/ui/action-form'
import { TextField } from '@/components/ui/text-field'
import { cancelLineAction } from '@/lib/plans/actions/plan'

/** Takes an entry off the plan in force. */
export function CancelLineForm({ lineId, version }: { lineId: string; version: number }) {
  return (
    <ActionForm
      action={cancelLineAction}
      schema={() => import('@/lib/plans/schema/plan').then((file) => file.cancelLineSchema)}
      title="Отменить"
      submitLabel="Отменить мероприятие"
      className="max-w-2xl"
    >
      <input type="hidden" name="lineId" value={lineId} />
      <input type="hidden" name="version" value={version} />
      <TextField name="reason" label="Причина отмены" maxLength={300} required />
    </ActionForm>
  )
}
