import type { ComponentProps } from 'react'
import { cx } from './cx'
import { Icon } from './icon'
import type { IconName } from './icon-names'

export type IconButtonProps = Omit<ComponentProps<'button'>, 'children'> & {
  icon: IconName
  /** Spoken name, also shown on hover. */
  label: string
}

/** A button without words: only where space is dear (table rows, panel corners). */
export function IconButton({ icon, label, className, type = 'button', ...rest }: IconButtonProps) {
  return (
    <button
      type={type}
      title={label}
      className={cx(
        'inline-flex size-9 items-center justify-center rounded text-muted transition-colors hover:bg-sunken hover:text-ink pointer-coarse:size-11 print:hidden',
        className,
      )}
      {...rest}
    >
      <Icon name={icon} className="size-5" />
      <span className="sr-only">{label}</span>
    </button>
  )
}
