'use client'

import type { ReactNode } from 'react'
import { extensionMessages } from '@/lib/resolutions/messages/extensions'
import { BulkDecision } from './bulk-decision'
import { DecideForm } from './decide-form'

/** One decision on the requests of many organisations. */
export function ExtensionsBulk({ children, min, empty }: { children: ReactNode; min: string; empty: boolean }) {
  return (
    <BulkDecision
      selectAllLabel="Отметить все на странице"
      empty={empty}
      messages={extensionMessages}
      form={(rows, done) => (
        <DecideForm of="extension" rows={rows} min={min} submitLabel="Применить к отмеченным" onDecided={done} />
      )}
    >
      {children}
    </BulkDecision>
  )
}
