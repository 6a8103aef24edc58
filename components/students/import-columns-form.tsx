'use client'

import { ActionForm } from '@/components/ui/action-form'
import { NumberField } from '@/components/ui/number-field'
import { SelectField } from '@/components/ui/select-field'
import { assignImportColumnsAction } from '@/lib/students/actions/import'
import { FIELDS_OF, fieldNames } from '@/lib/students/rules/import-columns'
import type { ImportDraftView } from '@/lib/students/types/import'

type ImportColumnsFormProps = Pick<ImportDraftView, 'id' | 'kind' | 'sheets' | 'sheet' | 'headingRow' | 'columns'>

/** What each column is: guessed by its title, put right by hand. */
export function ImportColumnsForm({ id, kind, sheets, sheet, headingRow, columns }: ImportColumnsFormProps) {
  const options = FIELDS_OF[kind].map((field) => ({ value: field, label: fieldNames[field] }))
  return (
    <ActionForm
      action={assignImportColumnsAction}
      aria-label="Столбцы таблицы"
      submitLabel="Применить"
      pendingLabel="Применяем…"
    >
      <input type="hidden" name="draftId" value={id} />
      <div className="grid max-w-2xl items-end gap-5 sm:grid-cols-2">
        {sheets.length > 1 ? (
          <SelectField
            name="sheet"
            label="Лист"
            options={sheets.map((label, at) => ({ value: String(at), label }))}
            defaultValue={String(sheet)}
          />
        ) : (
          <input type="hidden" name="sheet" value={sheet} />
        )}
        <NumberField name="headingRow" label="Строка заголовков" hint="0 — заголовков нет" defaultValue={headingRow} />
      </div>
      <div className="grid items-end gap-5 sm:grid-cols-2 lg:grid-cols-3">
        {columns.map(({ title, field, samples, kept }, at) =>
          kept ? (
            <SelectField
              // biome-ignore lint/suspicious/noArrayIndexKey: a column is known by its place.
              key={at}
              name={`columns.${at}`}
              label={title || `Столбец ${at + 1}`}
              hint={samples.join(' · ') || 'пустой столбец'}
              options={options}
              placeholder="Не загружать"
              defaultValue={field}
            />
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: a column is known by its place.
            <p key={at} className="self-start text-muted text-sm">
              <span className="block font-medium text-ink">{title}</span>
              Таких сведений портал не хранит: столбец удалён сразу после чтения файла.
            </p>
          ),
        )}
      </div>
    </ActionForm>
  )
}
