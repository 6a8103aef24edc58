'use client'

import { ActionForm } from '@/components/ui/action-form'
import { DateField } from '@/components/ui/date-field'
import { SubmitButton } from '@/components/ui/submit-button'
import { revokeGrantAction } from '@/lib/people/actions'

/** Takes a role back at once or after its last day. `what` names the role for readers. */
export function RevokeGrantForm({ grantId, what, today }: { grantId: string; what: string; today: string }) {
  return (
    <ActionForm
      action={revokeGrantAction}
      schema={() => import('@/lib/people/schema').then((file) => file.revokeGrantSchema)}
      aria-label={`Отозвать роль: ${what}`}
      className="max-w-md"
    >
      <input type="hidden" name="grantId" value={grantId} />
      <DateField
        name="lastDay"
        label="Последний день роли"
        hint="Если не указать, роль прекратится сразу, а открытые под ней сеансы завершатся."
        min={today}
        optional
      />
      <SubmitButton variant="danger" size="sm" className="w-fit">
        Отозвать роль
      </SubmitButton>
    </ActionForm>
  )
}
