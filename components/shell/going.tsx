'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useTransition } from 'react'

/** The link that a click follows within the portal, to another page; a file, a new tab, a place on this page and a link that opens something here (`data-stays`) are none. */
function linkOf(event: MouseEvent): HTMLAnchorElement | null {
  if (event.defaultPrevented || event.button !== 0) return null
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null
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
  return link
}

/**
 * Follows the portal's links without loading the page anew, all of them by one listener: a link is plain HTML (ui/link.tsx). What a
 * component of its own has taken up (a square of the matrix, the panel of the low-vision version) is left to it.
 * Meanwhile a line along the upper edge: the loading state of every page (decision 007: none has one of its own, since a form must not
 * wait for scripts). It shows itself after a moment only, so quick pages come without it.
 */
export function Going() {
  const router = useRouter()
  const [going, go] = useTransition()

  useEffect(() => {
    const follow = (event: MouseEvent) => {
      const link = linkOf(event)
      if (!link) return
      event.preventDefault()
      link.dataset.going = ''
      go(() => router.push(link.pathname + link.search + link.hash, { scroll: link.dataset.scroll !== 'keep' }))
    }
    // React's own listeners on the document were there before: what a component prevents is seen here.
    document.addEventListener('click', follow)
    return () => document.removeEventListener('click', follow)
  }, [router])

  useEffect(() => {
    if (going) return
    for (const link of document.querySelectorAll<HTMLElement>('[data-going]')) delete link.dataset.going
  }, [going])

  return going && <div aria-hidden="true" className="going" />
}
