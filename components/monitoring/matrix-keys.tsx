'use client'

import { usePathname, useRouter } from 'next/navigation'
import { type KeyboardEvent, type MouseEvent, type ReactNode, useEffect, useRef, useTransition } from 'react'

type MatrixKeysProps = { base: string; className?: string; children: ReactNode }

const CELLS = '[data-matrix] td a, [data-matrix] thead a'

/** Cells of the grid by row; what holds no link is null, so that columns keep their places. */
function grid(root: HTMLElement): (HTMLAnchorElement | null)[][] {
  return [...root.querySelectorAll('[data-matrix] :is(thead, tbody) tr')].map((row) =>
    [...row.children].map((cell) => cell.querySelector('a')),
  )
}

function step(rows: (HTMLAnchorElement | null)[][], from: HTMLAnchorElement, key: string): HTMLAnchorElement | null {
  const y = rows.findIndex((row) => row.includes(from))
  const x = rows[y]?.indexOf(from) ?? -1
  if (key === 'Home') return rows[y]?.find(Boolean) ?? null
  if (key === 'End') return rows[y]?.findLast(Boolean) ?? null
  const dx = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0
  const dy = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0
  if (dx === 0 && dy === 0) return null
  const width = Math.max(...rows.map((row) => row.length))
  for (let at = 1; at <= Math.max(rows.length, width); at++) {
    const found = rows[y + dy * at]?.[x + dx * at]
    if (found) return found
  }
  return null
}

/**
 * The matrix's only script: arrows move between squares (one of them is in the order of Tab), a click or Enter opens the side panel,
 * Escape closes it. Without it every square is a plain link to its assignment.
 */
export function MatrixKeys({ base, className, children }: MatrixKeysProps) {
  const root = useRef<HTMLDivElement>(null)
  const left = useRef<HTMLElement | null>(null)
  const router = useRouter()
  const [going, go] = useTransition()
  const pathname = usePathname()
  const open = pathname !== base

  useEffect(() => {
    const links = [...(root.current?.querySelectorAll<HTMLAnchorElement>(CELLS) ?? [])]
    const current = links.find((link) => link.getAttribute('tabindex') === '0') ?? links[0]
    for (const link of links) link.tabIndex = link === current ? 0 : -1
  })

  useEffect(() => {
    if (pathname !== base) root.current?.querySelector<HTMLElement>('[data-panel]')?.focus()
    else {
      left.current?.focus()
      left.current = null
    }
  }, [base, pathname])

  const focusOn = (link: HTMLAnchorElement) => {
    for (const each of root.current?.querySelectorAll<HTMLAnchorElement>(CELLS) ?? []) each.tabIndex = -1
    link.tabIndex = 0
    link.focus()
    link.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    if (event.key === 'Escape' && open) {
      event.preventDefault()
      go(() => router.push(base + window.location.search, { scroll: false }))
      return
    }
    const link = (event.target as Element).closest<HTMLAnchorElement>(CELLS)
    const next = link && root.current && step(grid(root.current), link, event.key)
    if (!next) return
    event.preventDefault()
    focusOn(next)
  }

  const onClick = (event: MouseEvent) => {
    if (event.button !== 0 || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
    const link = (event.target as Element).closest<HTMLAnchorElement>(`${CELLS}, [data-panel-close]`)
    if (!link) return
    event.preventDefault()
    const [kind, id] = link.pathname.split('/').slice(-2)
    const closes = link.closest('[data-panel]') !== null
    if (!closes) left.current = link
    const place = closes ? base : `${base}/${kind === 'items' ? 'items' : 'cells'}/${id}`
    go(() => router.push(place + window.location.search, { scroll: false }))
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the links inside are what is operated
    <div ref={root} className={className} onKeyDown={onKeyDown} onClick={onClick}>
      {going && <div aria-hidden="true" className="going" />}
      {children}
    </div>
  )
}
