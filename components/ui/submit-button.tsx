'use client'

import { type ComponentProps, type MouseEvent, useContext } from 'react'
import { useFormStatus } from 'react-dom'
import { type ButtonSize, type ButtonVariant, buttonClass } from './button-class'
import { FormContext } from './form-context'
import { Icon } from './icon'
import type { IconName } from './icon-names'

type SubmitButtonProps = Omit<ComponentProps<'button'>, 'type' | 'onClick'> & {
  variant?: ButtonVariant
  size?: ButtonSize
  icon?: IconName
  /** What is being done: «Отправляем…». */
  pendingLabel?: string
}

/** Sends its form once: while an answer is awaited it stays in place and in focus, says so, and does nothing. */
export function SubmitButton(props: SubmitButtonProps) {
  const { variant = 'primary', size, icon, pendingLabel = 'Отправляем…', className, children, ...rest } = props
  const status = useFormStatus().pending
  const pending = (useContext(FormContext)?.pending ?? false) || status
  return (
    <button
      {...rest}
      type="submit"
      aria-disabled={pending || undefined}
      onClick={(event: MouseEvent) => {
        if (pending) event.preventDefault()
      }}
      className={buttonClass(variant, size, className)}
    >
      {pending ? <Icon name="loader-circle" className="animate-spin" /> : icon && <Icon name={icon} />}
      {pending ? pendingLabel : children}
    </button>
  )
}
