'use client'

import { type ReactNode, use } from 'react'
import { DataTable } from '@/components/ui/data-table'
import { Faults } from '@/components/ui/faults'
import { FormContext } from '@/components/ui/form-context'
import { counted, formatNumber } from '@/components/ui/format'
import { previewOf } from '@/components/ui/preview-answer'
import { SubmitButton } from '@/components/ui/submit-button'
import type { PlanKind } from '@/lib/kernel/prisma/enums'
import { columnNames, stepsText } from '@/lib/plans/messages/plan'
import type { PastePreview as Preview } from '@/lib/plans/types/plan'
import { datesText } from './plan-words'

type Row = Preview['rows'][number]

/** What the columns were taken for: a header that was misread is seen at once. */
function Columns({ columns }: { columns: Preview['columns'] }) {
  if (!columns) {
    return (
      <p className="text-sm">
        Заголовков нет, столбцы взяты по порядку: мероприятие, классы, сроки, часы, ответственный.
      </p>
    )
  }
  return (
    <ul aria-label="Столбцы" className="flex flex-wrap gap-x-5 gap-y-1 text-sm">
      {columns.map(({ title, as }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two columns may bear one title.
        <li key={at} className={as === 'skip' ? 'text-muted' : undefined}>
          «{title || 'без названия'}» → {columnNames[as as keyof typeof columnNames] ?? as}
        </li>
      ))}
    </ul>
  )
}

/** What a cell was understood as, or what stands in it; one that was not understood is marked, and why stands under the row's title. */
function Cell({ row, column, read }: { row: Row; column: string; read: string | null | undefined }) {
  const wrong = row.faults.some((fault) => fault.column === column)
  return (
    <span
      className={wrong ? 'wrap-anywhere text-danger underline decoration-wavy underline-offset-4' : 'wrap-anywhere'}
    >
      {read || row.texts[column] || '—'}
      {wrong && <span className="sr-only"> (исправьте)</span>}
    </span>
  )
}

/** The rows as they would stand in the plan, wrong ones with their number and why; with the way to add them when none is wrong. */
export function PastePreview({ kind, cancel }: { kind: PlanKind; cancel: ReactNode }) {
  const preview = previewOf<Preview>(use(FormContext)?.answer)
  if (!preview) {
    return (
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton pendingLabel="Разбираем…">Показать, что получится</SubmitButton>
        {cancel}
      </div>
    )
  }
  const { rows, columns, mark, errors } = preview
  return (
    <section aria-labelledby="paste-preview" className="space-y-4">
      <h2 id="paste-preview" className="text-xl">
        Что получится
      </h2>
      <Columns columns={columns} />
      <DataTable<Row>
        caption="Строки, как их понял портал"
        rows={rows}
        rowKey={({ row }) => String(row)}
        columns={[
          {
            key: 'row',
            header: 'Строка',
            className: '@2xl:w-16 tabular-nums',
            cell: ({ row }) => row,
          },
          {
            key: 'title',
            header: 'Мероприятие',
            priority: 'first',
            cell: (row) => (
              <>
                <Cell row={row} column="title" read={row.content?.title} />
                {row.item && <span className="block font-normal text-muted text-sm">п. {row.item}</span>}
                <Faults faults={row.faults} />
              </>
            ),
          },
          ...(kind === 'SCHOOL'
            ? [
                {
                  key: 'direction',
                  header: 'Направление',
                  cell: (row: Row) => <Cell row={row} column="direction" read={row.direction} />,
                },
              ]
            : []),
          {
            key: 'steps',
            header: kind === 'SCHOOL' ? 'Классы' : 'Возраст',
            cell: (row) => (
              <Cell
                row={row}
                column="steps"
                read={row.content && stepsText(kind, row.content.stepFrom, row.content.stepTo)}
              />
            ),
          },
          {
            key: 'dates',
            header: 'Срок',
            cell: (row) => (
              <Cell row={row} column="dates" read={row.content && datesText(row.content.fromOn, row.content.toOn)} />
            ),
          },
          ...(kind === 'SCHOOL'
            ? [
                {
                  key: 'hours',
                  header: 'Часы',
                  align: 'right' as const,
                  // What was pasted may be no number at all.
                  className: '@2xl:w-24 @2xl:whitespace-normal!',
                  cell: (row: Row) => (
                    <Cell row={row} column="hours" read={row.content && formatNumber(row.content.hours)} />
                  ),
                },
              ]
            : []),
          {
            key: 'who',
            header: 'Ответственный',
            cell: (row) => <Cell row={row} column="responsible" read={row.content?.responsible} />,
          },
        ]}
      />
      <div className="flex flex-wrap items-center gap-3">
        {mark && (
          <SubmitButton name="seen" value={mark} pendingLabel="Добавляем…">
            Добавить в план {counted(rows.length - errors, 'строку', 'строки', 'строк')}
          </SubmitButton>
        )}
        <SubmitButton variant={mark ? 'secondary' : 'primary'} pendingLabel="Разбираем…">
          Проверить снова
        </SubmitButton>
        {cancel}
      </div>
    </section>
  )
}
