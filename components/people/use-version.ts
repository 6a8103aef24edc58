'use client'

import { useState } from 'react'
import type { Outcome } from '@/lib/kernel/outcome'

/**
 * The version a form edits: the page's own, or the newer one that a CHANGED_MEANWHILE refusal told of, so that after comparing both
 * texts the form can be sent again.
 */
export function useVersion(ofPage: number): [number, (outcome: Outcome) => void] {
  const [told, setTold] = useState(0)
  const listen = (outcome: Outcome) => {
    if (outcome.ok || outcome.kind !== 'refused' || outcome.reason !== 'CHANGED_MEANWHILE') return
    const { version } = (outcome.details ?? {}) as { version?: unknown }
    if (typeof version === 'number') setTold(version)
  }
  return [Math.max(ofPage, told), listen]
}
