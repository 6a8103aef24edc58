'use client'

import { useState } from 'react'
import { DateField } from '@/components/ui/date-field'
import { formatDayShort } from '@/components/ui/format'
import { SelectField } from '@/components/ui/select-field'
import { TextField } from '@/components/ui/text-field'
import { areaNames, stepKindNames } from '@/lib/pathways/messages'
import type { StepKind, StepOffer } from '@/lib/pathways/types'

const optionsOf = (names: Record<string, string>) => Object.entries(names).map(([value, label]) => ({ value, label }))

type StepFieldsProps = {
  year: { startsOn: string; endsOn: string }
  kindergarten: boolean
  offers: StepOffer[]
  /** Kinds to choose from; null for all. */
  kinds: readonly StepKind[] | null
  /** Of an approved route every change has a reason. */
  active: boolean
}

/** What a step is; taken from an event of the plan, title, kind and term come with it. */
export function StepFields({ year, kindergarten, offers, kinds, active }: StepFieldsProps) {
  const [offer, setOffer] = useState<StepOffer | null>(null)
  const key = offer?.planLineId ?? 'own'
  return (
    <>
      {offers.length > 0 && (
        <SelectField
          name="planLineId"
          label="Из плана организации"
          hint="Когда педагог запишет это мероприятие с ребёнком, шаг закроется сам."
          placeholder="Не из плана"
          options={offers.map(({ planLineId, title, dueOn }) => ({
            value: planLineId,
            label: `${title}, до ${formatDayShort(dueOn)}`,
          }))}
          onValueChange={(value) => setOffer(offers.find(({ planLineId }) => planLineId === value) ?? null)}
          optional
        />
      )}
      <TextField
        key={`title ${key}`}
        name="title"
        label="Что сделать"
        maxLength={200}
        defaultValue={offer?.title}
        required
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <SelectField
          key={`kind ${key}`}
          name="kind"
          label="Вид шага"
          placeholder="Выберите вид"
          defaultValue={offer?.kind}
          options={optionsOf(stepKindNames).filter(({ value }) => kinds?.some((kind) => kind === value) ?? true)}
          required
        />
        <DateField
          key={`due ${key}`}
          name="dueOn"
          label="До какого дня"
          min={year.startsOn}
          max={year.endsOn}
          defaultValue={offer?.dueOn}
          required
        />
        {kindergarten && (
          <SelectField
            name="area"
            label="Образовательная область"
            placeholder="Не выбрана"
            options={optionsOf(areaNames)}
            optional
          />
        )}
        <TextField name="responsible" label="Кто отвечает" maxLength={120} required />
      </div>
      {active && (
        <TextField
          name="reason"
          label="Причина изменения"
          hint="Маршрут уже действует: причина останется в его журнале."
          maxLength={300}
          required
        />
      )}
    </>
  )
}
