'use client'

import { type ReactNode, useContext, useId } from 'react'
import { FormContext, fieldIdOf } from './form-context'

export type FieldProps = {
  /** Dotted path as the server reads it, «figures.children»; a list ends in «[]». */
  name: string
  label: ReactNode
  hint?: ReactNode
  /** Only outside an ActionForm; inside, errors come by name. */
  error?: string
  required?: boolean
  /** Adds «необязательно» to the label: the few optional fields are marked, not the many required ones. */
  optional?: boolean
  /** The label is for readers only (a search box, a cell of a table). */
  labelHidden?: boolean
  id?: string
  className?: string
}

/**
 * The one wiring of a field: ids, description, error and first value. The control stays an uncontrolled native
 * input, so that typing works before scripts load and nothing typed by then is lost.
 */
export function useField({ name, id, hint, error, required }: FieldProps) {
  const form = useContext(FormContext)
  const ownId = useId()
  const fieldId = id ?? fieldIdOf(form?.formId ?? ownId, name)
  const message = error ?? form?.errorOf(name)
  const hintId = hint ? `${fieldId}-hint` : undefined
  const errorId = message ? `${fieldId}-error` : undefined
  const initial = form?.initialOf(name) ?? { value: undefined, posted: false }
  return {
    id: fieldId,
    hintId,
    errorId,
    message,
    initial,
    pending: form?.pending ?? false,
    aria: {
      'aria-describedby': [hintId, errorId].filter(Boolean).join(' ') || undefined,
      'aria-invalid': Boolean(message),
      'aria-required': required || undefined,
    } as const,
    /** The first value as text: posted, else the field's own default, else the form's. */
    textOf(own: string | number | null | undefined): string | undefined {
      const value = initial.posted ? initial.value : (own ?? initial.value)
      return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined
    },
  }
}
