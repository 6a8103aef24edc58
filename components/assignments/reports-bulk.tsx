'use client'

import type { ReactNode } from 'react'
import { reviewMessages } from '@/lib/resolutions/messages/reviews'
import { BulkDecision } from './bulk-decision'
import { DecideForm } from './decide-form'

/** One decision on many reports. */
export function ReportsBulk({
  children,
  reworkDueOn,
  empty,
}: {
  children: ReactNode
  reworkDueOn: string
  empty: boolean
}) {
  return (
    <BulkDecision
      selectAllLabel="Отметить все на странице"
      empty={empty}
      messages={reviewMessages}
      form={(rows, done) => (
        <DecideForm
          of="report"
          rows={rows}
          day={reworkDueOn}
          compact
          submitLabel="Применить к отмеченным"
          onDecided={done}
        />
      )}
    >
      {children}
    </BulkDecision>
  )
}
