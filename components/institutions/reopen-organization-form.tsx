'use client'

import { useVersion } from '@/components/people/use-version'
import { ActionForm } from '@/components/ui/action-form'
import { ButtonLink } from '@/components/ui/button-link'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import { reopenOrganizationAction } from '@/lib/institutions/actions'

type ReopenOrganizationFormProps = { organizationId: string; version: number; planned: boolean }

export function ReopenOrganizationForm({ organizationId, version, planned }: ReopenOrganizationFormProps) {
  const [current, listen] = useVersion(version)
  return (
    <ActionForm
      action={reopenOrganizationAction}
      schema={() => import('@/lib/institutions/schema').then((file) => file.reopenOrganizationSchema)}
      aria-label={planned ? 'Отмена намеченного закрытия' : 'Возврат в действующие'}
      onDone={listen}
      className="max-w-2xl"
    >
      <input type="hidden" name="organizationId" value={organizationId} />
      <input type="hidden" name="version" value={current} />
      <TextField
        name="reason"
        label="Основание"
        hint="Например: постановление администрации, номер и дата"
        maxLength={300}
        required
      />
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton>{planned ? 'Отменить закрытие' : 'Вернуть в действующие'}</SubmitButton>
        <ButtonLink href={`/organizations/${organizationId}`} variant="quiet">
          Отмена
        </ButtonLink>
      </div>
    </ActionForm>
  )
}
