import { type ButtonSize, type ButtonVariant, buttonClass } from './button-class'
import { Icon } from './icon'
import type { IconName } from './icon-names'
import { Link, type LinkProps } from './link'

export type ButtonLinkProps = LinkProps & {
  variant?: ButtonVariant
  size?: ButtonSize
  icon?: IconName
}

/**
 * A link that looks like a button: it leads to where the work is done. Links of the kit are not prefetched: every page is made for its
 * reader, and a list of sixty would ask a small server for sixty pages nobody opens.
 */
export function ButtonLink({ variant, size, icon, className, children, ...rest }: ButtonLinkProps) {
  return (
    <Link className={buttonClass(variant, size, className)} {...rest}>
      {icon && <Icon name={icon} />}
      {children}
    </Link>
  )
}
