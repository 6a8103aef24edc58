import { ActionForm } from '@/components/ui/action-form'
import { ButtonLink } from '@/components/ui/button-link'
import { TextArea } from '@/components/ui/text-area'
import { changeResolutionStateAction } from '@/lib/resolutions/actions/resolutions'

type CompleteFormProps = { resolutionId: string; version: number; to: 'COMPLETED' | 'ARCHIVED'; open: number }

/** Completing or archiving a resolution; a note is asked for while reports are still out. */
export function CompleteForm({ resolutionId, version, to, open }: CompleteFormProps) {
  return (
    <ActionForm
      rereadOnConflict
      action={changeResolutionStateAction}
      aria-label={to === 'COMPLETED' ? 'Завершение решения' : 'Передача в архив'}
      submitLabel={to === 'COMPLETED' ? 'Завершить решение' : 'Передать в архив'}
      footer={
        <ButtonLink variant="quiet" href={`/resolutions/${resolutionId}`}>
          Отмена
        </ButtonLink>
      }
      className="max-w-3xl"
    >
      <input type="hidden" name="resolutionId" value={resolutionId} />
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="to" value={to} />
      <TextArea
        name="note"
        label={open > 0 ? 'Почему решение завершается' : 'Примечание'}
        optional={open === 0}
        rows={3}
        limit={500}
      />
    </ActionForm>
  )
}
