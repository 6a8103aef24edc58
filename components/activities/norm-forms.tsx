'use client'

import { ActionForm } from '@/components/ui/action-form'
import { NumberField } from '@/components/ui/number-field'
import { TextField } from '@/components/ui/text-field'
import { editDirectionAction, editNormAction } from '@/lib/activities/actions'
import type { Direction, NormRow } from '@/lib/activities/types'

/** One norm: how many hours of a year. */
export function NormForm({ norm, label }: { norm: NormRow; label: string }) {
  return (
    <ActionForm
      action={editNormAction}
      schema={() => import('@/lib/activities/schema/norms').then((file) => file.editNormSchema)}
      aria-label={label}
      submitLabel="Сохранить"
      rereadOnConflict
      className="max-w-sm"
    >
      <input type="hidden" name="normId" value={norm.id} />
      <input type="hidden" name="version" value={norm.version} />
      <NumberField
        name="minHours"
        label={label}
        kind="decimal"
        suffix="ч в год"
        defaultValue={String(norm.minHours).replace('.', ',')}
        required
      />
    </ActionForm>
  )
}

/** The titles of one direction. */
export function DirectionForm({ direction }: { direction: Direction }) {
  return (
    <ActionForm
      action={editDirectionAction}
      schema={() => import('@/lib/activities/schema/norms').then((file) => file.editDirectionSchema)}
      aria-label={`Направление ${direction.position}`}
      submitLabel="Сохранить"
      rereadOnConflict
      className="max-w-xl"
    >
      <input type="hidden" name="directionId" value={direction.id} />
      <input type="hidden" name="version" value={direction.version} />
      <TextField name="title" label="Название" defaultValue={direction.title} maxLength={200} required />
      <TextField
        name="shortTitle"
        label="Кратко"
        defaultValue={direction.shortTitle}
        maxLength={40}
        width="half"
        required
      />
    </ActionForm>
  )
}
