'use client'

import { createContext } from 'react'

export type FormContextValue = {
  formId: string
  pending: boolean
  /** Raises with every success, so that a request key is renewed. */
  successes: number
  /** What the last answer brought when it was no refusal: for forms that go on after it. */
  answer: unknown
  errorOf: (name: string) => string | undefined
  /** What a field starts with: what was posted without scripts, then the form's defaults; `posted` tells the two apart. */
  initialOf: (name: string) => { value: unknown; posted: boolean }
}

/** How fields know their form; null outside of an ActionForm (a GET filter, say), where they are plain inputs. */
export const FormContext = createContext<FormContextValue | null>(null)

/** The id of the control of a field: the error summary links to it. «[]» of list fields and dots are not for ids. */
export function fieldIdOf(formId: string, name: string): string {
  return `${formId}-${name.replace(/\[\]$/, '').replace(/[^\w-]/g, '-')}`
}
