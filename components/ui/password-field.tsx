'use client'

import { useState } from 'react'
import { Field } from './field'
import { IconButton } from './icon-button'
import { type FieldProps, useField } from './use-field'

type PasswordFieldProps = FieldProps & { autoComplete: 'current-password' | 'new-password' }

/** A password that can be looked at: long ones are typed blind on phones otherwise. Never filled from what was posted. */
export function PasswordField(props: PasswordFieldProps) {
  const { name, label, hint, className, autoComplete } = props
  const [shown, setShown] = useState(false)
  const field = useField(props)
  return (
    <Field {...field} label={label} hint={hint} className={className}>
      <div className="relative">
        <input
          {...field.aria}
          id={field.id}
          name={name}
          type={shown ? 'text' : 'password'}
          autoComplete={autoComplete}
          autoCapitalize="none"
          spellCheck={false}
          className="control pr-11"
        />
        <IconButton
          icon={shown ? 'eye-off' : 'eye'}
          label={shown ? 'Скрыть пароль' : 'Показать пароль'}
          aria-controls={field.id}
          onClick={() => setShown(!shown)}
          className="absolute top-1/2 right-1 size-8 -translate-y-1/2"
        />
      </div>
    </Field>
  )
}
