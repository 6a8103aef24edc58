'use client'

import { type ReactNode, useEffect, useId, useRef } from 'react'
import { cx } from './cx'
import { IconButton } from './icon-button'

type DialogProps = {
  title: ReactNode
  children: ReactNode
  open: boolean
  onClose: () => void
  /** `panel` stands along the right edge and leaves the page to be seen; `window` stands in its middle. */
  kind?: 'window' | 'panel'
}

/**
 * A window over the page. The browser's own <dialog>: it holds the focus, gives it back and closes by Esc without a library, and
 * needs no style of its own in the page, which the content security policy would refuse. For anything long, prefer a page.
 */
export function Dialog({ title, children, open, onClose, kind = 'window' }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()

  useEffect(() => {
    if (open) dialog.current?.showModal()
    else dialog.current?.close()
  }, [open])

  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      onClose={onClose}
      className={cx(
        'overflow-y-auto border border-control bg-surface p-5 text-base text-ink shadow-float',
        kind === 'panel'
          ? 'm-0 ml-auto max-h-dvh w-[min(30rem,100vw)] backdrop:bg-transparent sm:max-h-[calc(100dvh-2rem)] sm:rounded-b'
          : 'm-auto max-h-[90dvh] w-[min(36rem,calc(100vw-2rem))] rounded backdrop:bg-veil',
      )}
    >
      <div className="mb-3 flex items-start justify-between gap-3">
        <h2 id={titleId} className="font-semibold text-xl">
          {title}
        </h2>
        <IconButton icon="x" label="Закрыть" onClick={onClose} />
      </div>
      {children}
    </dialog>
  )
}
