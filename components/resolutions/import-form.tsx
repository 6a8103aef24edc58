import { ActionForm } from '@/components/ui/action-form'
import { CheckboxField } from '@/components/ui/checkbox-field'
import { FileField } from '@/components/ui/file-field'
import { RequestKeyField } from '@/components/ui/request-key-field'
import { TextArea } from '@/components/ui/text-area'
import { importResolutionAction } from '@/lib/resolutions/actions/drafts'
import { SOURCE_BYTES } from '@/lib/resolutions/rules/drafts/source'

export const HISTORICAL_HINT =
  'Для решений прошлых лет: сроки не станут просроченными, напоминаний не будет, результаты вносятся задним числом с документом-основанием.'

/** A resolution from pasted text or a file. What was pasted stays on the page whatever the answer. */
export function ImportForm({ requestKey }: { requestKey: string }) {
  return (
    <ActionForm
      action={importResolutionAction}
      aria-label="Загрузка решения"
      submitLabel="Разобрать решение"
      pendingLabel="Разбираем…"
      guardUnsaved
      className="max-w-3xl"
    >
      <RequestKeyField value={requestKey} />
      <TextArea
        name="text"
        label="Текст решения"
        hint="Вставьте решение целиком, вместе с заголовком и датой. Ничего не выпускается сразу: портал покажет, что распознал, и спросит о сомнительном."
        rows={10}
      />
      <FileField
        name="file"
        label="Или файл"
        optional
        hint="docx, pdf с текстом, html, txt или md, до 5 МБ. Если выбран файл, текст выше не используется."
        accept=".txt,.md,.docx,.html,.htm,.pdf"
        maxSize={SOURCE_BYTES}
      />
      <CheckboxField name="historical" label="Исторический режим" hint={HISTORICAL_HINT} />
    </ActionForm>
  )
}
