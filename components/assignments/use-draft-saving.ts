'use client'

import { unstable_rethrow } from 'next/navigation'
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { type Conflict, conflictOf } from '@/components/ui/conflict-notice'
import { systemNow } from '@/lib/kernel/clock'
import type { FormAction, Outcome } from '@/lib/kernel/outcome'
import { dropLocalDraft, keepLocalDraft, type LocalDraft, readLocalDraft } from './draft-storage'

export type SavedDraft = { assignmentId: string; revision: number; version: number; savedAt: string }

export type Saving =
  | { kind: 'idle'; savedAt: string | null }
  | { kind: 'typed' }
  | { kind: 'saving' }
  | { kind: 'offline' }
  | { kind: 'refused'; reason: string; message: string }
  | { kind: 'invalid'; fieldErrors: Record<string, string[]> }
  | { kind: 'conflict'; conflict: Conflict; revision: number; version: number }

type Base = { revision: number; version: number }
type Options = {
  form: RefObject<HTMLFormElement | null>
  save: FormAction<SavedDraft>
  userId: string
  assignmentId: string
  base: Base
  savedAt: string | null
}

/** Quiet time after the last key before the draft is saved. */
const PAUSE_MS = 1500
/** Between tries while the connection is lost. */
const RETRY_MS = 10_000
/** After these the server takes nothing more: saving stops, the text stays. */
const FINAL = new Set(['DEADLINE_PASSED', 'ALREADY_SUBMITTED', 'NOT_OPEN', 'NOT_FOUND', 'FORBIDDEN'])

function contentOf(form: HTMLFormElement): { text: string; figures: Record<string, string> } {
  const figures: Record<string, string> = {}
  let text = ''
  for (const [name, value] of new FormData(form)) {
    if (typeof value !== 'string') continue
    if (name === 'text') text = value.replace(/\r\n?/g, '\n')
    else if (name.startsWith('figures.')) figures[name.slice(8)] = value
  }
  return { text, figures }
}

const sameAs = (a: object, b: object) => JSON.stringify(a) === JSON.stringify(b)

/** What of an outcome the form has to tell. */
function stateOf(outcome: Outcome<SavedDraft>): Saving {
  if (outcome.ok) return { kind: 'idle', savedAt: outcome.data.savedAt }
  if (outcome.kind === 'invalid') return { kind: 'invalid', fieldErrors: outcome.fieldErrors }
  if (outcome.kind === 'failed') return { kind: 'refused', reason: 'FAILED', message: outcome.message }
  const conflict = outcome.reason === 'CHANGED_MEANWHILE' ? conflictOf(outcome.details) : null
  if (!conflict) return { kind: 'refused', reason: outcome.reason, message: outcome.message }
  const { revision, version } = outcome.details as Base
  return { kind: 'conflict', conflict, revision, version }
}

/**
 * Saves a draft as one types: after a pause to the server, at once to this browser, so that neither a broken connection nor a
 * refusal loses a letter. One save at a time; what was typed meanwhile is saved next.
 */
export function useDraftSaving({ form, save, userId, assignmentId, base, savedAt }: Options) {
  const [state, setState] = useState<Saving>({ kind: 'idle', savedAt })
  const [found, setFound] = useState<LocalDraft | null>(null)
  const at = useRef<Base>(base)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const running = useRef<Promise<boolean> | null>(null)
  const dirty = useRef(false)
  const stopped = useRef(false)

  const saveOnce = useCallback(async (): Promise<boolean> => {
    const element = form.current
    if (!element) return false
    const sent = contentOf(element)
    const data = new FormData(element)
    data.set('revision', String(at.current.revision))
    data.set('version', String(at.current.version))
    setState({ kind: 'saving' })
    let next: Saving
    try {
      const outcome = await save(null, data)
      next = stateOf(outcome)
      if (outcome.ok) {
        at.current = { revision: outcome.data.revision, version: outcome.data.version }
        dirty.current = !sameAs(sent, contentOf(element))
        if (!dirty.current) dropLocalDraft(userId, assignmentId)
        else next = { kind: 'typed' }
      }
    } catch (error) {
      unstable_rethrow(error)
      next = { kind: 'offline' }
    }
    stopped.current = next.kind === 'conflict' || (next.kind === 'refused' && FINAL.has(next.reason))
    setState(next)
    return next.kind === 'idle'
  }, [form, save, userId, assignmentId])

  const flush = useCallback(async (): Promise<boolean> => {
    clearTimeout(timer.current)
    while (running.current) await running.current
    running.current = saveOnce()
    try {
      return await running.current
    } finally {
      running.current = null
      if (dirty.current && !stopped.current) {
        timer.current = setTimeout(() => void flush(), PAUSE_MS)
      }
    }
  }, [saveOnce])

  const typed = useCallback(() => {
    if (!form.current) return
    dirty.current = true
    keepLocalDraft(userId, assignmentId, { ...contentOf(form.current), ...at.current, at: systemNow().getTime() })
    if (stopped.current) return
    setState({ kind: 'typed' })
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void flush(), PAUSE_MS)
  }, [form, userId, assignmentId, flush])

  /** Puts a text into the form as if it had been typed. */
  const fill = useCallback(
    (draft: Pick<LocalDraft, 'text' | 'figures'>) => {
      const element = form.current
      if (!element) return
      for (const field of Array.from(element.elements)) {
        if (!(field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement)) continue
        if (field.name === 'text') field.value = draft.text
        else if (field.name.startsWith('figures.')) field.value = draft.figures[field.name.slice(8)] ?? ''
      }
      setFound(null)
      typed()
    },
    [form, typed],
  )

  /** After a conflict: go on from the other's version with what stands in the form. */
  const keepMine = useCallback(
    (from: Base) => {
      at.current = { revision: from.revision, version: from.version }
      stopped.current = false
      void flush()
    },
    [flush],
  )

  const forget = useCallback(() => {
    dropLocalDraft(userId, assignmentId)
    setFound(null)
  }, [userId, assignmentId])

  // What an earlier visit could not save.
  useEffect(() => {
    const kept = readLocalDraft(userId, assignmentId)
    if (!kept || !form.current) return
    const { text, figures } = contentOf(form.current)
    if (sameAs({ text: kept.text, figures: kept.figures }, { text, figures })) dropLocalDraft(userId, assignmentId)
    else setFound(kept)
  }, [form, userId, assignmentId])

  // Evidence that opens a draft, or a saved state after a refresh: the page knows a newer version of the same text.
  useEffect(() => {
    const newer = base.revision > at.current.revision || base.version > at.current.version
    if (newer && !dirty.current && !running.current) at.current = { revision: base.revision, version: base.version }
  }, [base.revision, base.version])

  useEffect(() => {
    if (state.kind !== 'offline') return
    const again = () => void flush()
    const retry = setTimeout(again, RETRY_MS)
    window.addEventListener('online', again)
    return () => {
      clearTimeout(retry)
      window.removeEventListener('online', again)
    }
  }, [state.kind, flush])

  useEffect(() => {
    const leaving = (event: BeforeUnloadEvent) => {
      if (dirty.current && !stopped.current) event.preventDefault()
    }
    window.addEventListener('beforeunload', leaving)
    return () => {
      window.removeEventListener('beforeunload', leaving)
      clearTimeout(timer.current)
    }
  }, [])

  return { state, found, typed, flush, fill, keepMine, forget }
}
