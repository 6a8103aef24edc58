'use client'

import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'
import { Icon } from '../ui/icon'

/**
 * The narrow screen's menu: details, so it opens without scripts; a new page closes it. As a `peer` it also shows what stands
 * after it and waits for it to open (search, person).
 */
export function MobileMenu({ children }: { children: ReactNode }) {
  return (
    <details key={usePathname()} className="peer group bg-sunken rail:hidden">
      <summary className="absolute top-2 right-3 inline-flex min-h-11 items-center gap-2 rounded border border-control bg-surface px-3 font-medium group-open:border-ink">
        <Icon name="menu" className="size-5 group-open:hidden" />
        <Icon name="x" className="hidden size-5 group-open:block" />
        <span className="@max-[19rem]:sr-only">Меню</span>
      </summary>
      <div className="border-line border-b px-3 py-2">{children}</div>
    </details>
  )
}
