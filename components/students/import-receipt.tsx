import { Moment } from '@/components/people/moment'
import { ButtonLink } from '@/components/ui/button-link'
import { formatNumber } from '@/components/ui/format'
import { ReceiptPanel } from '@/components/ui/receipt-panel'
import { importKindNames } from '@/lib/students/messages/import'
import type { ImportBatchRow } from '@/lib/students/types/import'

export function ImportReceipt({ batch, timeZone }: { batch: ImportBatchRow; timeZone: string }) {
  const staff = batch.kind === 'STAFF'
  return (
    <ReceiptPanel
      title={batch.undoneAt ? 'Загрузка отменена' : 'Загружено'}
      rows={[
        { label: 'Что', value: importKindNames[batch.kind] },
        { label: 'Файл', value: batch.fileName },
        { label: 'Строк', value: formatNumber(batch.rows) },
        { label: 'Создано записей', value: formatNumber(batch.created) },
        { label: 'Изменено', value: formatNumber(batch.changed) },
        { label: 'Без изменений', value: formatNumber(batch.unchanged) },
        {
          label: 'Когда и кто',
          value: (
            <>
              {<Moment at={batch.createdAt} timeZone={timeZone} />}, {batch.createdBy}
            </>
          ),
        },
        ...(batch.undoneAt ? [{ label: 'Отменена', value: <Moment at={batch.undoneAt} timeZone={timeZone} /> }] : []),
      ]}
      actions={
        <>
          <ButtonLink href={staff ? '/people' : '/classes'} variant="primary">
            {staff ? 'К сотрудникам' : 'К классам'}
          </ButtonLink>
          <ButtonLink href="/students/import">К загрузкам</ButtonLink>
        </>
      }
    />
  )
}
