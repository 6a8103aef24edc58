'use client'

import type { ReactNode } from 'react'
import { CheckboxField } from '@/components/ui/checkbox-field'
import { SelectField } from '@/components/ui/select-field'
import { TextField } from '@/components/ui/text-field'
import { categoryNames, fundingNames } from '@/lib/outcomes/messages'
import { FIELDS, fieldText } from '@/lib/outcomes/rules/fields'
import { askedBy, categoriesOf, type Detail, type OutcomeFacts } from '@/lib/outcomes/rules/outcomes'
import type { OutcomeCategory, OutcomePhase } from '@/lib/outcomes/types'

export const FIELD_LIST = 'professions-groups'

/** The groups of professions that a field offers as one types; once on a page, however many rows it has. */
export function FieldList() {
  return (
    <datalist id={FIELD_LIST}>
      {FIELDS.map(({ code }) => (
        <option key={code} value={fieldText(code)} />
      ))}
    </datalist>
  )
}

type OutcomeFieldsProps = {
  /** «rows.<pupil>.», or nothing where the form is about one. */
  path: string
  grade: number
  phase: OutcomePhase
  facts: OutcomeFacts | null
  /** What the portal knows by itself: stands where nothing is told. */
  known: OutcomeCategory | null
}

/** Shown only beside a category that asks for it: app/globals.css compares, so that it works before scripts load. */
function Asked({ detail, children }: { detail: Detail; children: ReactNode }) {
  return <div data-asked-by={askedBy(detail).join(' ')}>{children}</div>
}

/** Where one graduate goes. */
export function OutcomeFields({ path, grade, phase, facts, known }: OutcomeFieldsProps) {
  const profile = facts?.byProfile
  return (
    <div className="outcome-fields grid items-end gap-x-4 gap-y-3 sm:grid-cols-2 lg:grid-cols-3">
      <SelectField
        name={`${path}category`}
        label={phase === 'INTENTION' ? 'Куда собирается' : 'Куда поступил'}
        placeholder="Не внесено"
        defaultValue={facts?.category ?? (phase === 'ACTUAL' ? known : null) ?? ''}
        options={categoriesOf(grade, phase).map((value) => ({ value, label: categoryNames[value] }))}
      />
      <Asked detail="institution">
        <TextField
          name={`${path}institution`}
          label="Учреждение или место работы"
          defaultValue={facts?.institution}
          maxLength={200}
        />
      </Asked>
      <Asked detail="field">
        <TextField
          name={`${path}field`}
          label="Группа профессий"
          list={FIELD_LIST}
          defaultValue={facts?.fieldCode ? fieldText(facts.fieldCode) : null}
          maxLength={120}
        />
      </Asked>
      <Asked detail="funding">
        <SelectField
          name={`${path}funding`}
          label="Обучение"
          placeholder="Не указано"
          defaultValue={facts?.funding ?? ''}
          options={Object.entries(fundingNames).map(([value, label]) => ({ value, label }))}
        />
      </Asked>
      <Asked detail="byProfile">
        <SelectField
          name={`${path}byProfile`}
          label="По профилю"
          placeholder="Не указано"
          defaultValue={profile === null || profile === undefined ? '' : profile ? 'yes' : 'no'}
          options={[
            { value: 'yes', label: 'По профилю' },
            { value: 'no', label: 'Не по профилю' },
          ]}
        />
      </Asked>
      <Asked detail="elsewhere">
        <CheckboxField
          name={`${path}elsewhere`}
          value="yes"
          label="За пределами региона"
          defaultChecked={facts?.elsewhere ?? false}
          className="sm:pt-8"
        />
      </Asked>
    </div>
  )
}
