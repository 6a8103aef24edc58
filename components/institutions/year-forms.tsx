'use client'

import { ActionForm } from '@/components/ui/action-form'
import { DateField } from '@/components/ui/date-field'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import {
  closeYearAction,
  makeYearCurrentAction,
  openYearAction,
  setBreaksAction,
  setOwnBreaksAction,
} from '@/lib/institutions/actions'
import { BREAK_ROWS } from '@/lib/institutions/schema'

export function OpenYearForm({ startYear, code }: { startYear: number; code: string }) {
  return (
    <ActionForm
      action={openYearAction}
      aria-label={`Открыть ${code} учебный год`}
      submitLabel={`Открыть ${code} учебный год`}
    >
      <input type="hidden" name="startYear" value={startYear} />
    </ActionForm>
  )
}

type TurnProps = { yearId: string; version: number; code: string }

export function MakeCurrentForm({ yearId, version, code }: TurnProps) {
  return (
    <ActionForm
      action={makeYearCurrentAction}
      aria-label={`Сделать ${code} текущим`}
      submitLabel={`Сделать ${code} текущим`}
    >
      <input type="hidden" name="yearId" value={yearId} />
      <input type="hidden" name="version" value={version} />
    </ActionForm>
  )
}

export function CloseYearForm({ yearId, version, code }: TurnProps) {
  return (
    <ActionForm action={closeYearAction} aria-label={`Закрыть ${code}`}>
      <input type="hidden" name="yearId" value={yearId} />
      <input type="hidden" name="version" value={version} />
      <SubmitButton variant="danger" size="sm" className="w-fit">
        {`Закрыть ${code}`}
      </SubmitButton>
    </ActionForm>
  )
}

type BreaksFormProps = {
  yearId: string
  mark: string
  own: boolean
  breaks: { title: string; startsOn: string; endsOn: string }[]
  days: { min: string; max: string }
}

/** Six rows, empty ones are none; without scripts too. */
export function BreaksForm({ yearId, mark, own, breaks, days }: BreaksFormProps) {
  return (
    <ActionForm
      action={own ? setOwnBreaksAction : setBreaksAction}
      schema={() => import('@/lib/institutions/schema').then((file) => file.setBreaksSchema)}
      aria-label={own ? 'Каникулы организации' : 'Каникулы муниципалитета'}
      submitLabel="Сохранить каникулы"
      rereadOnConflict
    >
      <input type="hidden" name="yearId" value={yearId} />
      <input type="hidden" name="mark" value={mark} />
      {BREAK_ROWS.map((row, i) => (
        <fieldset key={row} className="flex flex-wrap items-end gap-3">
          <legend className="sr-only">{`Каникулы ${i + 1}`}</legend>
          <TextField name={`rows.${row}.title`} label="Название" defaultValue={breaks[i]?.title ?? ''} maxLength={80} />
          <DateField
            name={`rows.${row}.startsOn`}
            label="Первый день"
            defaultValue={breaks[i]?.startsOn ?? ''}
            min={days.min}
            max={days.max}
          />
          <DateField
            name={`rows.${row}.endsOn`}
            label="Последний день"
            defaultValue={breaks[i]?.endsOn ?? ''}
            min={days.min}
            max={days.max}
          />
        </fieldset>
      ))}
    </ActionForm>
  )
}
