'use client'

import { ActionForm } from '@/components/ui/action-form'
import { PasswordField } from '@/components/ui/password-field'
import { changePasswordAction } from '@/lib/people/actions'
import { PASSWORD_MIN } from '@/lib/people/rules'

/** The login is there for the browser's keeper of passwords, which else files the new one under nothing. */
export function PasswordForm({ login, forced }: { login: string; forced: boolean }) {
  return (
    <ActionForm
      action={changePasswordAction}
      schema={() => import('@/lib/people/schema').then((file) => file.changePasswordSchema)}
      aria-label="Новый пароль"
      submitLabel="Сменить пароль"
      pendingLabel="Сохраняем…"
    >
      <input type="text" name="username" defaultValue={login} autoComplete="username" hidden readOnly />
      <PasswordField
        name="currentPassword"
        label={forced ? 'Временный пароль' : 'Текущий пароль'}
        autoComplete="current-password"
        required
      />
      <PasswordField
        name="newPassword"
        label="Новый пароль"
        hint={`Не короче ${PASSWORD_MIN} знаков и не такой, как логин. Удобно взять три-четыре не связанных слова: их легко запомнить и трудно подобрать.`}
        autoComplete="new-password"
        required
      />
      <PasswordField name="repeatPassword" label="Новый пароль ещё раз" autoComplete="new-password" required />
    </ActionForm>
  )
}
