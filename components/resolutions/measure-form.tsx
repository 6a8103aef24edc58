import { ActionForm } from '@/components/ui/action-form'
import { RadioGroupField } from '@/components/ui/radio-group-field'
import { ItemMeasure } from '@/lib/kernel/prisma/enums'
import { chooseMeasureAction } from '@/lib/resolutions/actions/measures'
import { measureWords } from '@/lib/resolutions/messages/measures'

type MeasureFormProps = { itemId: string; version: number; measure: ItemMeasure | null }

/** By which of the portal's own records an item is judged. */
export function MeasureForm({ itemId, version, measure }: MeasureFormProps) {
  return (
    <ActionForm
      rereadOnConflict
      action={chooseMeasureAction}
      aria-label="Записи портала, по которым виден результат"
      submitLabel="Сохранить"
      className="max-w-3xl"
    >
      <input type="hidden" name="itemId" value={itemId} />
      <input type="hidden" name="version" value={version} />
      <RadioGroupField
        name="measure"
        label="Что считает портал"
        defaultValue={measure ?? 'NONE'}
        choices={[
          { value: 'NONE', label: 'Ничего', hint: 'Отчёты по пункту пишутся без данных портала.' },
          ...Object.values(ItemMeasure).map((value) => ({
            value,
            label: measureWords[value].name,
            hint: measureWords[value].counts,
          })),
        ]}
      />
    </ActionForm>
  )
}
