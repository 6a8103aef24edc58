'use client'

import { ActionForm } from '@/components/ui/action-form'
import { ButtonLink } from '@/components/ui/button-link'
import { RequestKeyField } from '@/components/ui/request-key-field'
import { SelectField } from '@/components/ui/select-field'
import { TextArea } from '@/components/ui/text-area'
import { formNames } from '@/lib/activities/messages'
import { pasteEntriesAction } from '@/lib/plans/actions/plan'
import { PastePreview } from './paste-preview'
import { PasteSaid } from './paste-said'

type PasteFormProps = {
  planId: string
  revisionId: string
  requestKey: string
  directions: { id: string; title: string }[] | null
}

/** Rows of a spreadsheet or of a table in a document: shown as they were understood, then added. */
export function PasteForm({ planId, revisionId, requestKey, directions }: PasteFormProps) {
  return (
    <ActionForm
      action={pasteEntriesAction}
      schema={() => import('@/lib/plans/schema/plan').then((file) => file.pasteEntriesSchema)}
      defaultValues={{ form: 'OTHER' }}
      aria-label="Строки из таблицы"
    >
      <div className="grid max-w-3xl gap-5">
        <PasteSaid />
        <RequestKeyField value={requestKey} />
        <input type="hidden" name="revisionId" value={revisionId} />
        <TextArea
          name="text"
          label="Строки из Excel или Word"
          hint={
            'Скопируйте таблицу вместе с заголовками столбцов («Мероприятие», «Классы», «Сроки», «Часы», «Ответственный», «Пункт решения») и вставьте сюда. Без заголовков порядок столбцов такой же. Сроки понимаются как «15.10.2026», «октябрь» или «октябрь–ноябрь».'
          }
          rows={10}
          limit={60_000}
          required
        />
        <div className="grid gap-5 sm:grid-cols-2">
          {directions && (
            <SelectField
              name="directionId"
              label="Направление"
              hint="Если в таблице нет такого столбца."
              placeholder="Из таблицы"
              options={directions.map(({ id, title }) => ({ value: id, label: title }))}
              optional
            />
          )}
          <SelectField
            name="form"
            label="Форма"
            hint="Для всех строк; потом можно поправить."
            options={Object.entries(formNames).map(([value, label]) => ({ value, label }))}
          />
        </div>
      </div>
      <PastePreview
        kind={directions ? 'SCHOOL' : 'KINDERGARTEN'}
        cancel={
          <ButtonLink href={`/plans/${planId}`} variant="quiet">
            Отмена
          </ButtonLink>
        }
      />
    </ActionForm>
  )
}
