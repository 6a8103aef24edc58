import type { ReactNode } from 'react'
import { Breadcrumbs, type Crumb } from './breadcrumbs'

type PageHeaderProps = {
  title: ReactNode
  breadcrumbs?: Crumb[]
  /** What stands over the title: a number, a kind («Пункт 4.1»). */
  eyebrow?: ReactNode
  subtitle?: ReactNode
  /** The one primary action of the page; quiet ones may stand before it. */
  action?: ReactNode
  /** Badges beside the subtitle. */
  status?: ReactNode
}

/** The top of every page: where am I, what is it, what can I do. Closed by the ledger's double rule. */
export function PageHeader({ title, breadcrumbs = [], eyebrow, subtitle, action, status }: PageHeaderProps) {
  return (
    <header className="rule-double-b mb-6 space-y-2 pb-4">
      {breadcrumbs.length > 0 && <Breadcrumbs crumbs={breadcrumbs} />}
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div className="min-w-0 max-w-[60rem]">
          {eyebrow && <p className="text-muted text-sm">{eyebrow}</p>}
          <h1 className="text-2xl sm:text-3xl">{title}</h1>
          {(subtitle || status) && (
            <div className="mt-1.5 flex flex-wrap items-baseline gap-x-4 gap-y-1 text-muted">
              {status}
              {subtitle && <div className="wrap-anywhere min-w-0 max-w-[75ch]">{subtitle}</div>}
            </div>
          )}
        </div>
        {action && <div className="flex flex-wrap gap-2 print:hidden">{action}</div>}
      </div>
    </header>
  )
}
