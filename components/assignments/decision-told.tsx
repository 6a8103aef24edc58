'use client'

import { createContext, type ReactNode, useContext, useState } from 'react'
import { IconButton } from '@/components/ui/icon-button'
import type { RowResults } from '@/lib/resolutions/rules/reviews'
import { RowResultsNotice } from './row-results'

const Told = createContext<((outcome: RowResults) => void) | null>(null)

/** Says what became of a decision; the form that made it is gone by then, with its row. */
export function useTell(): ((outcome: RowResults) => void) | null {
  return useContext(Told)
}

/** Keeps and shows the answer to the last decision made within, in sight wherever the list is scrolled to. */
export function DecisionTold({ messages, children }: { messages: Record<string, string>; children: ReactNode }) {
  const [told, setTold] = useState<RowResults>()
  return (
    <Told value={setTold}>
      <div role="status" className="sticky top-2 z-10 mb-4 empty:mb-0">
        {told && (
          <div className="relative">
            <RowResultsNotice outcome={told} done="Решение записано" messages={messages} />
            <IconButton
              icon="x"
              label="Скрыть сообщение"
              onClick={() => setTold(undefined)}
              className="absolute top-1 right-1"
            />
          </div>
        )}
      </div>
      {children}
    </Told>
  )
}
