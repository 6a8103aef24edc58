'use client'

import { type ReactNode, useActionState, useEffect, useRef } from 'react'
import type { FormAction } from '@/lib/kernel/outcome'

type QuickActionProps<T> = {
  action: FormAction<T>
  /** Buttons elsewhere on the page may belong to this form by it. */
  id?: string
  values?: Record<string, string>
  /** Takes the focus when the pressed button has gone; without it the card in which the button stood. */
  focusAfter?: string
  className?: string
  children?: ReactNode
}

/** One step at a press of a button: what was refused is said beside it, what was done is announced. Works before scripts load. */
export function QuickAction<T>({ action, id, values = {}, focusAfter, className, children }: QuickActionProps<T>) {
  const [outcome, formAction, pending] = useActionState(action, null)
  const card = useRef<HTMLElement>(null)
  useEffect(() => {
    if (!outcome?.ok || (document.activeElement && document.activeElement !== document.body)) return
    const next = focusAfter ? document.getElementById(focusAfter) : card.current
    next?.focus({ preventScroll: true })
  }, [outcome, focusAfter])
  return (
    <form
      id={id}
      role="presentation"
      action={formAction}
      onSubmit={({ nativeEvent }) => {
        card.current = (nativeEvent as SubmitEvent).submitter?.closest<HTMLElement>('[tabindex="-1"]') ?? null
      }}
      className={className}
      aria-busy={pending || undefined}
    >
      {Object.entries(values).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
      {outcome && !outcome.ok && (
        <p role="alert" className="mt-2 font-medium text-danger text-sm">
          {outcome.message}
        </p>
      )}
      <span role="status" className="sr-only">
        {outcome?.ok ? outcome.message : ''}
      </span>
    </form>
  )
}
