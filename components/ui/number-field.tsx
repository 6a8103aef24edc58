'use client'

import { TextField, type TextFieldProps } from './text-field'

type NumberFieldProps = Omit<TextFieldProps, 'type' | 'inputMode' | 'maxLength'> & {
  /** Whole numbers by default; `decimal` brings a keyboard with a comma. */
  kind?: 'whole' | 'decimal'
}

/**
 * A number as text: native number inputs change by the wheel, refuse the Russian comma and hide what was mistyped.
 * The server gets the text as typed; the schema reads it.
 */
export function NumberField({ kind = 'whole', width = 'short', ...rest }: NumberFieldProps) {
  return (
    <TextField
      {...rest}
      width={width}
      inputMode={kind === 'whole' ? 'numeric' : 'decimal'}
      autoComplete="off"
      spellCheck={false}
    />
  )
}
