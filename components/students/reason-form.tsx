'use client'

import { ActionForm } from '@/components/ui/action-form'
import { TextArea } from '@/components/ui/text-area'
import { openByReasonAction } from '@/lib/students/actions/students'
import { PupilFields } from './student-form'

/** The Department names one child and says why. */
export function ReasonForm({ today }: { today: string }) {
  return (
    <ActionForm
      action={openByReasonAction}
      schema={() => import('@/lib/students/schema').then((file) => file.openByReasonSchema)}
      aria-label="Карточка по основанию"
      submitLabel="Открыть карточку"
      className="max-w-xl"
    >
      <PupilFields today={today} />
      <TextArea
        name="reason"
        label="Основание"
        hint="Запрос, жалоба, проверка: номер и дата документа, если он есть. Основание увидит семья."
        rows={3}
        limit={500}
        required
      />
    </ActionForm>
  )
}
