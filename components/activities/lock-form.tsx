'use client'

import { ActionForm } from '@/components/ui/action-form'
import { DateField } from '@/components/ui/date-field'
import { lockPeriodAction } from '@/lib/activities/actions'

/** Closes the records up to a day. */
export function LockForm({ earliest, latest }: { earliest: string; latest: string }) {
  return (
    <ActionForm
      action={lockPeriodAction}
      schema={() => import('@/lib/activities/schema/activity').then((file) => file.lockPeriodSchema)}
      aria-label="Закрытие периода"
      submitLabel="Закрыть период"
      className="max-w-md"
    >
      <DateField
        name="through"
        label="По какой день"
        hint="После этого записи за эти дни меняются только связанными исправлениями. Открыть период снова нельзя."
        min={earliest}
        max={latest}
        required
      />
    </ActionForm>
  )
}
