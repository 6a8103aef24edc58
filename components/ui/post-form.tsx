import type { ReactNode } from 'react'
import type { FormAction } from '@/lib/kernel/outcome'

type PostFormProps<T> = {
  action: FormAction<T>
  values?: Record<string, string>
  className?: string
  children: ReactNode
}

/**
 * A form of one button whose action ends in a redirect (sign-out, a switch): plain HTML, no scripts of its own. Where a refusal has
 * to be shown, use ActionForm.
 */
export function PostForm<T>({ action, values = {}, className, children }: PostFormProps<T>) {
  // React's type asks for an action without an answer; the answer of these goes nowhere.
  const post = action.bind(null, null) as unknown as (form: FormData) => Promise<void>
  return (
    <form role="presentation" action={post} className={className}>
      {Object.entries(values).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
    </form>
  )
}
