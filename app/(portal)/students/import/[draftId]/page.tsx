import type { Metadata } from 'next'
import { DiscardImportForm } from '@/components/students/discard-import-form'
import { ImportColumnsForm } from '@/components/students/import-columns-form'
import { ImportOutlineSection } from '@/components/students/import-outline-section'
import { ImportReceipt } from '@/components/students/import-receipt'
import { ImportRunForm } from '@/components/students/import-run-form'
import { ImportStaffForm } from '@/components/students/import-staff-form'
import { UndoImportForm } from '@/components/students/undo-import-form'
import { Disclosure } from '@/components/ui/disclosure'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { loadImport } from '@/lib/students/loaders/import'
import { importKindNames } from '@/lib/students/messages/import'

export const metadata: Metadata = { title: 'Проверка таблицы' }

export default async function ImportPage({ params }: PageProps<'/students/import/[draftId]'>) {
  const { draftId } = await params
  const { actor, draft, batch, canUndo } = await loadImport(draftId)
  const kind = draft?.kind ?? batch?.kind
  const ready = draft?.outline && draft.outline.errorCount === 0 ? draft.outline : null
  return (
    <>
      <PageHeader
        title={draft ? 'Проверка таблицы' : 'Загрузка'}
        breadcrumbs={[{ label: 'Загрузка из таблицы', href: '/students/import' }]}
        subtitle={draft && `${importKindNames[draft.kind]}, файл «${draft.fileName}». Пока ничего не загружено.`}
      />
      {draft && (
        <>
          <Section title="Столбцы">
            {draft.missing ? (
              <>
                <Notice tone="warning" className="mb-4">
                  {draft.missing}
                </Notice>
                <ImportColumnsForm {...draft} />
              </>
            ) : (
              <Disclosure summary="Как портал понял столбцы">
                <ImportColumnsForm {...draft} />
              </Disclosure>
            )}
          </Section>
          {draft.outline && (
            <Section title="Что будет загружено">
              <ImportOutlineSection outline={draft.outline} />
            </Section>
          )}
        </>
      )}
      {batch && (
        <div role="status" className="mb-8">
          <ImportReceipt batch={batch} timeZone={actor.timeZone} />
        </div>
      )}
      {/* One place before and after: the answer to a press without scripts is shown by the same form. */}
      {kind === 'STAFF' && (ready || batch) && (
        <ImportStaffForm draftId={draftId} mark={draft?.mark ?? null} rows={ready?.figures.rows ?? 0} />
      )}
      {draft && ready && draft.kind !== 'STAFF' && (
        <ImportRunForm draftId={draft.id} mark={draft.mark} figures={ready.figures} />
      )}
      {draft && (
        <div className="mt-6">
          <DiscardImportForm draftId={draft.id} />
        </div>
      )}
      {batch && canUndo && (
        <Section
          title="Отмена"
          hint="Созданное загрузкой исчезнет, изменённое станет прежним. Возможно, пока на этих записях ничего не держится."
        >
          <UndoImportForm batchId={batch.id} />
        </Section>
      )}
    </>
  )
}
