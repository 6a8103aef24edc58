'use client'

import { type ComponentType, type MouseEvent, useState } from 'react'
import { createPortal } from 'react-dom'
import { type Look, lookFrom } from '@/lib/kernel/look'
import { Dialog } from '../ui/dialog'
import { Icon } from '../ui/icon'
import { Link } from '../ui/link'

type Panel = ComponentType<{ look: Look }>

/** The look that <html> carries now: the layout around a page may be older than the last choice. */
function currentLook(): Look {
  const { theme, scheme, ...rest } = document.documentElement.dataset
  return lookFrom((part) => (part === 'colors' ? (scheme ?? theme) : rest[part]))
}

/**
 * The way to «Версия для слабовидящих» on every page. A link to its page; with scripts the panel opens over the page at hand, so that
 * nothing typed is left behind, and is loaded only then. `compact` is its sign alone, where a phone has no room for the words.
 */
export function LookLink({ compact }: { compact?: boolean }) {
  const [Panel, setPanel] = useState<Panel | null>(null)
  const [open, setOpen] = useState(false)

  async function show(event: MouseEvent<HTMLAnchorElement>): Promise<void> {
    if (event.ctrlKey || event.metaKey || event.shiftKey || typeof HTMLDialogElement !== 'function') return
    event.preventDefault()
    const address = event.currentTarget.href
    try {
      const { LookPanel } = await import('./look-panel')
      setPanel(() => LookPanel)
      setOpen(true)
    } catch {
      // The network is gone, or the portal was updated meanwhile: the page of the same name needs no piece of script.
      globalThis.location.assign(address)
    }
  }

  return (
    <>
      <Link
        href="/look"
        onClick={show}
        data-stays="yes"
        className="inline-flex min-h-10 min-w-10 items-center justify-center gap-2 underline-offset-4 hover:underline pointer-coarse:min-h-11 pointer-coarse:min-w-11"
      >
        <Icon name="glasses" className="size-5" />
        <span className={compact ? 'sr-only' : undefined}>Версия для слабовидящих</span>
      </Link>
      {/* In the body: letters twice as large fold the frame to a phone's, and this link's own place with it. */}
      {Panel &&
        createPortal(
          <Dialog title="Версия для слабовидящих" kind="panel" open={open} onClose={() => setOpen(false)}>
            {open && <Panel look={currentLook()} />}
          </Dialog>,
          document.body,
        )}
    </>
  )
}
