'use client'

import { Field } from './field'
import { type FieldProps, useField } from './use-field'

type DateFieldProps = FieldProps & {
  /** All days are YYYY-MM-DD. */
  defaultValue?: string | null
  min?: string
  max?: string
  disabled?: boolean
  onValueChange?: (day: string) => void
}

/** A calendar day; the native input brings the system's calendar and posts YYYY-MM-DD. */
export function DateField(props: DateFieldProps) {
  const { name, label, hint, optional, labelHidden, className, defaultValue, min, max, disabled, onValueChange } = props
  const field = useField(props)
  return (
    <Field {...field} label={label} hint={hint} optional={optional} labelHidden={labelHidden} className={className}>
      <input
        {...field.aria}
        id={field.id}
        name={name}
        type="date"
        min={min}
        max={max}
        disabled={disabled}
        defaultValue={field.textOf(defaultValue)}
        onChange={(event) => {
          onValueChange?.(event.target.value)
        }}
        className="control max-w-[12rem] tabular-nums"
      />
    </Field>
  )
}
