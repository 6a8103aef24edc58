'use client'

import { ActionForm } from '@/components/ui/action-form'
import { DateField } from '@/components/ui/date-field'
import { RequestKeyField } from '@/components/ui/request-key-field'
import { SelectField, type SelectOption } from '@/components/ui/select-field'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import {
  acceptTransferAction,
  askTransferAction,
  declineTransferAction,
  withdrawTransferAction,
} from '@/lib/students/actions/transfers'

type AskTransferFormProps = { enrollmentId: string; requestKey: string; targets: SelectOption[]; today: string }

export function AskTransferForm({ enrollmentId, requestKey, targets, today }: AskTransferFormProps) {
  return (
    <ActionForm
      action={askTransferAction}
      schema={() => import('@/lib/students/schema').then((file) => file.askTransferSchema)}
      aria-label="Запрос о переводе"
      submitLabel="Отправить запрос"
      className="max-w-xl"
    >
      <input type="hidden" name="enrollmentId" value={enrollmentId} />
      <RequestKeyField value={requestKey} />
      <SelectField name="toOrganizationId" label="Куда" placeholder="Выберите организацию" options={targets} required />
      <DateField
        name="transferOn"
        label="Первый день в новой организации"
        hint="До ответа новая организация видит только имя, год рождения и прежний класс."
        defaultValue={today}
        required
      />
      <TextField name="note" label="Примечание для новой организации" maxLength={300} optional />
    </ActionForm>
  )
}

type AnswerProps = { transferId: string; version: number }

export function AcceptTransferForm({ transferId, version, classes }: AnswerProps & { classes: SelectOption[] }) {
  return (
    <ActionForm
      action={acceptTransferAction}
      schema={() => import('@/lib/students/schema').then((file) => file.acceptTransferSchema)}
      aria-label="Принять ребёнка"
      submitLabel="Принять в класс"
      className="max-w-xl"
    >
      <input type="hidden" name="transferId" value={transferId} />
      <input type="hidden" name="version" value={version} />
      <SelectField name="classId" label="Класс или группа" placeholder="Выберите" options={classes} required />
    </ActionForm>
  )
}

export function DeclineTransferForm({ transferId, version }: AnswerProps) {
  return (
    <ActionForm
      action={declineTransferAction}
      schema={() => import('@/lib/students/schema').then((file) => file.declineTransferSchema)}
      aria-label="Отклонить запрос"
      className="max-w-xl"
    >
      <input type="hidden" name="transferId" value={transferId} />
      <input type="hidden" name="version" value={version} />
      <TextField name="comment" label="Причина" hint="Её увидит прежняя организация." maxLength={300} required />
      <SubmitButton variant="danger" size="sm" className="w-fit">
        Отклонить
      </SubmitButton>
    </ActionForm>
  )
}

export function WithdrawTransferForm({ transferId, version }: AnswerProps) {
  return (
    <ActionForm action={withdrawTransferAction} aria-label="Отозвать запрос о переводе">
      <input type="hidden" name="transferId" value={transferId} />
      <input type="hidden" name="version" value={version} />
      <SubmitButton variant="secondary" size="sm" className="w-fit">
        Отозвать запрос
      </SubmitButton>
    </ActionForm>
  )
}
