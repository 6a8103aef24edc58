'use client'

import { ActionForm } from '@/components/ui/action-form'
import { Disclosure } from '@/components/ui/disclosure'
import { TextField } from '@/components/ui/text-field'
import { cancelActivityAction, confirmActivitiesAction, voidActivityAction } from '@/lib/activities/actions'

type Props = {
  activityId: string
  version: number
  requestKey: string
  rights: { confirm: boolean; cancel: boolean; correct: boolean }
}

/** The small steps of a record: to confirm it, to cancel it, to say that it did not take place. */
export function ActivitySteps({ activityId, version, requestKey, rights }: Props) {
  return (
    <div className="grid gap-4 print:hidden">
      {rights.confirm && (
        <ActionForm action={confirmActivitiesAction} aria-label="Подтверждение" submitLabel="Подтвердить">
          <input type="hidden" name="rows[]" value={`${activityId}.${version}`} />
        </ActionForm>
      )}
      {rights.cancel && (
        <Disclosure summary="Отменить запись">
          <ActionForm action={cancelActivityAction} aria-label="Отмена записи" submitLabel="Отменить запись">
            <input type="hidden" name="activityId" value={activityId} />
            <input type="hidden" name="version" value={version} />
            <TextField name="reason" label="Причина" maxLength={300} required />
          </ActionForm>
        </Disclosure>
      )}
      {rights.correct && (
        <Disclosure summary="Мероприятие не состоялось">
          <ActionForm action={voidActivityAction} aria-label="Не состоялось" submitLabel="Внести исправление">
            <input type="hidden" name="correctsId" value={activityId} />
            <input type="hidden" name="requestKey" value={requestKey} />
            <TextField
              name="reason"
              label="Причина"
              hint="После подтверждения руководителем запись перестанет считаться, но останется видна."
              maxLength={300}
              required
            />
          </ActionForm>
        </Disclosure>
      )}
    </div>
  )
}
