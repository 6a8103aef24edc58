'use client'

import { ActionForm } from '@/components/ui/action-form'
import { DateField } from '@/components/ui/date-field'
import { RadioGroupField } from '@/components/ui/radio-group-field'
import { TextArea } from '@/components/ui/text-area'
import { decideExtensionsAction } from '@/lib/resolutions/actions/extensions'
import { decideReportsAction } from '@/lib/resolutions/actions/reviews'
import type { RowResults } from '@/lib/resolutions/rules/reviews'
import { useTell } from './decision-told'

type DecideFormProps = {
  of: 'report' | 'extension'
  /** «id.version» of each row. */
  rows: readonly string[]
  /** The day offered: of the rework, or the one asked for where all ask the same. */
  day?: string | null
  /** The earliest day that may be given. */
  min?: string
  /** An open assignment can only be found not applicable. */
  only?: 'notApplicable'
  /** Whose report or request: tells one form of a list from the next. */
  about?: string
  /** For many rows at once: in a line, without explanations. */
  compact?: boolean
  submitLabel?: string
  onDecided?: () => void
}

const WAYS = {
  report: {
    action: decideReportsAction,
    schema: () => import('@/lib/resolutions/schema/reviews').then((file) => file.decideReportsSchema),
    label: 'Решение по отчёту',
    choices: [
      { value: 'accept', label: 'Принять', hint: 'Поручение исполнено и снимается с контроля.' },
      {
        value: 'return',
        label: 'Вернуть на доработку',
        hint: 'Напишите, что исправить: исполнитель увидит комментарий.',
      },
      { value: 'notApplicable', label: 'Признать неприменимым', hint: 'Пункт не относится к этой организации.' },
    ],
    commentHint: 'Обязателен, кроме случая, когда отчёт принимается.',
    day: {
      name: 'reworkDueOn',
      label: 'Срок доработки',
      hint: () => 'По умолчанию — пять рабочих дней.',
      className: 'hidden group-has-[[value=return]:checked]:grid',
    },
  },
  extension: {
    action: decideExtensionsAction,
    schema: () => import('@/lib/resolutions/schema/extensions').then((file) => file.decideExtensionsSchema),
    label: 'Решение по запросу продления',
    choices: [
      { value: 'grant', label: 'Продлить' },
      { value: 'reject', label: 'Отказать', hint: 'Напишите почему: исполнитель увидит комментарий.' },
    ],
    commentHint: 'При отказе обязателен.',
    day: {
      name: 'dueOn',
      label: 'Новый срок',
      hint: (day: string | null | undefined) =>
        day ? undefined : 'Оставьте пустым, чтобы продлить до запрошенного каждым дня.',
      className: 'hidden group-has-[[value=grant]:checked]:grid',
    },
  },
}

/** The controller's decision on a report (accept, return, not applicable) or a request for more time; one record or many at once. */
export function DecideForm({ of, rows, day, min, only, about, compact, submitLabel, onDecided }: DecideFormProps) {
  const tell = useTell()
  const way = WAYS[of]
  return (
    <ActionForm<RowResults>
      action={way.action}
      schema={way.schema}
      submitLabel={submitLabel ?? 'Записать решение'}
      pendingLabel="Записываем…"
      aria-label={about ? `${way.label}: ${about}` : way.label}
      className={compact ? 'group max-w-2xl gap-3' : 'group max-w-2xl'}
      onDone={(outcome) => {
        if (!outcome.ok) return
        tell?.(outcome.data)
        onDecided?.()
      }}
    >
      {rows.map((row) => (
        <input key={row} type="hidden" name="rows[]" value={row} />
      ))}
      {only ? (
        <input type="hidden" name="decision" value={only} />
      ) : (
        <RadioGroupField
          name="decision"
          label="Решение"
          choices={compact ? way.choices.map(({ value, label }) => ({ value, label })) : way.choices}
          inline={compact || of === 'extension'}
          required
        />
      )}
      <TextArea
        name="comment"
        label={only ? 'Почему пункт неприменим' : 'Комментарий'}
        hint={only ? undefined : way.commentHint}
        rows={compact || of === 'extension' ? 2 : 3}
        limit={2000}
      />
      {!only && (
        <DateField
          name={way.day.name}
          label={way.day.label}
          hint={way.day.hint(day)}
          defaultValue={day}
          min={min}
          className={way.day.className}
        />
      )}
    </ActionForm>
  )
}
