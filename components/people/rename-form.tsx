'use client'

import { ActionForm } from '@/components/ui/action-form'
import { TextField } from '@/components/ui/text-field'
import { renamePersonAction } from '@/lib/people/actions'
import type { PersonName } from '@/lib/people/types'
import { useVersion } from './use-version'

export function RenameForm({ userId, version, name }: { userId: string; version: number; name: PersonName }) {
  const [current, listen] = useVersion(version)
  return (
    <ActionForm
      action={renamePersonAction}
      schema={() => import('@/lib/people/schema').then((file) => file.renamePersonSchema)}
      aria-label="Имя сотрудника"
      defaultValues={name}
      submitLabel="Сохранить"
      onDone={listen}
    >
      <input type="hidden" name="userId" value={userId} />
      <input type="hidden" name="version" value={current} />
      <TextField name="lastName" label="Фамилия" autoComplete="off" required />
      <TextField name="firstName" label="Имя" autoComplete="off" required />
      <TextField name="middleName" label="Отчество" autoComplete="off" optional />
    </ActionForm>
  )
}
