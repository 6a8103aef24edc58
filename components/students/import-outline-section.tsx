import { DataTable } from '@/components/ui/data-table'
import { Disclosure } from '@/components/ui/disclosure'
import { counted, formatNumber } from '@/components/ui/format'
import { Notice } from '@/components/ui/notice'
import { SummaryList } from '@/components/ui/summary-list'
import type { ImportError, ImportOutline } from '@/lib/students/types/import'

/** «строка 14, «Дата рождения»: …»: what is wrong, row by row. */
function Lines({ caption, lines, all }: { caption: string; lines: ImportError[]; all: number }) {
  return (
    <div className="grid gap-2">
      <DataTable<ImportError>
        caption={caption}
        rows={lines}
        rowKey={(line) => `${line.row}-${line.column}-${line.message}`}
        columns={[
          { key: 'row', header: 'Строка', priority: 'first', cell: ({ row }) => `Строка ${row}` },
          { key: 'column', header: 'Столбец', cell: ({ column }) => (column ? `«${column}»` : '—') },
          { key: 'message', header: 'Что в ней', cell: ({ message }) => message },
        ]}
      />
      {all > lines.length && (
        <p className="text-muted text-sm">
          Показаны первые {lines.length} из {formatNumber(all)}.
        </p>
      )}
    </div>
  )
}

/** The dry run: what will be made, changed and left, or what has to be put right first. */
export function ImportOutlineSection({ outline }: { outline: ImportOutline }) {
  const { figures, errors, errorCount, notes, noteCount, newClassNames } = outline
  const rows = [
    { label: 'Новых учеников', value: figures.newPupils },
    { label: 'Новых сотрудников', value: figures.newStaff },
    { label: 'Новых классов и групп', value: figures.newClasses },
    { label: 'Изменится записей', value: figures.changed },
    { label: 'Без изменений', value: figures.unchanged },
  ]
  return (
    <div className="grid gap-4">
      {errorCount > 0 ? (
        <>
          <Notice tone="danger" title={`Загружать нельзя: ${counted(errorCount, 'ошибка', 'ошибки', 'ошибок')}`}>
            Исправьте строки в файле, сохраните его и выберите снова. Загружаются либо все строки, либо ни одной.
          </Notice>
          <Lines caption="Ошибки по строкам файла" lines={errors} all={errorCount} />
        </>
      ) : (
        <SummaryList
          rows={[
            { label: 'Строк в таблице', value: formatNumber(figures.rows) },
            ...rows.filter(({ value }) => value > 0).map(({ label, value }) => ({ label, value: formatNumber(value) })),
            ...(newClassNames.length > 0 ? [{ label: 'Будут заведены', value: newClassNames.join(', ') }] : []),
          ]}
        />
      )}
      {noteCount > 0 && (
        <Disclosure summary={`Что загрузка не тронет: ${noteCount}`} open={noteCount <= 5}>
          <Lines caption="Что загрузка не тронет" lines={notes} all={noteCount} />
        </Disclosure>
      )}
    </div>
  )
}
