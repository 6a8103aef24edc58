import type { ReactNode } from 'react'
import { Icon } from './icon'
import { SummaryList, type SummaryRow } from './summary-list'

type ReceiptPanelProps = {
  /** What was done, as a heading: «Отчёт отправлен». */
  title: ReactNode
  /** What was recorded: number, when, by whom, on what ground. */
  rows?: SummaryRow[]
  /** What happens next and by when. */
  children?: ReactNode
  actions?: ReactNode
}

/** The end of a consequential step: proof that can be printed and kept, and what comes next. */
export function ReceiptPanel({ title, rows = [], children, actions }: ReceiptPanelProps) {
  return (
    <div data-keep className="max-w-2xl rounded border border-line border-t-[6px] border-t-success bg-surface">
      <div className="flex items-center gap-3 px-5 pt-5">
        <span className="grid size-9 shrink-0 place-items-center rounded-full border-2 border-success text-success">
          <Icon name="check" className="size-5" />
        </span>
        <h2 className="font-semibold text-2xl">{title}</h2>
      </div>
      {children && <div className="space-y-2 px-5 pt-3">{children}</div>}
      {rows.length > 0 && (
        <div className="px-5 pt-4">
          <SummaryList rows={rows} />
        </div>
      )}
      {actions ? <div className="flex flex-wrap gap-3 px-5 pt-4 pb-5">{actions}</div> : <div className="pb-5" />}
    </div>
  )
}
