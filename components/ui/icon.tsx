import { cx } from './cx'
import type { IconName } from './icon-names'

type IconProps = {
  name: IconName
  /** In `em` by default, so an icon grows with its words. */
  className?: string
}

/** A drawing that is no client component, one element with a name. Always silent: the words stand beside it (or `sr-only`). */
export function Icon({ name, className }: IconProps) {
  return <span aria-hidden="true" className={cx(`icon i-${name}`, className)} />
}
