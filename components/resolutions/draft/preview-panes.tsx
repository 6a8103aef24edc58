'use client'

import { type ReactNode, type SyntheticEvent, useRef } from 'react'

/**
 * Ties the document and the cards: what is pointed at or focused on one side is lit on the other and brought into view there. The
 * content is rendered on the server; without scripts the links between the sides do the same.
 */
export function PreviewPanes({ source, children }: { source: ReactNode; children: ReactNode }) {
  const root = useRef<HTMLDivElement>(null)
  const pane = useRef<HTMLDivElement>(null)
  const lit = useRef('')

  function idsAt(event: SyntheticEvent): string[] {
    const target = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-items]') : null
    return target?.dataset.items?.split(' ') ?? []
  }

  function light(ids: string[]): void {
    const wanted = ids.join(' ')
    if (wanted === lit.current) return
    lit.current = wanted
    for (const element of root.current?.querySelectorAll<HTMLElement>('[data-items]') ?? []) {
      element.toggleAttribute(
        'data-active',
        (element.dataset.items?.split(' ') ?? []).some((id) => ids.includes(id)),
      )
    }
  }

  function showText(id: string | undefined): void {
    const box = pane.current
    const element = id && document.getElementById(`text-${id}`)
    if (!box || !element) return
    const { top } = element.getBoundingClientRect()
    const at = top - box.getBoundingClientRect().top
    if (at > 0 && at < box.clientHeight - 60) return
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
    box.scrollTo({ top: box.scrollTop + at - box.clientHeight / 3, behavior: calm ? 'auto' : 'smooth' })
  }

  function onCards(event: SyntheticEvent): void {
    const ids = idsAt(event)
    if (ids.length === 0) return
    light(ids)
    showText(ids[0])
  }

  return (
    <div ref={root} className="grid items-start gap-6 lg:grid-cols-[minmax(0,5fr)_minmax(0,7fr)]">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: only echoes what its links do */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the links inside take the keyboard */}
      <div
        ref={pane}
        onPointerOver={(event) => light(idsAt(event))}
        onFocus={(event) => light(idsAt(event))}
        onClick={(event) => {
          const [id] = idsAt(event)
          const card = id && document.getElementById(`item-${id}`)
          if (!card || (event.target instanceof Element && event.target.closest('a'))) return
          card.scrollIntoView({ block: 'center' })
          card.focus({ preventScroll: true })
        }}
        className="rounded border border-line bg-surface p-4 max-lg:max-h-[45vh] max-lg:overflow-y-auto lg:sticky lg:top-4 lg:max-h-[calc(100dvh-2rem)] lg:overflow-y-auto"
      >
        {source}
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: only echoes what is focused or pointed at inside */}
      <div onPointerOver={onCards} onFocus={onCards} className="min-w-0 space-y-4">
        {children}
      </div>
    </div>
  )
}
