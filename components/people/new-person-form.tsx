'use client'

import { useState } from 'react'
import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { ButtonLink } from '@/components/ui/button-link'
import { RequestKeyField } from '@/components/ui/request-key-field'
import { TextField } from '@/components/ui/text-field'
import { createPersonAction } from '@/lib/people/actions'
import type { IssuedAccess } from '@/lib/people/types'
import { AccessReceipt } from './access-receipt'
import { GrantFields, type GrantFieldsProps } from './grant-fields'

export function NewPersonForm({ requestKey, ...grant }: GrantFieldsProps & { requestKey: string }) {
  const [issued, setIssued] = useState<IssuedAccess | null>(null)
  if (issued) {
    return (
      <AccessReceipt
        title="Учётная запись создана"
        access={issued}
        actions={
          <>
            <Button icon="printer" onClick={() => window.print()}>
              Напечатать
            </Button>
            <ButtonLink href={`/people/${issued.userId}`}>Открыть карточку</ButtonLink>
            {/* A whole new page, so that the next form comes empty and with its own request key. */}
            <a className="link self-center" href="/people/new">
              Добавить ещё одного
            </a>
          </>
        }
      />
    )
  }
  return (
    <ActionForm
      action={createPersonAction}
      schema={() => import('@/lib/people/schema').then((file) => file.createPersonSchema)}
      aria-label="Новый сотрудник"
      submitLabel="Создать учётную запись"
      pendingLabel="Создаём…"
      footer={
        <ButtonLink href="/people" variant="quiet">
          Отмена
        </ButtonLink>
      }
      guardUnsaved
      onDone={(outcome) => {
        if (outcome.ok) setIssued(outcome.data)
      }}
      className="max-w-2xl"
    >
      <RequestKeyField value={requestKey} />
      <TextField name="lastName" label="Фамилия" autoComplete="off" required />
      <div className="grid items-end gap-5 sm:grid-cols-2">
        <TextField name="firstName" label="Имя" autoComplete="off" required />
        <TextField name="middleName" label="Отчество" autoComplete="off" optional />
      </div>
      <GrantFields {...grant} />
      <TextField
        name="login"
        label="Логин"
        hint="Если оставить пустым, портал составит его из фамилии и инициалов: naumova.se"
        autoComplete="off"
        spellCheck={false}
        width="half"
        optional
      />
    </ActionForm>
  )
}
