'use client'

import { ActionForm } from '@/components/ui/action-form'
import { FileField } from '@/components/ui/file-field'
import { RadioGroupField } from '@/components/ui/radio-group-field'
import { RequestKeyField } from '@/components/ui/request-key-field'
import { uploadImportAction } from '@/lib/students/actions/import'
import { importKindNames } from '@/lib/students/messages/import'
import { IMPORT_MAX_BYTES } from '@/lib/students/schema/import'

/** The first step: a file is read and shown; nothing is changed by it. */
export function ImportUploadForm({ requestKey }: { requestKey: string }) {
  return (
    <ActionForm
      action={uploadImportAction}
      aria-label="Файл с таблицей"
      submitLabel="Прочитать файл"
      pendingLabel="Читаем…"
      className="max-w-2xl"
    >
      <RequestKeyField value={requestKey} />
      <RadioGroupField
        name="kind"
        label="Что загружаем"
        defaultValue="STUDENTS"
        choices={[
          {
            value: 'STUDENTS',
            label: importKindNames.STUDENTS,
            hint: 'Недостающие классы заводятся заодно. До 5 000 строк.',
          },
          { value: 'CLASSES', label: importKindNames.CLASSES, hint: 'Только классы: профиль, классный руководитель.' },
          { value: 'STAFF', label: importKindNames.STAFF, hint: 'Учётные записи с временными паролями. До 300 строк.' },
        ]}
      />
      <FileField
        name="file"
        label="Файл xlsx или csv"
        hint="До 5 МБ. Сначала портал покажет, что прочитал; ничего не изменится, пока вы не подтвердите."
        accept=".xlsx,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        maxSize={IMPORT_MAX_BYTES}
        required
      />
    </ActionForm>
  )
}
