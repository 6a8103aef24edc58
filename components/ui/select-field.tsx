'use client'

import { Field } from './field'
import { Icon } from './icon'
import { type FieldProps, useField } from './use-field'

export type SelectOption = { value: string; label: string; disabled?: boolean }
export type SelectGroup = { label: string; options: SelectOption[] }

type SelectFieldProps = FieldProps & {
  options: (SelectOption | SelectGroup)[]
  /** The first, empty choice: «Выберите организацию», «Все». */
  placeholder?: string
  defaultValue?: string | null
  disabled?: boolean
  onValueChange?: (value: string) => void
}

function choice({ value, label, disabled }: SelectOption) {
  return (
    <option key={value} value={value} disabled={disabled}>
      {label}
    </option>
  )
}

/** A native list: it opens at once on an old PC and as a wheel on a phone. */
export function SelectField(props: SelectFieldProps) {
  const { name, label, hint, optional, labelHidden, className, options, placeholder, defaultValue, disabled } = props
  const field = useField(props)
  return (
    <Field {...field} label={label} hint={hint} optional={optional} labelHidden={labelHidden} className={className}>
      <div className="relative">
        <select
          {...field.aria}
          id={field.id}
          name={name}
          disabled={disabled}
          defaultValue={field.textOf(defaultValue)}
          onChange={(event) => {
            props.onValueChange?.(event.target.value)
          }}
          className="control appearance-none truncate pr-9"
        >
          {placeholder !== undefined && <option value="">{placeholder}</option>}
          {options.map((option) =>
            'options' in option ? (
              <optgroup key={option.label} label={option.label}>
                {option.options.map(choice)}
              </optgroup>
            ) : (
              choice(option)
            ),
          )}
        </select>
        <Icon
          name="chevron-down"
          className="pointer-events-none absolute top-1/2 right-3 -translate-y-1/2 text-muted"
        />
      </div>
    </Field>
  )
}
