'use client'

import { ActionForm } from '@/components/ui/action-form'
import { CheckboxGroupField } from '@/components/ui/checkbox-group-field'
import { formatDayShort } from '@/components/ui/format'
import { RadioGroupField } from '@/components/ui/radio-group-field'
import { TextArea } from '@/components/ui/text-area'
import { formNames } from '@/lib/activities/messages'
import type { PlanKind } from '@/lib/kernel/prisma/enums'
import { answerEntryProposalsAction } from '@/lib/plans/actions/entry-proposals'
import type { EntryProposal } from '@/lib/plans/types/entry-proposals'
import { proposalWords } from './proposal-words'

type Props = { planId: string; kind: PlanKind; proposals: EntryProposal[]; days: string[]; mayAccept: boolean }

/** Proposals that wait: those ticked are answered alike. `days` are the local days on which they were made. */
export function AnswerProposalsForm({ planId, kind, proposals, days, mayAccept }: Props) {
  const [only] = proposals
  return (
    <ActionForm
      action={answerEntryProposalsAction}
      schema={() => import('@/lib/plans/schema/entry-proposals').then((file) => file.answerEntryProposalsSchema)}
      aria-label="Ответ на предложения"
      submitLabel={mayAccept ? 'Ответить' : 'Отклонить отмеченные'}
      rereadOnConflict
      className="max-w-3xl"
    >
      <input type="hidden" name="planId" value={planId} />
      <CheckboxGroupField
        name="rows"
        label="На что отвечаете"
        defaultValues={proposals.length === 1 && only ? [`${only.id}.${only.version}`] : []}
        choices={proposals.map((proposal, at) => ({
          value: `${proposal.id}.${proposal.version}`,
          label: proposal.title,
          hint: (
            <>
              {formNames[proposal.form]}&nbsp;· {proposalWords(kind, proposal)}
              <span className="block">
                {proposal.proposedBy}, {formatDayShort(days[at] ?? '')}
              </span>
            </>
          ),
        }))}
      />
      {mayAccept ? (
        <RadioGroupField
          name="verdict"
          label="Ответ"
          choices={[
            {
              value: 'ACCEPT',
              label: 'Принять',
              hint: 'Мероприятие встанет в черновик плана, его можно будет поправить.',
            },
            { value: 'DECLINE', label: 'Отклонить', hint: 'Педагог увидит причину.' },
          ]}
        />
      ) : (
        <input type="hidden" name="verdict" value="DECLINE" />
      )}
      <TextArea
        name="reason"
        label="Причина отказа"
        hint={mayAccept ? 'Если отклоняете — обязательна.' : 'Её увидит педагог.'}
        rows={3}
        limit={500}
        required={!mayAccept}
        optional={mayAccept}
      />
    </ActionForm>
  )
}
