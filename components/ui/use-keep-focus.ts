'use client'

import { type RefObject, useLayoutEffect } from 'react'

/**
 * A form that leaves the page together with the button just pressed hands the focus on to the page's work: else the next press of Tab
 * would begin at the top again, and a reader would lose its place.
 */
export function useKeepFocus(form: RefObject<HTMLFormElement | null>): void {
  useLayoutEffect(() => {
    const element = form.current
    return () => {
      if (!element?.contains(document.activeElement)) return
      // What answers the form itself (a summary, a list, a new page) goes first.
      setTimeout(() => {
        if (document.activeElement && document.activeElement !== document.body) return
        document.getElementById('main')?.focus({ preventScroll: true })
      })
    }
  }, [form])
}
