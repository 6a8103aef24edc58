import type { ReactNode } from 'react'
import { ReceiptPanel } from '@/components/ui/receipt-panel'
import { decisionNames } from '@/lib/students/messages'
import type { RollOverDecision } from '@/lib/students/types'

type Standing = { id: string; fromYearCode: string; toYearCode: string; counts: Record<string, number> }

type StandingProps = {
  rollOver: Standing
  /** The form that takes it back; plans, which stand above pupils, have their say in it. */
  undo: ReactNode
  children?: ReactNode
}

/** What was done, and the way back while it is open. */
export function RollOverStanding({ rollOver, undo, children }: StandingProps) {
  const { fromYearCode, toYearCode, counts } = rollOver
  return (
    <ReceiptPanel
      title={`Переведено из ${fromYearCode} в ${toYearCode}`}
      rows={(Object.keys(decisionNames) as RollOverDecision[])
        .filter((decision) => counts[decision])
        .map((decision) => ({ label: decisionNames[decision], value: String(counts[decision]) }))}
      actions={undo}
    >
      <p>
        Записи прежнего года теперь можно только смотреть. Перевод можно отменить, пока в новом году нет других записей.
      </p>
      {children}
    </ReceiptPanel>
  )
}
