'use client'

import { type ChangeEvent, useState } from 'react'
import { cx } from './cx'
import { Field } from './field'
import { counted } from './format'
import { type FieldProps, useField } from './use-field'

type TextAreaProps = FieldProps & {
  defaultValue?: string | null
  rows?: keyof typeof HEIGHTS
  /** Counts down under the field; what is longer is not cut but refused, so that pasting loses nothing. */
  limit?: number
  placeholder?: string
  readOnly?: boolean
  onValueChange?: (value: string) => void
}

/** With field-sizing the attribute `rows` counts for nothing. */
const HEIGHTS = {
  2: 'min-h-[4rem]',
  3: 'min-h-[5.5rem]',
  4: 'min-h-[7rem]',
  8: 'min-h-[13rem]',
  10: 'min-h-[16rem]',
} as const

function left(length: number, limit: number): string {
  return length > limit
    ? `Лишних ${counted(length - limit, 'знак', 'знака', 'знаков')}`
    : `Можно ещё ${counted(limit - length, 'знак', 'знака', 'знаков')}`
}

/** Several lines; grows with its text, so that a report is read whole while it is written. */
export function TextArea(props: TextAreaProps) {
  const { name, label, hint, optional, labelHidden, className, defaultValue, rows = 4, limit, onValueChange } = props
  const field = useField(props)
  const initial = field.textOf(defaultValue)
  const [length, setLength] = useState(initial?.length ?? 0)
  const near = limit !== undefined && length > limit * 0.8
  const counterId = limit === undefined ? undefined : `${field.id}-counter`

  function changed(event: ChangeEvent<HTMLTextAreaElement>) {
    const area = event.target
    setLength(area.value.length)
    onValueChange?.(area.value)
    // Where the browser does not know field-sizing.
    if (!CSS.supports('field-sizing', 'content')) {
      area.style.height = 'auto'
      area.style.height = `${area.scrollHeight + 2}px`
    }
  }

  return (
    <Field {...field} label={label} hint={hint} optional={optional} labelHidden={labelHidden} className={className}>
      <textarea
        {...field.aria}
        id={field.id}
        name={name}
        rows={rows}
        placeholder={props.placeholder}
        readOnly={props.readOnly}
        defaultValue={initial}
        aria-describedby={[field.aria['aria-describedby'], counterId].filter(Boolean).join(' ') || undefined}
        onChange={changed}
        className={cx('control field-sizing-content max-h-[70vh] resize-y leading-normal', HEIGHTS[rows])}
      />
      {limit !== undefined && (
        <>
          <p
            id={counterId}
            className={length > limit ? 'font-medium text-danger text-sm' : 'text-muted text-sm tabular-nums'}
          >
            {length === 0 ? `Не больше ${counted(limit, 'знака', 'знаков', 'знаков')}` : left(length, limit)}
          </p>
          <span role="status" className="sr-only">
            {near && (limit - length) % 10 === 0 ? left(length, limit) : ''}
          </span>
        </>
      )}
    </Field>
  )
}
