'use client'

import { cx } from './cx'
import { FieldMessage } from './field-message'
import { type FieldProps, useField } from './use-field'

export type Choice = { value: string; label: React.ReactNode; hint?: React.ReactNode; disabled?: boolean }

export type ChoiceGroupProps = FieldProps & {
  choices: Choice[]
  /** Two or three short answers stand in a line. */
  inline?: boolean
  onValueChange?: (value: string, checked: boolean) => void
}

/** What radio buttons and groups of checkboxes have in common: a fieldset whose legend is the question. */
export function ChoiceGroup(props: ChoiceGroupProps & { type: 'radio' | 'checkbox'; selected: readonly string[] }) {
  const { type, name, label, hint, optional, labelHidden, className, choices, inline, selected, onValueChange } = props
  const field = useField(props)
  const { 'aria-describedby': describedBy, 'aria-invalid': invalid, 'aria-required': required } = field.aria
  const { posted, value } = field.initial
  const first =
    posted || (selected.length === 0 && value !== undefined) ? (Array.isArray(value) ? value : [value]) : selected
  return (
    <fieldset
      aria-describedby={describedBy}
      {...(type === 'radio' && { role: 'radiogroup', 'aria-required': required, 'aria-invalid': invalid })}
      className={cx('min-w-0', field.message && 'border-danger border-l-[3px] pl-3', className)}
    >
      <legend className={labelHidden ? 'sr-only' : 'mb-1 font-medium'}>
        {label}
        {optional && <span className="font-normal text-muted"> (необязательно)</span>}
      </legend>
      <FieldMessage hint={hint} hintId={field.hintId} message={field.message} errorId={field.errorId} />
      <div className={cx('mt-1.5 flex', inline ? 'flex-wrap gap-x-6 gap-y-2' : 'flex-col gap-2')}>
        {choices.map((choice, at) => {
          const id = at === 0 ? field.id : `${field.id}-${at}`
          const hintId = choice.hint ? `${id}-choice-hint` : undefined
          return (
            <div
              key={choice.value}
              className="flex items-start gap-2.5 pointer-coarse:min-h-11 pointer-coarse:items-center"
            >
              <input
                id={id}
                name={name}
                type={type}
                value={choice.value}
                disabled={choice.disabled}
                defaultChecked={first.includes(choice.value)}
                aria-describedby={hintId}
                onChange={(event) => {
                  onValueChange?.(choice.value, event.target.checked)
                }}
                className="mt-0.5 size-5 shrink-0 accent-primary pointer-coarse:mt-0"
              />
              <div className="grid gap-0.5">
                <label htmlFor={id}>{choice.label}</label>
                <FieldMessage hint={choice.hint} hintId={hintId} />
              </div>
            </div>
          )
        })}
      </div>
    </fieldset>
  )
}
