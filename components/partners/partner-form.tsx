'use client'

import { ActionForm } from '@/components/ui/action-form'
import { ButtonLink } from '@/components/ui/button-link'
import { CheckboxField } from '@/components/ui/checkbox-field'
import { RequestKeyField } from '@/components/ui/request-key-field'
import { SelectField } from '@/components/ui/select-field'
import { TextField } from '@/components/ui/text-field'
import { addPartnerAction, editPartnerAction } from '@/lib/partners/actions'
import { partnerKindNames } from '@/lib/partners/messages'
import type { Partner } from '@/lib/partners/types'

type Props = { partner: Partner; requestKey?: undefined } | { partner?: undefined; requestKey: string }

/** A partner, new or known. */
export function PartnerForm({ partner, requestKey }: Props) {
  return (
    <ActionForm
      action={partner ? editPartnerAction : addPartnerAction}
      schema={() =>
        import('@/lib/partners/schema').then((file) => (partner ? file.editPartnerSchema : file.addPartnerSchema))
      }
      defaultValues={partner && { ...partner, archived: partner.archived ? 'yes' : '' }}
      aria-label="Партнёр"
      submitLabel={partner ? 'Сохранить' : 'Добавить'}
      footer={
        <ButtonLink href="/partners" variant="quiet">
          Отмена
        </ButtonLink>
      }
      rereadOnConflict
      className="max-w-2xl"
    >
      {requestKey && <RequestKeyField value={requestKey} />}
      {partner && (
        <>
          <input type="hidden" name="partnerId" value={partner.id} />
          <input type="hidden" name="version" value={partner.version} />
        </>
      )}
      <TextField
        name="name"
        label="Название"
        hint="Для родителей укажите профессию или предприятие, без фамилии."
        maxLength={200}
        required
      />
      <SelectField
        name="kind"
        label="Вид"
        placeholder={partner ? undefined : 'Выберите вид'}
        options={Object.entries(partnerKindNames).map(([value, label]) => ({ value, label }))}
        required
      />
      <TextField name="settlement" label="Населённый пункт" maxLength={120} width="half" optional />
      {partner && (
        <CheckboxField
          name="archived"
          value="yes"
          label="Больше не сотрудничаем"
          hint="Партнёр не предлагается в формах; прежние записи с ним остаются."
        />
      )}
    </ActionForm>
  )
}
