'use client'

import type { ChangeEvent, ComponentProps, ReactNode } from 'react'
import { cx } from './cx'
import { Field } from './field'
import { type FieldProps, useField } from './use-field'

export type TextFieldProps = FieldProps &
  Pick<
    ComponentProps<'input'>,
    'autoComplete' | 'inputMode' | 'maxLength' | 'placeholder' | 'readOnly' | 'disabled' | 'spellCheck' | 'list'
  > & {
    type?: 'text' | 'email' | 'tel' | 'search' | 'url'
    defaultValue?: string | number | null
    /** The width promises the length of the answer. */
    width?: 'full' | 'half' | 'short'
    /** «чел.», «%»: stands after the input, read with the label. */
    suffix?: ReactNode
    onValueChange?: (value: string) => void
  }

const WIDTHS = { full: '', half: 'max-w-[20rem]', short: 'max-w-[8rem]' } as const

/** One line of text. */
export function TextField(props: TextFieldProps) {
  const { name, label, hint, optional, labelHidden, className, type = 'text', width = 'full', suffix, ...rest } = props
  const { defaultValue, onValueChange, error: _error, required: _required, id: _id, ...input } = rest
  const field = useField(props)
  return (
    <Field {...field} label={label} hint={hint} optional={optional} labelHidden={labelHidden} className={className}>
      <div className={cx('flex items-center gap-2', WIDTHS[width])}>
        <input
          {...input}
          {...field.aria}
          id={field.id}
          name={name}
          type={type}
          defaultValue={field.textOf(defaultValue)}
          aria-describedby={
            [field.aria['aria-describedby'], suffix && `${field.id}-suffix`].filter(Boolean).join(' ') || undefined
          }
          onChange={(event: ChangeEvent<HTMLInputElement>) => {
            onValueChange?.(event.target.value)
          }}
          className="control"
        />
        {suffix && (
          <span id={`${field.id}-suffix`} className="shrink-0 text-muted">
            {suffix}
          </span>
        )}
      </div>
    </Field>
  )
}
