'use client'

import { ActionForm } from '@/components/ui/action-form'
import { DateField } from '@/components/ui/date-field'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea } from '@/components/ui/text-area'
import { TextField } from '@/components/ui/text-field'
import { recordExternalAnswerAction, submitReportAction } from '@/lib/resolutions/actions/reports'

type SubmitFormProps = {
  assignmentId: string
  revision: number
  version: number
  evidenceSeen: string
  /** The due moment has passed and the item takes late work: the reason is asked for. */
  late: boolean
  /** The answer of an organisation outside the portal: when and how it arrived. */
  external: { today: string } | null
}

/** The last step: what was checked is sent in. */
export function SubmitForm({ assignmentId, revision, version, evidenceSeen, late, external }: SubmitFormProps) {
  return (
    <ActionForm
      action={external ? recordExternalAnswerAction : submitReportAction}
      schema={() =>
        import('@/lib/resolutions/schema/reports').then((file) =>
          external ? file.recordExternalSchema : file.submitReportSchema,
        )
      }
      aria-label="Сдача отчёта"
      className="max-w-2xl"
    >
      <input type="hidden" name="assignmentId" value={assignmentId} />
      <input type="hidden" name="revision" value={revision} />
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="evidenceSeen" value={evidenceSeen} />
      {late && (
        <TextArea
          name="lateReason"
          label="Причина опоздания"
          hint="Отчёт будет отмечен как сданный с нарушением срока."
          rows={3}
          limit={1000}
          required
        />
      )}
      {external && (
        <>
          <DateField
            name="receivedOn"
            label="Когда поступил ответ"
            defaultValue={external.today}
            max={external.today}
            required
          />
          <TextField name="note" label="Как поступил ответ" hint="Например, «письмо № 15 от 12.12.2026»." required />
        </>
      )}
      <SubmitButton size="lg" icon="send" pendingLabel={external ? 'Записываем…' : 'Сдаём…'} className="w-fit">
        {external ? 'Записать ответ' : 'Сдать отчёт'}
      </SubmitButton>
    </ActionForm>
  )
}
