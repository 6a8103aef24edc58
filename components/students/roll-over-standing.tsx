import { ReceiptPanel } from '@/components/ui/receipt-panel'
import { decisionNames } from '@/lib/students/messages'
import type { RollOverDecision } from '@/lib/students/types'
import { UndoRollOverForm } from './roll-over-forms'

type Standing = { id: string; fromYearCode: string; toYearCode: string; counts: Record<string, number> }

/** What was done, and the way back while it is open. */
export function RollOverStanding({ rollOver }: { rollOver: Standing }) {
  const { fromYearCode, toYearCode, counts } = rollOver
  return (
    <ReceiptPanel
      title={`Переведено из ${fromYearCode} в ${toYearCode}`}
      rows={(Object.keys(decisionNames) as RollOverDecision[])
        .filter((decision) => counts[decision])
        .map((decision) => ({ label: decisionNames[decision], value: String(counts[decision]) }))}
      actions={<UndoRollOverForm rollOverId={rollOver.id} />}
    >
      <p>
        Записи прежнего года теперь можно только смотреть. Перевод можно отменить, пока в новом году нет других записей.
      </p>
    </ReceiptPanel>
  )
}
