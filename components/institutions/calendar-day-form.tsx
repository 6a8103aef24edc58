'use client'

import { ActionForm } from '@/components/ui/action-form'
import { DateField } from '@/components/ui/date-field'
import { RadioGroupField } from '@/components/ui/radio-group-field'
import { TextField } from '@/components/ui/text-field'
import { setCalendarDayAction } from '@/lib/institutions/actions'
import { dayKindNames } from '@/lib/institutions/messages'

const HINTS = {
  HOLIDAY: 'Статья 112 Трудового кодекса или закон региона',
  MOVED_OFF: 'Будний день, на который правительство перенесло выходной',
  WORKING: 'Выходной, который отрабатывают',
}

export function CalendarDayForm({ year }: { year: number }) {
  return (
    <ActionForm
      action={setCalendarDayAction}
      schema={() => import('@/lib/institutions/schema').then((file) => file.setDaySchema)}
      aria-label="Отметить день"
      submitLabel="Отметить"
      resetOnSuccess
      className="max-w-xl"
    >
      <DateField name="day" label="День" min={`${year}-01-01`} max={`${year}-12-31`} required />
      <RadioGroupField
        name="kind"
        label="Какой это день"
        choices={(['HOLIDAY', 'MOVED_OFF', 'WORKING'] as const).map((value) => ({
          value,
          label: dayKindNames[value],
          hint: HINTS[value],
        }))}
        required
      />
      <TextField
        name="note"
        label="Основание"
        hint="Например: постановление Правительства РФ"
        maxLength={120}
        optional
      />
    </ActionForm>
  )
}
