import { ActionForm } from '@/components/ui/action-form'
import { CheckboxField } from '@/components/ui/checkbox-field'
import { DateField } from '@/components/ui/date-field'
import { RequestKeyField } from '@/components/ui/request-key-field'
import { TextField } from '@/components/ui/text-field'
import { startResolutionAction } from '@/lib/resolutions/actions/drafts'
import { HISTORICAL_HINT } from './import-form'

/** An empty resolution, filled by hand. */
export function StartForm({ requestKey }: { requestKey: string }) {
  return (
    <ActionForm
      action={startResolutionAction}
      aria-label="Новое решение вручную"
      submitLabel="Создать черновик"
      pendingLabel="Создаём…"
      className="max-w-3xl"
    >
      <RequestKeyField value={requestKey} />
      <TextField name="title" label="Название решения" required />
      <div className="flex flex-wrap gap-4">
        <DateField name="date" label="Дата" optional />
        <TextField name="number" label="Номер" optional width="short" maxLength={40} />
      </div>
      <CheckboxField name="historical" label="Исторический режим" hint={HISTORICAL_HINT} />
    </ActionForm>
  )
}
