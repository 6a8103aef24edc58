'use client'

import { useVersion } from '@/components/people/use-version'
import { ActionForm } from '@/components/ui/action-form'
import { ButtonLink } from '@/components/ui/button-link'
import { DateField } from '@/components/ui/date-field'
import { RadioGroupField } from '@/components/ui/radio-group-field'
import { SelectField } from '@/components/ui/select-field'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import { closeOrganizationAction } from '@/lib/institutions/actions'

type CloseOrganizationFormProps = {
  organizationId: string
  version: number
  successors: { id: string; shortName: string }[]
}

export function CloseOrganizationForm({ organizationId, version, successors }: CloseOrganizationFormProps) {
  const [current, listen] = useVersion(version)
  return (
    <ActionForm
      action={closeOrganizationAction}
      schema={() => import('@/lib/institutions/schema').then((file) => file.closeOrganizationSchema)}
      aria-label="Закрытие или реорганизация"
      onDone={listen}
      className="max-w-2xl"
    >
      <input type="hidden" name="organizationId" value={organizationId} />
      <input type="hidden" name="version" value={current} />
      <RadioGroupField
        name="how"
        label="Что происходит"
        choices={[
          { value: 'REORGANIZED', label: 'Реорганизация', hint: 'Вошла в другую организацию: укажите правопреемника' },
          { value: 'CLOSED', label: 'Закрытие', hint: 'Правопреемника может не быть' },
        ]}
        required
      />
      <DateField
        name="closedOn"
        label="С какого дня"
        hint="Можно указать будущий день: до него организация действует, а закроется сама."
        required
      />
      <SelectField
        name="successorId"
        label="Правопреемник"
        placeholder="Нет"
        options={successors.map(({ id, shortName }) => ({ value: id, label: shortName }))}
        optional
      />
      <TextField
        name="note"
        label="Основание"
        hint="Например: постановление администрации, номер и дата"
        maxLength={300}
        optional
      />
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton variant="danger">Отметить</SubmitButton>
        <ButtonLink href={`/organizations/${organizationId}`} variant="quiet">
          Отмена
        </ButtonLink>
      </div>
    </ActionForm>
  )
}
