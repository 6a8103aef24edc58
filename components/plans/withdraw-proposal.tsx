'use client'

import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/submit-button'
import { withdrawEntryProposalAction } from '@/lib/plans/actions/entry-proposals'

/** Takes an own proposal back while nobody has answered it. */
export function WithdrawProposal({ id, version, title }: { id: string; version: number; title: string }) {
  return (
    <ActionForm action={withdrawEntryProposalAction} aria-label={`Отозвать: ${title}`}>
      <input type="hidden" name="entryProposalId" value={id} />
      <input type="hidden" name="version" value={version} />
      <SubmitButton variant="quiet" size="sm" className="w-fit" pendingLabel="Отзываем…">
        Отозвать
      </SubmitButton>
    </ActionForm>
  )
}
