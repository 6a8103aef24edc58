'use client'

import { ActionForm } from '@/components/ui/action-form'
import { RadioGroupField } from '@/components/ui/radio-group-field'
import { TextField } from '@/components/ui/text-field'
import { answerPairsAction, openSheetAction } from '@/lib/pathways/actions/diagnostics'
import type { Pair } from '@/lib/pathways/rules/interests'

/** A pupil's code, typed from the card. */
export function SheetCodeForm() {
  return (
    <ActionForm
      action={openSheetAction}
      schema={() => import('@/lib/pathways/schema/diagnostics').then((file) => file.openSheetSchema)}
      aria-label="Код с карточки"
      submitLabel="Начать"
      pendingLabel="Проверяем…"
    >
      <TextField
        name="code"
        label="Код с карточки"
        hint="Десять букв и цифр. Раскладка и размер букв не важны."
        autoComplete="off"
        spellCheck={false}
        maxLength={60}
        required
      />
    </ActionForm>
  )
}

type PairsProps = { page: number; pages: number; from: number; pairs: readonly Pair[]; answers: number[] }

/** Five pairs at a time: what is chosen goes to the server with the page. */
export function PairsForm({ page, pages, from, pairs, answers }: PairsProps) {
  return (
    <ActionForm
      action={answerPairsAction}
      aria-label={`Страница ${page} из ${pages}`}
      submitLabel={page < pages ? 'Дальше' : 'Закончить'}
      pendingLabel="Сохраняем…"
    >
      <input type="hidden" name="page" value={page} />
      {pairs.map(([first, second], at) => (
        <RadioGroupField
          key={first.text}
          name={`answers.${from + at}`}
          label={`${from + at + 1}. Что больше по душе?`}
          defaultValue={answers[at] ? String(answers[at]) : null}
          choices={[
            { value: '1', label: first.text },
            { value: '2', label: second.text },
          ]}
          required
        />
      ))}
    </ActionForm>
  )
}
