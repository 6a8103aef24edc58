'use client'

import { useState } from 'react'
import { ActionForm } from '@/components/ui/action-form'
import { ButtonLink } from '@/components/ui/button-link'
import { DateField } from '@/components/ui/date-field'
import { NumberField } from '@/components/ui/number-field'
import { RequestKeyField } from '@/components/ui/request-key-field'
import { SelectField } from '@/components/ui/select-field'
import { TextField } from '@/components/ui/text-field'
import { formNames } from '@/lib/activities/messages'
import type { Norm } from '@/lib/activities/rules/hours'
import type { GuidanceLevelKind, PlanKind } from '@/lib/kernel/prisma/enums'
import { addEntryAction, editEntryAction } from '@/lib/plans/actions/plan'
import { planAgainstNorm, STEPS } from '@/lib/plans/rules/plan-entries'
import type { EntryContent } from '@/lib/plans/types/plan'
import { gapText, plannedText } from './plan-words'

type Counted = Pick<EntryContent, 'directionId' | 'hours' | 'stepFrom' | 'stepTo'>

type EntryFormProps = {
  planId: string
  kind: PlanKind
  year: { startsOn: string; endsOn: string }
  directions: { id: string; title: string }[]
  partners: { id: string; name: string }[]
  level: GuidanceLevelKind
  norms: Norm[]
  grades: number[]
  /** The other entries of the plan: what this one is added to. */
  others: Counted[]
  add?: { revisionId: string; requestKey: string }
  entry?: EntryContent & { id: string; version: number }
}

/** An event of the plan. In a school the sum of its direction is told against the norm while one types. */
export function EntryForm(props: EntryFormProps) {
  const { planId, kind, year, directions, partners, add, entry } = props
  const school = kind === 'SCHOOL'
  const { first, last } = STEPS[kind]
  const steps = Array.from({ length: last - first + 1 }, (_, at) => ({
    value: String(first + at),
    label: String(first + at),
  }))
  const [typed, setTyped] = useState<Counted>({
    directionId: entry?.directionId ?? null,
    hours: entry?.hours ?? 0,
    stepFrom: entry?.stepFrom ?? 6,
    stepTo: entry?.stepTo ?? 11,
  })
  const read = (form: HTMLFormElement | null) => {
    if (!form) return
    const data = new FormData(form)
    const text = (name: string) => String(data.get(name) ?? '')
    setTyped({
      directionId: text('directionId') || null,
      hours: Number(text('hours').replace(',', '.')) || 0,
      stepFrom: Number(text('stepFrom')),
      stepTo: Number(text('stepTo')),
    })
  }
  return (
    <div
      onChange={(event) => read((event.target as HTMLElement).closest('form'))}
      onInput={(event) => read((event.target as HTMLElement).closest('form'))}
    >
      <ActionForm
        action={entry ? editEntryAction : addEntryAction}
        schema={() =>
          import('@/lib/plans/schema/plan').then((file) => (entry ? file.editEntrySchema : file.addEntrySchema))
        }
        defaultValues={
          entry
            ? {
                ...entry,
                stepFrom: String(entry.stepFrom),
                stepTo: String(entry.stepTo),
                hours: String(entry.hours).replace('.', ','),
              }
            : { stepFrom: school ? '6' : '3', stepTo: school ? '11' : '7' }
        }
        aria-label="Мероприятие плана"
        submitLabel={entry ? 'Сохранить' : 'Добавить в план'}
        pendingLabel="Сохраняем…"
        footer={
          <ButtonLink href={`/plans/${planId}`} variant="quiet">
            Отмена
          </ButtonLink>
        }
        rereadOnConflict
        guardUnsaved
        className="max-w-2xl"
      >
        {add && (
          <>
            <RequestKeyField value={add.requestKey} />
            <input type="hidden" name="revisionId" value={add.revisionId} />
          </>
        )}
        {entry && (
          <>
            <input type="hidden" name="entryId" value={entry.id} />
            <input type="hidden" name="version" value={entry.version} />
          </>
        )}
        <TextField name="title" label="Мероприятие" maxLength={200} required />
        <div className="grid gap-5 sm:grid-cols-2">
          {school && (
            <SelectField
              name="directionId"
              label="Направление"
              placeholder={entry ? undefined : 'Выберите направление'}
              options={directions.map(({ id, title }) => ({ value: id, label: title }))}
              required
            />
          )}
          <SelectField
            name="form"
            label="Форма"
            placeholder={entry ? undefined : 'Выберите форму'}
            options={Object.entries(formNames).map(([value, label]) => ({ value, label }))}
            required
          />
        </div>
        <div className="grid gap-5 sm:grid-cols-3 sm:items-end">
          <SelectField name="stepFrom" label={school ? 'Класс, с' : 'Возраст, с'} options={steps} required />
          <SelectField name="stepTo" label="по" options={steps} required />
          {school && <NumberField name="hours" kind="decimal" label="Часов за год" />}
        </div>
        <div className="grid gap-5 sm:grid-cols-2">
          <DateField name="fromOn" label="Начало" min={year.startsOn} max={year.endsOn} required />
          <DateField name="toOn" label="Окончание" min={year.startsOn} max={year.endsOn} required />
        </div>
        {school && <NormHint {...props} typed={typed} />}
        <TextField
          name="responsible"
          label="Ответственный"
          hint="Должность или фамилия с инициалами."
          maxLength={200}
          required
        />
        <SelectField
          name="partnerId"
          label="Партнёр"
          placeholder="Без партнёра"
          options={partners.map(({ id, name }) => ({ value: id, label: name }))}
          optional
        />
      </ActionForm>
    </div>
  )
}

/** «Внеурочная деятельность: 12 из 34 ч, не хватает 22 ч (8 класс)», as it would be with what is typed. */
function NormHint({ level, norms, grades, others, directions, typed }: EntryFormProps & { typed: Counted }) {
  const rows = planAgainstNorm(level, norms, grades, [...others, typed])
  const own = rows.find(({ directionId }) => directionId !== null && directionId === typed.directionId)
  const all = rows.find(({ directionId }) => directionId === null)
  const direction = directions.find(({ id }) => id === own?.directionId)
  if (!all) return null
  return (
    <p role="status" className="rounded border border-line bg-sunken px-3 py-2 text-sm">
      {own && direction && (
        <span className="block">
          {direction.title}: {plannedText(own)} — {gapText(own)}
        </span>
      )}
      <span className="block text-muted">
        Весь план: {plannedText(all)} — {gapText(all)}
      </span>
    </p>
  )
}
