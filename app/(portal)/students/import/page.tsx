import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { ImportBatchList, ImportDraftList } from '@/components/students/import-lists'
import { ImportUploadForm } from '@/components/students/import-upload-form'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { said } from '@/components/ui/said'
import { Section } from '@/components/ui/section'
import { loadImports } from '@/lib/students/loaders/import'

export const metadata: Metadata = { title: 'Загрузка из таблицы' }

const DONE: Record<string, string> = { discarded: 'Таблица удалена. Ничего не загружено.' }
const SAMPLES = [
  ['STUDENTS', 'ученики'],
  ['CLASSES', 'классы'],
  ['STAFF', 'сотрудники'],
] as const

export default async function ImportsPage({ searchParams }: PageProps<'/students/import'>) {
  const { done: given } = await searchParams
  const { actor, year, drafts, batches } = await loadImports()
  const done = said(DONE, typeof given === 'string' ? given : undefined)
  return (
    <>
      <PageHeader
        title="Загрузка из таблицы"
        subtitle={
          year
            ? `${actor.organizationName}, учебный год ${year}. Загружаются либо все строки, либо ни одной; последнюю загрузку можно отменить.`
            : actor.organizationName
        }
      />
      <div role="status">
        {done && (
          <Notice tone="success" className="mb-6">
            {done}
          </Notice>
        )}
      </div>
      {!year && (
        <Notice tone="warning" title="Учебный год ещё не открыт" className="mb-6">
          Его открывает Управление образования. Файл можно прочитать и проверить столбцы, загрузить — после открытия
          года.
        </Notice>
      )}
      <Section title="Новая загрузка">
        <p className="mb-4 max-w-[75ch]">
          Заголовки могут называться так, как принято у вас: портал узнает столбцы и покажет, как понял. Образцы:{' '}
          {SAMPLES.map(([kind, label], at) => (
            <span key={kind}>
              {at > 0 && ', '}
              <a href={`/api/students/import/sample?kind=${kind}`} className="link" download>
                {label}
              </a>
            </span>
          ))}
          .
        </p>
        <ImportUploadForm requestKey={randomUUID()} />
      </Section>
      <ImportDraftList drafts={drafts} timeZone={actor.timeZone} />
      <ImportBatchList batches={batches} timeZone={actor.timeZone} />
    </>
  )
}
