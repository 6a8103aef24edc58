import { type ReactNode, useId } from 'react'
import { cx } from './cx'

type SectionProps = {
  title: ReactNode
  /** How many, beside the title. */
  count?: number
  hint?: ReactNode
  /** A quiet link or button on the right: «Все поручения». */
  action?: ReactNode
  id?: string
  children: ReactNode
  className?: string
}

/** A named region of a page under its h2: readers can jump to it. */
export function Section({ title, count, hint, action, id, children, className }: SectionProps) {
  const ownId = useId()
  const headingId = `${id ?? ownId}-title`
  return (
    <section id={id} aria-labelledby={headingId} className={cx('mb-8', className)}>
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h2 id={headingId} className="text-xl">
          {title}
          {count !== undefined && <span className="ml-2 font-normal text-muted tabular-nums">{count}</span>}
        </h2>
        {action && <div className="text-sm print:hidden">{action}</div>}
      </div>
      {hint && <p className="-mt-2 mb-3 max-w-[75ch] text-muted text-sm">{hint}</p>}
      {children}
    </section>
  )
}
