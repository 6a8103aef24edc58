import type { ComponentProps } from 'react'
import { type ButtonSize, type ButtonVariant, buttonClass } from './button-class'
import { Icon } from './icon'
import type { IconName } from './icon-names'

export type ButtonProps = ComponentProps<'button'> & { variant?: ButtonVariant; size?: ButtonSize; icon?: IconName }

/** A button that does something here. Its words are a verb; one primary a page. For going elsewhere: ButtonLink. */
export function Button({ variant, size, icon, className, type = 'button', children, ...rest }: ButtonProps) {
  return (
    <button type={type} className={buttonClass(variant, size, className)} {...rest}>
      {icon && <Icon name={icon} />}
      {children}
    </button>
  )
}
