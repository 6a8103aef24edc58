'use client'

import { useState } from 'react'
import { useVersion } from '@/components/people/use-version'
import { ActionForm } from '@/components/ui/action-form'
import { ButtonLink } from '@/components/ui/button-link'
import { CheckboxGroupField } from '@/components/ui/checkbox-group-field'
import { DateField } from '@/components/ui/date-field'
import { RequestKeyField } from '@/components/ui/request-key-field'
import { SelectField } from '@/components/ui/select-field'
import { TextField } from '@/components/ui/text-field'
import { createOrganizationAction, editOrganizationAction } from '@/lib/institutions/actions'
import { kindNames, programNames } from '@/lib/institutions/messages'
import type { OrganizationFields } from '@/lib/institutions/types'

const WITHOUT_PROGRAMS = ['DEPARTMENT', 'RESOURCE_CENTRE', 'EXTERNAL']

type OrganizationFormProps =
  | { requestKey: string; organization?: undefined }
  | { organization: OrganizationFields & { id: string; version: number } }

/** A new organisation, or the facts of one that is there. */
export function OrganizationForm(props: OrganizationFormProps) {
  const { organization } = props
  const [version, listen] = useVersion(organization?.version ?? 1)
  const [kind, setKind] = useState<string>(organization?.kind ?? '')
  return (
    <ActionForm
      action={organization ? editOrganizationAction : createOrganizationAction}
      schema={() =>
        import('@/lib/institutions/schema').then((file) =>
          organization ? file.editOrganizationSchema : file.createOrganizationSchema,
        )
      }
      aria-label="Организация"
      submitLabel={organization ? 'Сохранить' : 'Добавить организацию'}
      pendingLabel="Сохраняем…"
      footer={
        <ButtonLink href={organization ? `/organizations/${organization.id}` : '/organizations'} variant="quiet">
          Отмена
        </ButtonLink>
      }
      defaultValues={organization}
      guardUnsaved
      onDone={listen}
      className="max-w-2xl"
    >
      {organization ? (
        <>
          <input type="hidden" name="organizationId" value={organization.id} />
          <input type="hidden" name="version" value={version} />
        </>
      ) : (
        <RequestKeyField value={'requestKey' in props ? props.requestKey : ''} />
      )}
      <TextField
        name="shortName"
        label="Краткое наименование"
        hint="Как в уставе или как принято в муниципалитете: «СОШ № 3». По нему организацию узнают в списках."
        maxLength={120}
        required
      />
      <TextField name="name" label="Полное наименование" maxLength={500} required />
      <SelectField
        name="kind"
        label="Вид"
        placeholder="Выберите вид"
        hint="Внешняя организация (колледж, министерство) в портал не входит: её ответы вносит Управление образования."
        options={Object.entries(kindNames).map(([value, label]) => ({ value, label }))}
        onValueChange={setKind}
        required
      />
      {!WITHOUT_PROGRAMS.includes(kind) && (
        <CheckboxGroupField
          name="programs"
          label="Уровни образования"
          hint="По ним поручения находят исполнителей. Школа с дошкольными группами отмечает и дошкольное образование."
          choices={Object.entries(programNames).map(([value, label]) => ({ value, label }))}
        />
      )}
      <div className="grid items-end gap-5 sm:grid-cols-2">
        <TextField name="settlement" label="Населённый пункт" maxLength={120} optional />
        <TextField name="inn" label="ИНН" inputMode="numeric" maxLength={12} optional />
      </div>
      <DateField name="openedOn" label="День открытия" optional />
    </ActionForm>
  )
}
