'use client'

import { ActionForm } from '@/components/ui/action-form'
import { CheckboxGroupField } from '@/components/ui/checkbox-group-field'
import { DateField } from '@/components/ui/date-field'
import { RadioGroupField } from '@/components/ui/radio-group-field'
import { RequestKeyField } from '@/components/ui/request-key-field'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea } from '@/components/ui/text-area'
import { TextField } from '@/components/ui/text-field'
import {
  beginSittingAction,
  correctResultAction,
  enterResultsAction,
  releaseClassResultsAction,
  releaseResultAction,
  saveSummaryAction,
} from '@/lib/pathways/actions/diagnostics'
import type { Scale } from '@/lib/pathways/rules/diagnostics'

export function BeginSittingForm({ classId, requestKey }: { classId: string; requestKey: string }) {
  return (
    <ActionForm action={beginSittingAction} aria-label="Начать опрос" submitLabel="Начать опрос сегодня">
      <input type="hidden" name="classId" value={classId} />
      <RequestKeyField value={requestKey} />
    </ActionForm>
  )
}

const TO = [
  { value: 'STAFF', label: 'педагогам класса и руководителю' },
  { value: 'FAMILY', label: 'и семье тоже' },
]

type ReleaseProps = { classId: string; rows: { id: string; label: string }[] }

/** Summaries of a class opened at once. */
export function ReleaseClassForm({ classId, rows }: ReleaseProps) {
  return (
    <ActionForm
      action={releaseClassResultsAction}
      schema={() => import('@/lib/pathways/schema/diagnostics').then((file) => file.releaseClassResultsSchema)}
      aria-label="Открыть выводы"
      submitLabel="Открыть отмеченные"
      className="max-w-2xl"
    >
      <input type="hidden" name="classId" value={classId} />
      <RadioGroupField name="to" label="Кому открыть выводы" defaultValue="STAFF" choices={TO} required />
      <CheckboxGroupField
        name="rows"
        label="Чьи"
        hint="Открытое назад не закрывается. Баллы остаются у психолога."
        defaultValues={rows.map(({ id }) => id)}
        choices={rows.map(({ id, label }) => ({ value: id, label }))}
      />
    </ActionForm>
  )
}

export function ReleaseResultForm({ resultId, toStaff, of }: { resultId: string; toStaff: boolean; of: string }) {
  return (
    <ActionForm action={releaseResultAction} aria-label={`Открыть вывод: ${of}`}>
      <input type="hidden" name="resultId" value={resultId} />
      <div className="flex flex-wrap gap-3">
        {toStaff && (
          <SubmitButton name="to" value="STAFF" size="sm">
            Открыть педагогам
          </SubmitButton>
        )}
        <SubmitButton name="to" value="FAMILY" variant="secondary" size="sm">
          Открыть и семье
        </SubmitButton>
      </div>
    </ActionForm>
  )
}

type SummaryProps = { resultId: string; version: number; summary: string; of: string }

export function SummaryForm({ resultId, version, summary, of }: SummaryProps) {
  return (
    <ActionForm
      action={saveSummaryAction}
      schema={() => import('@/lib/pathways/schema/diagnostics').then((file) => file.saveSummarySchema)}
      aria-label={`Вывод: ${of}`}
      submitLabel="Сохранить вывод"
      rereadOnConflict
      guardUnsaved
      className="max-w-2xl"
    >
      <input type="hidden" name="resultId" value={resultId} />
      <input type="hidden" name="version" value={version} />
      <TextArea
        name="summary"
        label="Вывод простыми словами"
        hint="Без баллов: его прочтут педагог и семья."
        defaultValue={summary}
        rows={4}
        limit={1500}
        required
      />
    </ActionForm>
  )
}

type ScalesProps = { scales: Scale[]; prefix: string; values?: Record<string, number>; labelHidden?: boolean }

function ScaleFields({ scales, prefix, values = {} }: ScalesProps) {
  return (
    <div className="flex flex-wrap items-end gap-x-4 gap-y-2">
      {scales.map(({ code, title, max }) => (
        <TextField
          key={code}
          name={`${prefix}.${code}`}
          label={`${title}, до ${max}`}
          defaultValue={values[code] === undefined ? '' : String(values[code])}
          inputMode="numeric"
          autoComplete="off"
          maxLength={6}
          className="w-44"
        />
      ))}
    </div>
  )
}

type CorrectProps = { resultId: string; version: number; scales: Scale[]; values: Record<string, number>; of: string }

export function CorrectResultForm({ resultId, version, scales, values, of }: CorrectProps) {
  return (
    <ActionForm
      action={correctResultAction}
      schema={() => import('@/lib/pathways/schema/diagnostics').then((file) => file.correctResultSchema)}
      aria-label={`Исправить баллы: ${of}`}
      submitLabel="Исправить"
      rereadOnConflict
      className="max-w-3xl"
    >
      <input type="hidden" name="resultId" value={resultId} />
      <input type="hidden" name="version" value={version} />
      <ScaleFields scales={scales} prefix="scales" values={values} />
      <TextField name="reason" label="Почему исправляете" maxLength={300} required />
    </ActionForm>
  )
}

type EnterProps = {
  classId: string
  methodCode: string
  scales: Scale[]
  today: string
  pupils: { studentId: string; name: string }[]
  /** The portal's own questionnaire: answers of a paper sheet may be entered instead of scales. */
  own: boolean
}

/** Scales of a class by hand: who has none is left empty. */
export function EnterResultsForm({ classId, methodCode, scales, today, pupils, own }: EnterProps) {
  return (
    <ActionForm
      action={enterResultsAction}
      schema={() => import('@/lib/pathways/schema/diagnostics').then((file) => file.enterResultsSchema)}
      aria-label="Внести результаты"
      submitLabel="Внести"
      guardUnsaved
    >
      <input type="hidden" name="classId" value={classId} />
      <input type="hidden" name="methodCode" value={methodCode} />
      <DateField name="takenOn" label="Когда проводили" max={today} defaultValue={today} required />
      {pupils.map(({ studentId, name }) => (
        <fieldset key={studentId} className="border-line border-t pt-3">
          <legend className="float-left mb-2 w-full font-medium">{name}</legend>
          <div className="clear-both">
            {own && (
              <TextField
                name={`rows.${studentId}.answers`}
                label="Ответы с листа: 20 цифр, 1 или 2"
                inputMode="numeric"
                autoComplete="off"
                maxLength={60}
                width="half"
                className="mb-2"
              />
            )}
            <ScaleFields scales={scales} prefix={`rows.${studentId}`} />
          </div>
        </fieldset>
      ))}
    </ActionForm>
  )
}
