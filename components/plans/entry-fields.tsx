'use client'

import { type ReactNode, useState } from 'react'
import { DateField } from '@/components/ui/date-field'
import { NumberField } from '@/components/ui/number-field'
import { SelectField } from '@/components/ui/select-field'
import { TextField } from '@/components/ui/text-field'
import { formNames } from '@/lib/activities/messages'
import type { Norm } from '@/lib/activities/rules/hours'
import type { FormValues } from '@/lib/kernel/outcome'
import type { GuidanceLevelKind, PlanKind } from '@/lib/kernel/prisma/enums'
import { planAgainstNorm, STEPS } from '@/lib/plans/rules/plan-entries'
import type { EntryContent } from '@/lib/plans/types/plan'
import { gapText, plannedText } from './plan-words'

type Counted = Pick<EntryContent, 'directionId' | 'hours' | 'stepFrom' | 'stepTo'>

/** What an event of a plan is entered against: the kind and year of the plan, and what it is counted with. */
export type EntryGround = {
  kind: PlanKind
  year: { startsOn: string; endsOn: string }
  directions: { id: string; title: string }[]
  partners: { id: string; name: string }[]
  /** Items that the organisation has an assignment by; a proposal names none. */
  items?: { id: string; label: string }[]
  level: GuidanceLevelKind
  norms: Norm[]
  grades: number[]
  /** The other entries of the plan: what this one is added to. */
  others: Counted[]
}

/** The first values of the fields, from an entry or a proposal, or of a new one. */
export function entryValues(kind: PlanKind, entry?: Partial<EntryContent> | null): FormValues {
  if (!entry) return kind === 'SCHOOL' ? { stepFrom: '6', stepTo: '11' } : { stepFrom: '3', stepTo: '7' }
  return {
    ...entry,
    stepFrom: String(entry.stepFrom),
    stepTo: String(entry.stepTo),
    hours: String(entry.hours).replace('.', ','),
  }
}

type CountingProps = {
  entry?: Partial<EntryContent> | null
  className?: string
  children: (typed: Counted) => ReactNode
  onChange?: () => void
}

/** Follows what is typed of hours and grades, so that the norm can be told while one types. */
export function Counting({ entry, children, onChange }: CountingProps) {
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
    onChange?.()
  }
  return (
    <div
      onChange={(event) => read((event.target as HTMLElement).closest('form'))}
      onInput={(event) => read((event.target as HTMLElement).closest('form'))}
    >
      {children(typed)}
    </div>
  )
}

type FieldsProps = EntryGround & {
  typed: Counted
  /** Something is chosen already: no «Выберите…». */
  begun: boolean
  /** Who is responsible: a field of the head, a line for who proposes. */
  who: ReactNode
}

/** The fields of an event of the plan. In a school the sum of its direction is told against the norm. */
export function EntryFields(props: FieldsProps) {
  const { kind, year, directions, partners, items, begun, who } = props
  const school = kind === 'SCHOOL'
  const { first, last } = STEPS[kind]
  const steps = Array.from({ length: last - first + 1 }, (_, at) => ({
    value: String(first + at),
    label: String(first + at),
  }))
  return (
    <>
      <TextField name="title" label="Мероприятие" maxLength={200} required />
      <div className="grid gap-5 sm:grid-cols-2">
        {school && (
          <SelectField
            name="directionId"
            label="Направление"
            placeholder={begun ? undefined : 'Выберите направление'}
            options={directions.map(({ id, title }) => ({ value: id, label: title }))}
            required
          />
        )}
        <SelectField
          name="form"
          label="Форма"
          placeholder={begun ? undefined : 'Выберите форму'}
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
      {school && <NormHint {...props} />}
      {who}
      <SelectField
        name="partnerId"
        label="Партнёр"
        placeholder="Без партнёра"
        options={partners.map(({ id, name }) => ({ value: id, label: name }))}
        optional
      />
      {items && items.length > 0 && (
        <SelectField
          name="itemId"
          label="Пункт решения коллегии"
          hint="Какое поручение исполняет мероприятие: оно появится на странице поручения."
          placeholder="Без пункта"
          options={items.map(({ id, label }) => ({ value: id, label }))}
          optional
        />
      )}
    </>
  )
}

/** «Внеурочная деятельность: 12 из 34 ч, не хватает 22 ч (8 класс)», as it would be with what is typed. */
function NormHint({ level, norms, grades, others, directions, typed }: EntryGround & { typed: Counted }) {
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
