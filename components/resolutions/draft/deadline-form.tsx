import { CheckboxField } from '@/components/ui/checkbox-field'
import { DateField } from '@/components/ui/date-field'
import { NumberField } from '@/components/ui/number-field'
import { RadioGroupField } from '@/components/ui/radio-group-field'
import { SelectField } from '@/components/ui/select-field'
import { TextField } from '@/components/ui/text-field'
import { saveItemDeadlineAction } from '@/lib/resolutions/actions/drafts'
import type { DraftItem } from '@/lib/resolutions/rules/drafts/types'
import { KIND_WORDS, MONTHS_AFTER_CHOICES, PERIODICITY_WORDS } from '../words'
import { EditForm } from './edit-form'

/** How a deadline's words are understood: a day, periods, or a review date only. What was chosen is shown, the rest is folded away. */
export function DeadlineForm({ item, from, backHref }: { item: DraftItem; from: string; backHref: string }) {
  const { reading } = item
  const periodic = reading?.mode === 'PERIODIC' ? reading : null
  return (
    <EditForm
      action={saveItemDeadlineAction}
      item={item}
      title="Срок"
      submitLabel="Сохранить и подтвердить"
      backHref={backHref}
    >
      <div className="flex flex-wrap gap-4">
        <TextField
          name="deadlineText"
          label="Срок, как в документе"
          optional
          width="half"
          defaultValue={item.deadlineText}
          maxLength={500}
        />
        <SelectField
          name="deadlineKind"
          label="Вид срока"
          defaultValue={item.deadlineKind}
          options={Object.entries(KIND_WORDS).map(([value, label]) => ({ value, label }))}
        />
      </div>
      <div className="group grid gap-4">
        <RadioGroupField
          name="mode"
          label="Как следить"
          defaultValue={reading?.mode}
          choices={[
            { value: 'FIXED', label: 'До определённого дня' },
            { value: 'PERIODIC', label: 'По периодам', hint: 'Отчёт за каждый месяц, квартал или год.' },
            {
              value: 'REVIEW_ONLY',
              label: 'Без срока',
              hint: 'Просрочки нет, но в назначенный день портал напомнит вернуться к пункту.',
            },
          ]}
        />
        <DateField
          name="dueOn"
          label="Исполнить до"
          hint="День включительно, до 23:59 по местному времени. Выходной день останется сроком."
          className="group-has-[[name=mode]:checked]:hidden group-has-[[value=FIXED]:checked]:grid!"
          defaultValue={reading?.mode === 'FIXED' ? reading.dueOn : null}
        />
        <div className="grid gap-4 group-has-[[name=mode]:checked]:hidden group-has-[[value=PERIODIC]:checked]:grid!">
          <SelectField
            name="periodicity"
            label="Как часто"
            defaultValue={periodic?.rule.periodicity ?? 'YEAR'}
            options={Object.entries(PERIODICITY_WORDS).map(([value, label]) => ({ value, label }))}
          />
          <div className="flex flex-wrap items-end gap-4">
            <NumberField name="day" label="До какого числа" width="short" defaultValue={periodic?.rule.day ?? 20} />
            <SelectField
              name="monthsAfterEnd"
              label="Какого месяца"
              defaultValue={String(periodic?.rule.monthsAfterEnd ?? 1)}
              options={MONTHS_AFTER_CHOICES}
            />
          </div>
          <div className="flex flex-wrap gap-4">
            <DateField name="from" label="Первый день" defaultValue={periodic?.from ?? from} />
            <DateField
              name="to"
              label="Последний день"
              optional
              hint="Пусто — без окончания."
              defaultValue={periodic?.to}
            />
          </div>
        </div>
        <DateField
          name="reviewOn"
          label="Вернуться к пункту"
          className="group-has-[[name=mode]:checked]:hidden group-has-[[value=REVIEW_ONLY]:checked]:grid!"
          defaultValue={reading?.mode === 'REVIEW_ONLY' ? reading.reviewOn : null}
        />
      </div>
      <CheckboxField
        name="acceptLate"
        label="Принимать отчёт и после срока"
        hint="Опоздание останется отмеченным, исполнитель напишет причину. Без этой отметки после срока нужно продление."
        defaultChecked={item.latePolicy === 'ACCEPT_LATE'}
      />
    </EditForm>
  )
}
