'use client'

import { useEffect, useState } from 'react'
import { ActionForm } from '@/components/ui/action-form'
import { DateField } from '@/components/ui/date-field'
import { PasswordField } from '@/components/ui/password-field'
import { RadioGroupField } from '@/components/ui/radio-group-field'
import { TextField } from '@/components/ui/text-field'
import { confirmChildAction, joinFamilyAction, joinOwnAccountAction, openSlipAction } from '@/lib/family/actions/access'
import { kinshipNames } from '@/lib/family/messages/access'

/** The code, typed or brought by the camera behind «#» of the address; that part is taken out of the address bar at once. */
export function SlipCodeForm() {
  const [scanned, setScanned] = useState('')
  useEffect(() => {
    const code = decodeURIComponent(window.location.hash.slice(1))
    if (!code) return
    setScanned(code.replace(/(.{5})(?=.)/g, '$1 '))
    window.history.replaceState(null, '', window.location.pathname)
  }, [])
  return (
    <ActionForm
      key={scanned}
      action={openSlipAction}
      schema={() => import('@/lib/family/schema/access').then((file) => file.openSlipSchema)}
      defaultValues={{ code: scanned }}
      aria-label="Код с талона"
      submitLabel="Дальше"
      pendingLabel="Проверяем…"
    >
      <TextField
        name="code"
        label="Код с талона"
        hint="Пятнадцать букв и цифр. Раскладка, пробелы и размер букв не важны."
        autoComplete="off"
        spellCheck={false}
        maxLength={60}
        required
      />
    </ActionForm>
  )
}

const KIN = (['MOTHER', 'FATHER', 'GUARDIAN'] as const).map((value) => ({ value, label: kinshipNames[value] }))

/** Whose paper it is: the child's day of birth, and who the reader is to the child. */
export function ConfirmChildForm({ forPupil }: { forPupil: boolean }) {
  return (
    <ActionForm
      action={confirmChildAction}
      schema={() => import('@/lib/family/schema/access').then((file) => file.confirmChildSchema)}
      aria-label="Проверка"
      submitLabel="Дальше"
      pendingLabel="Проверяем…"
    >
      <DateField
        name="birthDate"
        label={forPupil ? 'Твоя дата рождения' : 'Дата рождения ребёнка'}
        hint="Чтобы потерянный талон никому не пригодился."
        required
      />
      {!forPupil && <RadioGroupField name="kinship" label="Кем вы приходитесь ребёнку" choices={KIN} required />}
    </ActionForm>
  )
}

/** An account of one's own. */
export function JoinForm({ forPupil }: { forPupil: boolean }) {
  return (
    <ActionForm
      action={joinFamilyAction}
      schema={() => import('@/lib/family/schema/access').then((file) => file.joinSchema)}
      aria-label="Вход в портал"
      submitLabel="Открыть маршрут"
      pendingLabel="Открываем…"
    >
      {!forPupil && (
        <>
          <TextField name="lastName" label="Ваша фамилия" autoComplete="family-name" maxLength={60} required />
          <TextField name="firstName" label="Имя" autoComplete="given-name" maxLength={60} required />
          <TextField name="middleName" label="Отчество" autoComplete="additional-name" maxLength={60} optional />
        </>
      )}
      <TextField
        name="login"
        label="Логин"
        hint="Латинские буквы и цифры, от 3 знаков. Подойдёт номер телефона."
        autoComplete="username"
        spellCheck={false}
        maxLength={64}
        required
      />
      <PasswordField
        name="password"
        label="Пароль"
        hint="Не короче 10 знаков. Легко запомнить три-четыре не связанных слова."
        autoComplete="new-password"
        required
      />
    </ActionForm>
  )
}

/** For who is signed in already: the child joins the account. */
export function JoinOwnAccountForm() {
  return (
    <ActionForm
      action={joinOwnAccountAction}
      aria-label="Добавить ребёнка"
      submitLabel="Добавить ребёнка в мою учётную запись"
    />
  )
}
