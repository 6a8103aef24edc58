'use client'

import { ActionForm } from '@/components/ui/action-form'
import { DateField } from '@/components/ui/date-field'
import { TextField } from '@/components/ui/text-field'
import { moveLineAction } from '@/lib/plans/actions/plan'

type LineFormProps = { lineId: string; version: number; year: { startsOn: string; endsOn: string } }

/** Moves an entry to another day. */
export function MoveLineForm({ lineId, version, year }: LineFormProps) {
  return (
    <ActionForm
      action={moveLineAction}
      schema={() => import('@/lib/plans/schema/plan').then((file) => file.moveLineSchema)}
      title="Перенести"
      submitLabel="Перенести"
      className="max-w-2xl"
    >
      <input type="hidden" name="lineId" value={lineId} />
      <input type="hidden" name="version" value={version} />
      <DateField name="movedToOn" label="На какой день" min={year.startsOn} max={year.endsOn} required />
      <TextField name="reason" label="Причина переноса" maxLength={300} required />
    </ActionForm>
  )
}
