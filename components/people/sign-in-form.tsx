'use client'

import { ActionForm } from '@/components/ui/action-form'
import { PasswordField } from '@/components/ui/password-field'
import { TextField } from '@/components/ui/text-field'
import { signInAction } from '@/lib/people/actions'

export function SignInForm() {
  return (
    <ActionForm
      action={signInAction}
      schema={() => import('@/lib/people/schema').then((file) => file.signInSchema)}
      aria-label="Вход"
      submitLabel="Войти"
      pendingLabel="Проверяем…"
    >
      <TextField name="login" label="Логин" autoComplete="username" spellCheck={false} required />
      <PasswordField name="password" label="Пароль" autoComplete="current-password" required />
    </ActionForm>
  )
}
