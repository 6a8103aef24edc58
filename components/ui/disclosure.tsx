import type { ReactNode } from 'react'
import { cx } from './cx'
import { Icon } from './icon'

type DisclosureProps = {
  summary: ReactNode
  children: ReactNode
  open?: boolean
  /** Beside a small button: letters of its size. */
  small?: boolean
  className?: string
}

/** What only some need; native details, found by the browser's search and open in print by hand only. */
export function Disclosure({ summary, children, open, small, className }: DisclosureProps) {
  return (
    <details open={open} className={cx('group', className)}>
      <summary
        className={cx(
          'inline-flex min-h-8 items-center gap-1.5 rounded font-medium text-primary hover:text-primary-strong hover:underline pointer-coarse:min-h-11',
          small && 'text-sm',
        )}
      >
        <Icon name="chevron-right" className="transition-transform group-open:rotate-90" />
        {summary}
      </summary>
      <div className="mt-1 border-line border-l-2 py-1 pl-3 sm:ml-2 sm:pl-4">{children}</div>
    </details>
  )
}
