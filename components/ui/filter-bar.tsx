import type { ReactNode } from 'react'
import { Button } from './button'
import { Link } from './link'

type FilterBarProps = {
  /** The page itself; the form sends its fields as the address, so a filtered list can be kept and sent on. */
  action: string
  /** Fields (SelectField, TextField …), outside any ActionForm. */
  children: ReactNode
  /** The page without filters; shown when some are set. */
  resetHref?: string
  submitLabel?: string
  label?: string
}

/** Narrows a list; a plain GET form that works without scripts. */
export function FilterBar(props: FilterBarProps) {
  const { action, children, resetHref, submitLabel = 'Показать', label = 'Отбор' } = props
  return (
    <search className="mb-5 block print:hidden">
      <form
        action={action}
        method="get"
        aria-label={label}
        className="flex flex-wrap items-end gap-3 rounded border border-line bg-sunken p-3 text-sm *:min-w-0 sm:*:max-w-xs *:[div]:grow *:[div]:basis-40 xl:*:[div]:basis-36"
      >
        {children}
        <span className="flex flex-wrap items-center gap-3">
          <Button type="submit">{submitLabel}</Button>
          {resetHref && (
            <Link href={resetHref} className="link py-1">
              Сбросить
            </Link>
          )}
        </span>
      </form>
    </search>
  )
}
