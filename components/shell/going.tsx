'use client'

import { usePathname, useSearchParams } from 'next/navigation'
import { useEffect, useState } from 'react'

/** A page that has not come by then will not: the line was lost, and the browser says so. */
const GIVE_UP_MS = 30_000

/** The link that a click follows within the portal, to another page; a file, a new tab, a place on this page and a link that opens something here (`data-stays`) are none. */
function linkOf(event: MouseEvent): HTMLAnchorElement | null {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null
  const link = (event.target as Element).closest('a')
  if (
    !link?.href ||
    link.target ||
    link.hasAttribute('download') ||
    link.dataset.stays ||
    link.origin !== window.location.origin
  )
    return null
  const { pathname, search } = window.location
  if (link.pathname.startsWith('/api/') || (link.pathname === pathname && link.search === search)) return null
  // A square of the matrix whose panel is open already.
  if (pathname.includes('/matrix/') && pathname.endsWith(link.pathname.slice(link.pathname.lastIndexOf('/'))))
    return null
  return link
}

/**
 * A line along the upper edge while the page asked for is on its way: the loading state of every page (decision 007: none has one of
 * its own, since a form must not wait for scripts). It shows itself after a moment only, so quick pages come without it.
 */
export function Going() {
  const here = `${usePathname()}?${useSearchParams()}`
  const [from, setFrom] = useState<string | null>(null)
  const going = from === here

  useEffect(() => {
    const start = (event: MouseEvent) => {
      if (linkOf(event)) setFrom(here)
    }
    const stop = () => setFrom(null)
    document.addEventListener('click', start)
    window.addEventListener('pageshow', stop)
    return () => {
      document.removeEventListener('click', start)
      window.removeEventListener('pageshow', stop)
    }
  }, [here])

  useEffect(() => {
    if (!going) return
    const timer = setTimeout(() => setFrom(null), GIVE_UP_MS)
    return () => clearTimeout(timer)
  }, [going])

  return going && <div aria-hidden="true" className="going" />
}
