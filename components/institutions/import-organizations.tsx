'use client'

import { useActionState } from 'react'
import { ActionForm } from '@/components/ui/action-form'
import { DataTable } from '@/components/ui/data-table'
import { FileField } from '@/components/ui/file-field'
import { counted } from '@/components/ui/format'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { importOrganizationsAction, previewImportAction } from '@/lib/institutions/actions'
import { kindNames, programShortNames } from '@/lib/institutions/messages'
import { IMPORT_COLUMNS, IMPORT_MAX_BYTES } from '@/lib/institutions/rules/import'
import type { ImportError, ImportPreview, ImportRow } from '@/lib/institutions/types'

/** Two steps: the file is read and shown with its errors, then the rows are added, all or none. Works without scripts. */
export function ImportOrganizations() {
  const [outcome, preview] = useActionState(previewImportAction, null)
  const error = outcome && !outcome.ok ? messageOf(outcome) : undefined
  return (
    <div className="grid gap-6">
      <p className="max-w-[75ch]">
        Столбцы: {Object.values(IMPORT_COLUMNS).join(', ')}. Обязательны краткое наименование и вид; у школ — и уровни.{' '}
        <a href="/api/organizations/sample" className="link" download>
          Скачать образец
        </a>
      </p>
      <form action={preview} aria-label="Файл с организациями" className="grid max-w-2xl gap-5">
        <FileField
          name="file"
          label="Файл xlsx или csv"
          hint="До 2 МБ. Сначала портал покажет, что прочитал; ничего не сохранится, пока вы не подтвердите."
          accept=".xlsx,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          maxSize={IMPORT_MAX_BYTES}
          error={error}
          required
        />
        <SubmitButton variant={outcome?.ok ? 'secondary' : 'primary'} pendingLabel="Читаем…" className="w-fit">
          Прочитать файл
        </SubmitButton>
      </form>
      <div role="status">{outcome?.ok && <Preview key={JSON.stringify(outcome.data)} preview={outcome.data} />}</div>
    </div>
  )
}

type Failed = Extract<NonNullable<Awaited<ReturnType<typeof previewImportAction>>>, { ok: false }>

function messageOf(outcome: Failed): string {
  return (outcome.kind === 'invalid' && outcome.fieldErrors.file?.[0]) || outcome.message
}

function Preview({ preview }: { preview: ImportPreview }) {
  const { rows, errors, fileName } = preview
  if (errors.length > 0) return <Errors errors={errors} fileName={fileName} />
  return (
    <section aria-label="Что будет добавлено" className="grid gap-4">
      <h2 className="text-xl">Будет добавлено: {counted(rows.length, 'организация', 'организации', 'организаций')}</h2>
      <ActionForm action={importOrganizationsAction} aria-label="Добавление организаций" pendingLabel="Добавляем…">
        <input type="hidden" name="json:rows" value={JSON.stringify(rows)} />
        <SubmitButton pendingLabel="Добавляем…" className="w-fit">
          Добавить все
        </SubmitButton>
      </ActionForm>
      <DataTable<ImportRow>
        caption={`Строки файла ${fileName}`}
        rows={rows}
        rowKey={(row) => String(row.row)}
        columns={[
          { key: 'name', header: 'Организация', priority: 'first', cell: (row) => row.shortName },
          { key: 'row', header: 'Строка', align: 'right', cell: (row) => row.row },
          { key: 'kind', header: 'Вид', cell: (row) => kindNames[row.kind] },
          {
            key: 'programs',
            header: 'Уровни',
            cell: (row) => row.programs.map((program) => programShortNames[program]).join(', ') || '—',
          },
          { key: 'settlement', header: 'Населённый пункт', priority: 'low', cell: (row) => row.settlement ?? '—' },
          { key: 'inn', header: 'ИНН', priority: 'low', cell: (row) => row.inn ?? '—' },
        ]}
      />
    </section>
  )
}

function Errors({ errors, fileName }: { errors: ImportError[]; fileName: string }) {
  return (
    <section aria-label="Ошибки в файле" className="grid gap-4">
      <Notice tone="danger" title={`Ничего не загружено: ${counted(errors.length, 'ошибка', 'ошибки', 'ошибок')}`}>
        Исправьте строки в файле «{fileName}», сохраните его и выберите снова.
      </Notice>
      <DataTable<ImportError>
        caption="Ошибки по строкам файла"
        rows={errors}
        rowKey={(error) => `${error.row}-${error.column}-${error.message}`}
        columns={[
          { key: 'row', header: 'Строка', priority: 'first', cell: (error) => `Строка ${error.row}` },
          { key: 'column', header: 'Столбец', cell: (error) => error.column ?? '—' },
          { key: 'message', header: 'Что исправить', cell: (error) => error.message },
        ]}
      />
    </section>
  )
}
