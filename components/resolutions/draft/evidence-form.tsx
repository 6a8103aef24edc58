import { CheckboxField } from '@/components/ui/checkbox-field'
import { SelectField } from '@/components/ui/select-field'
import { TextField } from '@/components/ui/text-field'
import { ItemMeasure } from '@/lib/kernel/prisma/enums'
import { saveItemEvidenceAction } from '@/lib/resolutions/actions/drafts'
import { measureWords } from '@/lib/resolutions/messages/measures'
import type { DraftItem } from '@/lib/resolutions/rules/drafts/types'
import { EditForm } from './edit-form'

const BLANK = { key: '', title: '', kind: 'FILE', required: true, label: '', unit: 'ед.' } as const

/** What a report must bring: documents and figures. An emptied row is dropped; two blank rows wait at the end. */
export function EvidenceForm({ item, backHref }: { item: DraftItem; backHref: string }) {
  const evidence = [...item.evidence, ...Array.from({ length: item.evidence.length < 19 ? 2 : 0 }, () => BLANK)]
  const figures = [
    ...item.figures,
    ...Array.from({ length: item.figures.length < 19 ? 2 : 0 }, () => ({ ...BLANK, required: false })),
  ]
  return (
    <EditForm
      action={saveItemEvidenceAction}
      item={item}
      title="Чем отчитаться"
      submitLabel="Сохранить и подтвердить"
      backHref={backHref}
    >
      <fieldset className="grid gap-3">
        <legend className="mb-1 font-medium">Документы и ссылки</legend>
        {evidence.map((line, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows are only rendered, never moved
          <div key={at} className="flex flex-wrap items-end gap-3">
            <input type="hidden" name={`evidence.${at}.key`} value={line.key} />
            <TextField
              name={`evidence.${at}.title`}
              label={`Документ ${at + 1}`}
              className="grow basis-60"
              defaultValue={line.title}
              maxLength={200}
            />
            <SelectField
              name={`evidence.${at}.kind`}
              label="Вид"
              defaultValue={line.kind}
              options={[
                { value: 'FILE', label: 'Файл' },
                { value: 'LINK', label: 'Ссылка' },
                { value: 'ANY', label: 'Файл или ссылка' },
              ]}
            />
            <CheckboxField
              name={`evidence.${at}.required`}
              label="обязательно"
              defaultChecked={line.required}
              className="pb-2"
            />
          </div>
        ))}
      </fieldset>
      <fieldset className="grid gap-3">
        <legend className="mb-1 font-medium">Показатели</legend>
        {figures.map((line, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows are only rendered, never moved
          <div key={at} className="flex flex-wrap items-end gap-3">
            <input type="hidden" name={`figures.${at}.key`} value={line.key} />
            <TextField
              name={`figures.${at}.label`}
              label={`Показатель ${at + 1}`}
              className="grow basis-60"
              defaultValue={line.label}
              maxLength={200}
            />
            <TextField
              name={`figures.${at}.unit`}
              label="Единица"
              width="short"
              defaultValue={line.unit}
              maxLength={20}
            />
            <CheckboxField
              name={`figures.${at}.required`}
              label="обязательно"
              defaultChecked={line.required}
              className="pb-2"
            />
          </div>
        ))}
      </fieldset>
      <SelectField
        name="measure"
        label="Записи портала"
        hint="Отчёты по пункту откроются уже заполненными: портал посчитает записи организации."
        placeholder="Не связан"
        defaultValue={item.measure}
        options={Object.values(ItemMeasure).map((value) => ({ value, label: measureWords[value].name }))}
        optional
      />
    </EditForm>
  )
}
