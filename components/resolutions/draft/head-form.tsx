import { ActionForm } from '@/components/ui/action-form'
import { CheckboxField } from '@/components/ui/checkbox-field'
import { DateField } from '@/components/ui/date-field'
import { Link } from '@/components/ui/link'
import { RadioGroupField } from '@/components/ui/radio-group-field'
import { TextArea } from '@/components/ui/text-area'
import { TextField } from '@/components/ui/text-field'
import { saveResolutionHeadAction } from '@/lib/resolutions/actions/drafts'
import type { DraftHead } from '@/lib/resolutions/rules/drafts/types'
import { HISTORICAL_HINT } from '../import-form'
import { BINDING_WORDS } from '../words'

/** Number, date, title and the rest of the document's head. */
export function HeadForm({ head, backHref }: { head: DraftHead; backHref: string }) {
  return (
    <ActionForm
      rereadOnConflict
      action={saveResolutionHeadAction}
      title="Сведения о решении"
      submitLabel="Сохранить"
      footer={
        <Link href={backHref} className="link">
          Отмена
        </Link>
      }
      className="mb-6 rounded border border-line bg-surface p-4"
    >
      <input type="hidden" name="resolutionId" value={head.id} />
      <input type="hidden" name="version" value={head.version} />
      <TextArea name="title" label="Название" rows={2} defaultValue={head.title} required />
      <div className="flex flex-wrap gap-4">
        <DateField name="date" label="Дата" hint="От неё считаются сроки." defaultValue={head.date} />
        <TextField name="number" label="Номер" optional width="short" defaultValue={head.number} maxLength={40} />
      </div>
      <TextArea name="preamble" label="Вводная часть" optional rows={3} defaultValue={head.preamble} />
      <TextArea
        name="signatories"
        label="Подписали"
        optional
        hint="Каждый — с новой строки."
        rows={2}
        defaultValue={head.signatories.join('\n')}
      />
      <RadioGroupField
        name="bindingness"
        label="Сила решения"
        inline
        defaultValue={head.bindingness}
        choices={(['RECOMMENDATION', 'ORDER'] as const).map((value) => ({ value, label: BINDING_WORDS[value] }))}
      />
      <CheckboxField
        name="historical"
        label="Исторический режим"
        hint={HISTORICAL_HINT}
        defaultChecked={head.historical}
      />
    </ActionForm>
  )
}
