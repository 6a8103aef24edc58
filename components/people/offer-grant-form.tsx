'use client'

import { ActionForm } from '@/components/ui/action-form'
import { ButtonLink } from '@/components/ui/button-link'
import { RequestKeyField } from '@/components/ui/request-key-field'
import { TextField } from '@/components/ui/text-field'
import { offerGrantAction } from '@/lib/people/actions'
import { GrantFields, type GrantFieldsProps } from './grant-fields'

/** A role for somebody who has an account already; it waits for that person's answer. */
export function OfferGrantForm({ requestKey, ...grant }: GrantFieldsProps & { requestKey: string }) {
  return (
    <ActionForm
      action={offerGrantAction}
      schema={() => import('@/lib/people/schema').then((file) => file.offerGrantSchema)}
      aria-label="Роль по логину"
      submitLabel="Предложить роль"
      pendingLabel="Отправляем…"
      footer={
        <ButtonLink href="/people" variant="quiet">
          Отмена
        </ButtonLink>
      }
      guardUnsaved
      className="max-w-2xl"
    >
      <RequestKeyField value={requestKey} />
      <TextField
        name="login"
        label="Логин человека"
        hint="Спросите логин у самого человека: он виден ему на странице «Моя учётная запись». Имя вы увидите, когда он примет роль."
        autoComplete="off"
        spellCheck={false}
        width="half"
        required
      />
      <GrantFields {...grant} />
    </ActionForm>
  )
}
