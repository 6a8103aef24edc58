'use client'

import { type RefObject, useCallback, useEffect, useState } from 'react'
import type { Outcome } from '@/lib/kernel/outcome'
import { dropKept, keepEntry, readKept } from './kept-entry'

/** Between tries while the connection is lost. */
const RETRY_MS = 8000

function put(form: HTMLFormElement, entries: [string, string][]): void {
  for (const field of Array.from(form.elements)) {
    if (
      !(field instanceof HTMLInputElement || field instanceof HTMLSelectElement || field instanceof HTMLTextAreaElement)
    )
      continue
    const one = field as HTMLInputElement
    if (!one.name || one.type === 'hidden') continue
    const values = entries.filter(([name]) => name === one.name).map(([, value]) => value)
    if (one.type === 'checkbox' || one.type === 'radio') one.checked = values.includes(one.value)
    else if (values.length > 0) one.value = values.at(-1) ?? ''
  }
}

/**
 * Keeps a form in this browser as it is filled, until the portal has taken it: a lost connection, a closed tab and a reload lose nothing.
 * While there is no connection the form is sent again by itself, under the same key, so that it is recorded once.
 */
export function useKeptForm(box: RefObject<HTMLElement | null>, userId: string, about: string, firstKey: string) {
  const [requestKey, setRequestKey] = useState(firstKey)
  const [state, setState] = useState<'fresh' | 'restored' | 'offline'>('fresh')
  const formOf = useCallback(() => box.current?.querySelector('form') ?? null, [box])

  const keep = useCallback(() => {
    const form = formOf()
    if (!form) return
    const entries = [...new FormData(form)].filter((pair): pair is [string, string] => typeof pair[1] === 'string')
    keepEntry(userId, about, { requestKey, entries: entries.filter(([name]) => !name.startsWith('$ACTION')) })
  }, [formOf, userId, about, requestKey])

  useEffect(() => {
    const kept = readKept(userId, about)
    const form = formOf()
    if (!kept || !form) return
    put(form, kept.entries)
    setRequestKey(kept.requestKey)
    setState('restored')
  }, [userId, about, formOf])

  useEffect(() => {
    if (state !== 'offline') return
    const again = () => formOf()?.requestSubmit()
    const retry = setInterval(again, RETRY_MS)
    window.addEventListener('online', again)
    return () => {
      clearInterval(retry)
      window.removeEventListener('online', again)
    }
  }, [state, formOf])

  /** No answer at all is a lost connection; any answer of the portal ends the repeating. */
  const answered = useCallback(
    (outcome: Outcome) => {
      const lost = !outcome.ok && outcome.kind === 'failed' && outcome.errorId === ''
      if (lost) keep()
      setState(lost ? 'offline' : 'fresh')
    },
    [keep],
  )

  const startAnew = useCallback(() => {
    dropKept(userId, about)
    window.location.reload()
  }, [userId, about])

  return { requestKey, state, keep, answered, startAnew }
}
