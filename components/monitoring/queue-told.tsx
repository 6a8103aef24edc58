'use client'

import { createContext, type ReactNode, useContext, useState } from 'react'

export const QUEUE_ID = 'decision-queue'

const Told = createContext<(sentence: string) => void>(() => {})

/** Says what became of a decision: its row has left the queue by then. */
export function useQueueTold(): (sentence: string) => void {
  return useContext(Told)
}

/** Keeps the last answer above the queue and takes the focus that the pressed button leaves behind. */
export function QueueTold({ children }: { children: ReactNode }) {
  const [sentence, setSentence] = useState('')
  const tell = (said: string) => {
    setSentence(said)
    document.getElementById(QUEUE_ID)?.focus({ preventScroll: true })
  }
  return (
    <Told value={tell}>
      <p role="status" className="mb-2 font-medium text-sm text-success empty:hidden">
        {sentence}
      </p>
      {children}
    </Told>
  )
}
