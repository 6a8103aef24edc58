'use client'

import { useState } from 'react'
import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { Disclosure } from '@/components/ui/disclosure'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import { disablePersonAction, enablePersonAction, resetPasswordAction } from '@/lib/people/actions'
import type { IssuedAccess } from '@/lib/people/types'
import { AccessReceipt } from './access-receipt'

/** A new password, and the account switched off and on. */
export function AccountControls({ userId, disabled }: { userId: string; disabled: boolean }) {
  const [issued, setIssued] = useState<IssuedAccess | null>(null)
  const person = <input type="hidden" name="userId" value={userId} />
  return (
    <>
      {issued ? (
        <AccessReceipt
          title="Новый пароль"
          access={issued}
          actions={
            <>
              <Button icon="printer" onClick={() => window.print()}>
                Напечатать
              </Button>
              <Button variant="quiet" onClick={() => setIssued(null)}>
                Скрыть пароль
              </Button>
            </>
          }
        />
      ) : (
        <Disclosure summary="Выдать новый пароль">
          <ActionForm
            action={resetPasswordAction}
            aria-label="Новый пароль"
            onDone={(outcome) => {
              if (outcome.ok) setIssued(outcome.data)
            }}
          >
            {person}
            <p className="max-w-[65ch] text-sm">
              Прежний пароль перестанет действовать, открытые сеансы завершатся. Новый пароль будет показан один раз,
              при входе человек заменит его своим.
            </p>
            <SubmitButton size="sm" variant="secondary" icon="key-round" className="w-fit">
              Выдать новый пароль
            </SubmitButton>
          </ActionForm>
        </Disclosure>
      )}
      {disabled ? (
        <Disclosure key="enable" summary="Включить учётную запись">
          <ActionForm action={enablePersonAction} aria-label="Включение учётной записи">
            {person}
            <p className="max-w-[65ch] text-sm">Человек снова сможет войти со своими ролями.</p>
            <SubmitButton size="sm" variant="secondary" className="w-fit">
              Включить
            </SubmitButton>
          </ActionForm>
        </Disclosure>
      ) : (
        <Disclosure key="disable" summary="Отключить учётную запись">
          <ActionForm
            action={disablePersonAction}
            schema={() => import('@/lib/people/schema').then((file) => file.disablePersonSchema)}
            aria-label="Отключение учётной записи"
            className="max-w-md"
          >
            {person}
            <p className="text-sm">
              Человек не сможет войти, открытые сеансы завершатся. Роли останутся в истории; учётную запись можно будет
              включить снова.
            </p>
            <TextField name="note" label="Основание" hint="Например: приказ об увольнении" maxLength={300} optional />
            <SubmitButton size="sm" variant="danger" icon="lock" className="w-fit">
              Отключить
            </SubmitButton>
          </ActionForm>
        </Disclosure>
      )}
    </>
  )
}
