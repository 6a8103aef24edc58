'use client'

import { FieldMessage } from './field-message'
import { type FieldProps, useField } from './use-field'

type CheckboxFieldProps = Omit<FieldProps, 'labelHidden' | 'optional'> & {
  /** What is posted when it is ticked. */
  value?: string
  defaultChecked?: boolean
  disabled?: boolean
  onValueChange?: (checked: boolean) => void
}

/** One yes-or-no. For several of one kind: CheckboxGroupField. */
export function CheckboxField(props: CheckboxFieldProps) {
  const { name, label, hint, className, value = 'on', defaultChecked, disabled, onValueChange } = props
  const field = useField(props)
  const { posted, value: first } = field.initial
  const checked = posted ? first === value : (defaultChecked ?? (first === true || first === value))
  return (
    <div className={className}>
      <div className={field.message ? 'border-danger border-l-[3px] pl-3' : undefined}>
        <FieldMessage message={field.message} errorId={field.errorId} />
        <div className="flex items-start gap-2.5 pointer-coarse:py-2">
          <input
            {...field.aria}
            id={field.id}
            name={name}
            type="checkbox"
            value={value}
            disabled={disabled}
            defaultChecked={checked}
            onChange={(event) => {
              onValueChange?.(event.target.checked)
            }}
            className="mt-0.5 size-5 shrink-0 rounded-sm accent-primary"
          />
          <div className="grid gap-0.5">
            <label htmlFor={field.id}>{label}</label>
            <FieldMessage hint={hint} hintId={field.hintId} />
          </div>
        </div>
      </div>
    </div>
  )
}
