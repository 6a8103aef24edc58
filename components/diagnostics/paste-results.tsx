'use client'

import { use } from 'react'
import { ActionForm } from '@/components/ui/action-form'
import { DataTable } from '@/components/ui/data-table'
import { DateField } from '@/components/ui/date-field'
import { Faults } from '@/components/ui/faults'
import { FileField } from '@/components/ui/file-field'
import { FormContext } from '@/components/ui/form-context'
import { counted } from '@/components/ui/format'
import { Notice } from '@/components/ui/notice'
import { previewOf } from '@/components/ui/preview-answer'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea } from '@/components/ui/text-area'
import { pasteResultsAction } from '@/lib/pathways/actions/diagnostics'
import { resultPreviewSentence } from '@/lib/pathways/messages/diagnostics'
import type { Scale } from '@/lib/pathways/rules/diagnostics'
import { RESULT_FILE_BYTES } from '@/lib/pathways/rules/result-limits'
import type { ReadColumn, ResultTableRow } from '@/lib/pathways/rules/result-table'
import type { ResultPreview } from '@/lib/pathways/types'

type Props = {
  classId: string
  methodCode: string
  scales: Scale[]
  today: string
  /** The portal's own questionnaire: all answers of a paper sheet may stand in one cell. */
  own: boolean
}

/** Results of a class out of a file or pasted cells: shown as they were understood, then entered. */
export function PasteResultsForm({ classId, methodCode, scales, today, own }: Props) {
  return (
    <ActionForm action={pasteResultsAction} aria-label="Результаты из таблицы" guardUnsaved>
      <div className="grid max-w-3xl gap-5">
        <Said />
        <input type="hidden" name="classId" value={classId} />
        <input type="hidden" name="methodCode" value={methodCode} />
        <DateField name="takenOn" label="Когда проводили" max={today} defaultValue={today} required />
        <FileField
          name="file"
          label="Файл xlsx или csv"
          hint="Первый лист. Столбцы «ФИО» и шкалы по названиям; лишние столбцы портал пропустит."
          accept=".xlsx,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          maxSize={RESULT_FILE_BYTES}
          optional
        />
        <TextArea
          name="text"
          label="Или строки таблицы"
          hint={`Скопируйте ячейки из Excel или разделите точкой с запятой. Без заголовка порядок такой: фамилия и имя, затем ${scales.map(({ title }) => title).join(', ')}.${own ? ' Вместо баллов можно поставить все ответы с листа одной ячейкой.' : ''}`}
          rows={8}
          limit={40000}
          optional
        />
      </div>
      <Preview scales={scales} />
    </ActionForm>
  )
}

/** What came of the look, over the fields: without scripts the page begins there. The region stands before, so that it is announced. */
function Said() {
  const shown = previewOf<ResultPreview>(use(FormContext)?.answer)
  return (
    <div role="status" className="empty:hidden">
      {shown && <Notice tone={shown.errors > 0 ? 'warning' : 'success'}>{resultPreviewSentence(shown)}</Notice>}
    </div>
  )
}

const NAMES: Record<string, string> = {
  ...{ name: 'имя', lastName: 'фамилия', firstName: 'имя', middleName: 'отчество' },
  ...{ answers: 'ответы с листа', skip: 'не нужен' },
}

function Columns({ columns, scales }: { columns: ReadColumn[]; scales: Scale[] }) {
  return (
    <ul aria-label="Столбцы" className="flex flex-wrap gap-x-5 gap-y-1 text-sm">
      {columns.map(({ title, as }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two columns may bear one title.
        <li key={at} className={as === 'skip' ? 'text-muted' : undefined}>
          «{title || 'без названия'}» → {NAMES[as] ?? scales.find(({ code }) => as === `scale:${code}`)?.title}
        </li>
      ))}
    </ul>
  )
}

/** Each scale with its value, or what stands in the cell; what was not understood is marked. */
function Values({ row, scales }: { row: ResultTableRow; scales: Scale[] }) {
  const said = scales.filter(({ code }) => (row.scales[code] ?? row.typed[code] ?? '') !== '')
  if (said.length === 0) return <span className="wrap-anywhere">{row.typed.answers || '—'}</span>
  return (
    <ul className="flex flex-wrap gap-x-4">
      {said.map(({ code, title }) => (
        <li key={code} className={row.scales[code] === undefined ? 'wrap-anywhere text-danger' : 'wrap-anywhere'}>
          {title}: <strong className="font-medium">{row.scales[code] ?? row.typed[code]}</strong>
          {row.scales[code] === undefined && <span className="sr-only"> (исправьте)</span>}
        </li>
      ))}
    </ul>
  )
}

/** The rows as they would stand, wrong ones with why; with the way to enter them when none is wrong. */
function Preview({ scales }: { scales: Scale[] }) {
  const preview = previewOf<ResultPreview>(use(FormContext)?.answer)
  if (!preview) {
    return (
      <SubmitButton className="w-fit" pendingLabel="Читаем…">
        Показать, что получится
      </SubmitButton>
    )
  }
  const { rows, columns, mark, errors, sheet } = preview
  return (
    <section aria-labelledby="results-preview" className="space-y-4">
      <h3 id="results-preview" className="font-semibold text-lg">
        Что получится
      </h3>
      {sheet && <input type="hidden" name="sheet" value={sheet} />}
      {columns && <Columns columns={columns} scales={scales} />}
      <DataTable<ResultTableRow>
        caption="Строки, как их понял портал"
        rows={rows}
        rowKey={({ row }) => String(row)}
        columns={[
          { key: 'row', header: 'Строка', className: '@2xl:w-16 tabular-nums', cell: ({ row }) => row },
          {
            key: 'name',
            header: 'Ребёнок',
            priority: 'first',
            cell: ({ name, faults }) => (
              <>
                <span className="wrap-anywhere">{name || '—'}</span>
                <Faults faults={faults} />
              </>
            ),
          },
          { key: 'values', header: 'Баллы', cell: (row) => <Values row={row} scales={scales} /> },
        ]}
      />
      <div className="flex flex-wrap items-center gap-3">
        {mark && (
          <SubmitButton name="seen" value={mark} pendingLabel="Вносим…">
            Внести {counted(rows.length - errors, 'результат', 'результата', 'результатов')}
          </SubmitButton>
        )}
        <SubmitButton variant={mark ? 'secondary' : 'primary'} pendingLabel="Читаем…">
          Проверить снова
        </SubmitButton>
      </div>
    </section>
  )
}
