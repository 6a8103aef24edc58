import { Moment } from '@/components/people/moment'
import { DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { formatNumber } from '@/components/ui/format'
import { Link } from '@/components/ui/link'
import { Section } from '@/components/ui/section'
import { importKindNames } from '@/lib/students/messages/import'
import type { ImportBatchRow, ImportDraftView } from '@/lib/students/types/import'

type Draft = Pick<ImportDraftView, 'id' | 'kind' | 'fileName' | 'createdAt'>

export function ImportDraftList({ drafts, timeZone }: { drafts: Draft[]; timeZone: string }) {
  if (drafts.length === 0) return null
  return (
    <Section
      title="Ждут подтверждения"
      count={drafts.length}
      hint="Прочитанная таблица хранится сутки и видна только вам."
    >
      <DataTable<Draft>
        caption="Таблицы, которые ждут подтверждения"
        rows={drafts}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'file',
            header: 'Файл',
            priority: 'first',
            cell: ({ id, fileName }) => (
              <Link href={`/students/import/${id}`} className="link">
                {fileName}
              </Link>
            ),
          },
          { key: 'kind', header: 'Что', cell: ({ kind }) => importKindNames[kind] },
          { key: 'at', header: 'Прочитана', cell: ({ createdAt }) => <Moment at={createdAt} timeZone={timeZone} /> },
        ]}
      />
    </Section>
  )
}

export function ImportBatchList({ batches, timeZone }: { batches: ImportBatchRow[]; timeZone: string }) {
  return (
    <Section title="Прошлые загрузки">
      <DataTable<ImportBatchRow>
        caption="Прошлые загрузки"
        rows={batches}
        rowKey={({ id }) => id}
        empty={
          <EmptyState title="Загрузок ещё не было">
            Выберите файл выше: портал прочитает его и покажет, что изменится.
          </EmptyState>
        }
        columns={[
          {
            key: 'file',
            header: 'Файл',
            priority: 'first',
            cell: ({ draftId, fileName }) => (
              <Link href={`/students/import/${draftId}`} className="link">
                {fileName}
              </Link>
            ),
          },
          { key: 'kind', header: 'Что', cell: ({ kind }) => importKindNames[kind] },
          { key: 'at', header: 'Когда', cell: ({ createdAt }) => <Moment at={createdAt} timeZone={timeZone} /> },
          { key: 'by', header: 'Кто', priority: 'low', cell: ({ createdBy }) => createdBy },
          { key: 'created', header: 'Создано', align: 'right', cell: ({ created }) => formatNumber(created) },
          { key: 'changed', header: 'Изменено', align: 'right', cell: ({ changed }) => formatNumber(changed) },
          { key: 'state', header: 'Состояние', cell: ({ undoneAt }) => (undoneAt ? 'отменена' : 'загружена') },
        ]}
      />
    </Section>
  )
}
