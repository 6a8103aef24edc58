'use client'

import { useRef } from 'react'
import { useKeptForm } from '@/components/activities/use-kept-form'
import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { ButtonLink } from '@/components/ui/button-link'
import { Notice } from '@/components/ui/notice'
import { proposeEntryAction } from '@/lib/plans/actions/entry-proposals'
import type { ProposedContent } from '@/lib/plans/types/entry-proposals'
import { Counting, EntryFields, type EntryGround, entryValues } from './entry-fields'

type ProposalFormProps = EntryGround & {
  planId: string
  requestKey: string
  userId: string
  /** «Полянкина М. О.»: who proposes answers for it. */
  responsible: string
  begun: ProposedContent | null
}

/** An entry that a teacher proposes: the head's form but for who is responsible. Kept by the browser until the portal has it. */
export function ProposalForm(props: ProposalFormProps) {
  const { planId, kind, begun, userId, responsible } = props
  const box = useRef<HTMLDivElement>(null)
  const kept = useKeptForm(box, userId, `proposal-${planId}`, props.requestKey)
  return (
    <div ref={box}>
      <div role="status" className="empty:hidden">
        {kept.state === 'offline' && (
          <Notice tone="warning" title="Связи нет, предложение ещё не на портале" className="mb-5">
            Оно сохранено в этом браузере и отправится само, как только связь появится. Страницу можно не закрывать.
          </Notice>
        )}
        {kept.state === 'restored' && (
          <Notice
            title="Восстановлено введённое раньше"
            className="mb-5"
            actions={
              <Button size="sm" onClick={kept.startAnew}>
                Начать заново
              </Button>
            }
          >
            Прошлый раз предложение не успело уйти на портал. Проверьте его и отправьте.
          </Notice>
        )}
      </div>
      <Counting entry={begun} onChange={kept.keep}>
        {(typed) => (
          <ActionForm
            action={proposeEntryAction}
            schema={() => import('@/lib/plans/schema/entry-proposals').then((file) => file.proposeEntrySchema)}
            defaultValues={entryValues(kind, begun)}
            aria-label="Предложение в план"
            submitLabel="Предложить"
            footer={
              <ButtonLink href={`/plans/${planId}/proposals`} variant="quiet">
                Отмена
              </ButtonLink>
            }
            onDone={kept.answered}
            className="max-w-2xl"
          >
            <input type="hidden" name="requestKey" value={kept.requestKey} />
            <input type="hidden" name="planId" value={planId} />
            <EntryFields
              {...props}
              typed={typed}
              begun={begun !== null}
              who={
                <div>
                  <p className="font-medium">Ответственный</p>
                  <p>
                    {responsible} <span className="text-muted">— вы; другого может назвать руководитель</span>
                  </p>
                </div>
              }
            />
          </ActionForm>
        )}
      </Counting>
    </div>
  )
}
