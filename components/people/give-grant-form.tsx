'use client'

import { ActionForm } from '@/components/ui/action-form'
import { RequestKeyField } from '@/components/ui/request-key-field'
import { giveGrantAction } from '@/lib/people/actions'
import { GrantFields, type GrantFieldsProps } from './grant-fields'

export function GiveGrantForm(props: GrantFieldsProps & { userId: string; requestKey: string }) {
  const { userId, requestKey, ...grant } = props
  return (
    <ActionForm
      action={giveGrantAction}
      schema={() => import('@/lib/people/schema').then((file) => file.giveGrantSchema)}
      aria-label="Новая роль"
      submitLabel="Выдать роль"
      resetOnSuccess
      className="max-w-2xl"
    >
      <input type="hidden" name="userId" value={userId} />
      <RequestKeyField value={requestKey} />
      <GrantFields {...grant} />
    </ActionForm>
  )
}
