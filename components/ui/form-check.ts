import { zodResolver } from '@hookform/resolvers/zod'
import { createFormControl, type FieldErrors, type Resolver } from 'react-hook-form'
import type { z } from 'zod'
import { readForm } from '@/lib/kernel/form-data'

type Values = Record<string, unknown>

/** Messages by the dotted path of their field. */
export type FoundErrors = ReadonlyMap<string, string>

export type FormCheck = {
  /** Checks a whole form as the server will read it. */
  all: (data: FormData) => Promise<FoundErrors>
  /** Checks one field anew after it was changed; what is known of the others stays. */
  again: (data: FormData, name: string) => Promise<FoundErrors>
}

/** Nested react-hook-form errors as «figures.children» → message. */
function flatErrors(errors: FieldErrors<Values>, path = ''): [string, string][] {
  return Object.entries(errors).flatMap(([key, error]): [string, string][] => {
    if (!error || key === 'ref' || key === 'types') return []
    const here = path ? `${path}.${key}` : key
    const { message } = error as { message?: unknown }
    if (typeof message === 'string') return [[here, message]]
    return typeof error === 'object' ? flatErrors(error as FieldErrors<Values>, here) : []
  })
}

/**
 * The check of a form in the browser: react-hook-form over the schema that the action parses with. A piece of script of its own,
 * loaded when a form is first entered, so that pages come without it. The fields stay native and unregistered: what is checked is
 * what will be posted.
 */
export function makeFormCheck(schema: z.ZodType<unknown, unknown>): FormCheck {
  const resolve = zodResolver(schema as z.ZodType<Values, Values>) as Resolver<Values>
  let read: Values = {}
  let errors: FieldErrors<Values> = {}
  const form = createFormControl<Values>({
    resolver: (_values, context, options) => resolve(read, context, options),
    shouldFocusError: false,
  })
  form.subscribe({
    formState: { errors: true },
    callback: (state) => {
      errors = state.errors ?? {}
    },
  })
  async function check(data: FormData, name?: string): Promise<FoundErrors> {
    read = readForm(data)
    await form.trigger(name)
    return new Map(flatErrors(errors))
  }
  return { all: (data) => check(data), again: check }
}
