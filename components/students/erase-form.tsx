'use client'

import { ActionForm } from '@/components/ui/action-form'
import { ButtonLink } from '@/components/ui/button-link'
import { CheckboxField } from '@/components/ui/checkbox-field'
import { RadioGroupField } from '@/components/ui/radio-group-field'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import { eraseStudentAction } from '@/lib/pathways/actions/erasure'
import { erasureReasonNames } from '@/lib/pathways/messages/erasure'

type Props = { studentId: string; version: number; reasons: (keyof typeof erasureReasonNames)[] }

/** The word that destroys what is known of a child; there is no way back. */
export function EraseForm({ studentId, version, reasons }: Props) {
  return (
    <ActionForm
      action={eraseStudentAction}
      schema={() => import('@/lib/pathways/schema/erasure').then((file) => file.eraseStudentSchema)}
      aria-label="Уничтожить данные"
      rereadOnConflict
      className="max-w-2xl"
    >
      <input type="hidden" name="studentId" value={studentId} />
      <input type="hidden" name="version" value={version} />
      <RadioGroupField
        name="reason"
        label="Почему"
        choices={reasons.map((value) => ({ value, label: erasureReasonNames[value] }))}
        required
      />
      <TextField
        name="ground"
        label="Документ"
        hint="Приказ, заявление, номенклатура дел: что это, номер и дата. Без имён: текст останется в акте."
        maxLength={300}
        required
      />
      <CheckboxField name="sure" value="yes" label="Вернуть уничтоженное нельзя, я это понимаю" />
      <div className="flex flex-wrap gap-3">
        <SubmitButton variant="danger">Уничтожить данные</SubmitButton>
        <ButtonLink href={`/students/${studentId}`} variant="quiet">
          Отмена
        </ButtonLink>
      </div>
    </ActionForm>
  )
}
