import type { ReactNode } from 'react'
import { Icon } from './icon'

type FieldMessageProps = { hint?: ReactNode; hintId?: string; message?: string; errorId?: string }

/** The hint and the error of a field; both are read with its control. */
export function FieldMessage({ hint, hintId, message, errorId }: FieldMessageProps) {
  return (
    <>
      {hint && (
        <div id={hintId} className="max-w-[65ch] text-muted text-sm">
          {hint}
        </div>
      )}
      {message && (
        <p id={errorId} className="flex gap-1.5 font-medium text-danger text-sm">
          <Icon name="circle-alert" className="mt-0.5" />
          <span>
            <span className="sr-only">Ошибка: </span>
            {message}
          </span>
        </p>
      )}
    </>
  )
}
