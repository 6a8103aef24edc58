'use client'

import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/submit-button'
import { decideReportsAction } from '@/lib/resolutions/actions/reviews'
import type { RowResults } from '@/lib/resolutions/rules/reviews'
import { useTell } from './decision-told'

/** «Принять» in a row of the queue. */
export function QuickAcceptForm({ row, about }: { row: string; about: string }) {
  const tell = useTell()
  return (
    <ActionForm<RowResults>
      action={decideReportsAction}
      onDone={(outcome) => outcome.ok && tell?.(outcome.data)}
      aria-label={`Принять отчёт: ${about}`}
      className="gap-2"
    >
      <input type="hidden" name="rows[]" value={row} />
      <input type="hidden" name="decision" value="accept" />
      <SubmitButton variant="secondary" size="sm" icon="check" pendingLabel="Принимаем…" className="w-fit">
        Принять<span className="sr-only">: {about}</span>
      </SubmitButton>
    </ActionForm>
  )
}
