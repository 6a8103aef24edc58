'use client'

import type { ReactNode } from 'react'
import { Link } from '@/components/ui/link'

type JumpLinkProps = { href: string; className?: string; children: ReactNode }

/** Moves the focus to its anchor too, not only the view: the next press of Tab goes on from there. Without scripts the browser does it. */
export function JumpLink({ href, className, children }: JumpLinkProps) {
  const id = href.split('#')[1]

  function follow(): void {
    if (!id) return
    const end = performance.now() + 10_000
    const here = document.getElementById(id)
    const look = () => {
      // The page that comes may draw the same card anew.
      const place = document.getElementById(id)
      if (place && (here || location.hash === `#${id}`)) place.focus({ preventScroll: true })
      else if (performance.now() < end) setTimeout(look, 100)
    }
    setTimeout(look)
  }

  return (
    <Link href={href} onClick={follow} className={className}>
      {children}
    </Link>
  )
}
