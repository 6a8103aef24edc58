'use client'

import { usePathname } from 'next/navigation'
import { Icon } from '../ui/icon'

/**
 * The narrow screen's menu button: details, so it opens without scripts; a new page closes it. What it opens stands after it and waits
 * as its `peer` (the sections, search, person).
 */
export function MobileMenu() {
  return (
    <details key={usePathname()} className="peer group bg-sunken rail:hidden">
      <summary className="absolute top-2 right-3 inline-flex min-h-11 items-center gap-2 rounded border border-control bg-surface px-3 font-medium group-open:border-ink">
        <Icon name="menu" className="size-5 group-open:hidden" />
        <Icon name="x" className="hidden size-5 group-open:block" />
        <span className="@max-[19rem]:sr-only">Меню</span>
      </summary>
    </details>
  )
}
