import type { ReactNode } from 'react'
import { cx } from './cx'
import { FieldMessage } from './field-message'

type FieldFrameProps = {
  id: string
  label: ReactNode
  hint?: ReactNode
  hintId?: string
  errorId?: string
  message?: string
  optional?: boolean
  labelHidden?: boolean
  className?: string
  children: ReactNode
}

/** Label, hint, error and control of one question, in the order they are read. */
export function Field(props: FieldFrameProps) {
  const { id, label, hint, hintId, errorId, message, optional, labelHidden, className, children } = props
  return (
    <div className={cx('grid gap-1', message && 'border-danger border-l-[3px] pl-3', className)}>
      <label htmlFor={id} className={labelHidden ? 'sr-only' : 'w-fit font-medium'}>
        {label}
        {optional && <span className="font-normal text-muted"> (необязательно)</span>}
      </label>
      <FieldMessage hint={hint} hintId={hintId} message={message} errorId={errorId} />
      {children}
    </div>
  )
}
