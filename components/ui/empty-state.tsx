import type { ReactNode } from 'react'
import { Icon } from './icon'
import type { IconName } from './icon-names'

type EmptyStateProps = {
  icon?: IconName
  /** Why it is empty: «Поручений с истёкшим сроком нет». */
  title: ReactNode
  children?: ReactNode
  /** The one next step. */
  action?: ReactNode
}

/** Nothing here: says why, and gives the one next step. */
export function EmptyState({ icon = 'inbox', title, children, action }: EmptyStateProps) {
  return (
    <div className="flex flex-wrap items-start gap-4 rounded border border-control border-dashed px-5 py-6">
      <Icon name={icon} className="mt-0.5 size-7 text-muted" />
      <div className="min-w-0 flex-1 basis-64">
        <p className="font-semibold">{title}</p>
        {children && <div className="mt-1 max-w-[65ch] text-muted">{children}</div>}
        {action && <div className="mt-4">{action}</div>}
      </div>
    </div>
  )
}
