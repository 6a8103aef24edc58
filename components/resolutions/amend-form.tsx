import { ActionForm } from '@/components/ui/action-form'
import { ButtonLink } from '@/components/ui/button-link'
import { DateField } from '@/components/ui/date-field'
import { Disclosure } from '@/components/ui/disclosure'
import { NumberField } from '@/components/ui/number-field'
import { RequestKeyField } from '@/components/ui/request-key-field'
import { SelectField } from '@/components/ui/select-field'
import { TextArea } from '@/components/ui/text-area'
import { TextField } from '@/components/ui/text-field'
import { amendResolutionAction } from '@/lib/resolutions/actions/amendments'
import type { ResolutionView } from '@/lib/resolutions/loaders/resolutions'
import type { DeadlineReading } from '@/lib/resolutions/types'
import { MONTHS_AFTER_CHOICES, readingWords } from './words'

/** The due day within each period; the periods themselves stay. */
function PeriodFields(props: { itemId: string; name: string; reading: DeadlineReading & { mode: 'PERIODIC' } }) {
  const { itemId, name, reading } = props
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1 font-medium">
        Срок отчёта за каждый период<span className="sr-only">, пункт {name}</span>
      </legend>
      <p className="max-w-[65ch] text-muted text-sm">
        Сейчас: {readingWords(reading)}. Перенос затронет неисполненные и будущие периоды; период, новый срок которого
        уже прошёл, сохранит прежний.
      </p>
      <div className="flex flex-wrap items-end gap-4">
        <NumberField
          name={`items.${itemId}.day`}
          label="До какого числа"
          width="short"
          defaultValue={reading.rule.day}
        />
        <SelectField
          name={`items.${itemId}.monthsAfterEnd`}
          label="Какого месяца"
          defaultValue={String(reading.rule.monthsAfterEnd)}
          options={MONTHS_AFTER_CHOICES}
        />
      </div>
    </fieldset>
  )
}

/** The document that changes the resolution, and what it changes; what is not touched stays. */
export function AmendForm({ view, requestKey }: { view: ResolutionView; requestKey: string }) {
  const { head } = view
  const items = view.items.filter((item) => item.state === 'ISSUED')
  return (
    <ActionForm
      rereadOnConflict
      action={amendResolutionAction}
      aria-label="Изменение решения"
      submitLabel="Внести изменение"
      pendingLabel="Вносим…"
      guardUnsaved
      footer={
        <ButtonLink variant="quiet" href={`/resolutions/${head.id}`}>
          Отмена
        </ButtonLink>
      }
    >
      <input type="hidden" name="resolutionId" value={head.id} />
      <input type="hidden" name="version" value={head.version} />
      <RequestKeyField value={requestKey} />
      <div className="grid max-w-3xl gap-5">
        <TextField
          name="basis"
          label="Документ-основание"
          hint="Например: «Решение коллегии о внесении изменений № 4». Его увидят исполнители."
          required
          maxLength={500}
        />
        <DateField name="basisOn" label="Дата документа" optional />
      </div>
      <fieldset>
        <legend className="mb-1 font-semibold text-xl">Что меняется</legend>
        <p className="mb-3 max-w-[75ch] text-muted text-sm">
          Откройте нужный пункт. Перенос срока затронет неисполненные поручения; первоначальный срок останется виден. У
          снятого пункта открытые поручения отменяются.
        </p>
        <div className="divide-y divide-line border-line border-y">
          {items.map((item) => (
            <Disclosure
              key={item.id}
              className="py-2"
              summary={
                <span className="font-normal text-ink">
                  <strong className="tabular-nums">{item.number ?? '—'}</strong> {item.text.slice(0, 90).trim()}
                  {item.text.length > 90 && '…'}
                </span>
              }
            >
              <div className="grid max-w-3xl gap-4 py-2">
                <TextArea
                  name={`items.${item.id}.text`}
                  label="Новая редакция текста"
                  rows={3}
                  defaultValue={item.text}
                />
                {item.reading?.mode === 'PERIODIC' ? (
                  <PeriodFields itemId={item.id} name={item.number ?? '—'} reading={item.reading} />
                ) : item.executors.length > 0 ? (
                  <DateField
                    name={`items.${item.id}.dueOn`}
                    label="Новый срок"
                    hint={item.reading ? `Сейчас: ${readingWords(item.reading)}` : undefined}
                    defaultValue={item.reading?.mode === 'FIXED' ? item.reading.dueOn : null}
                  />
                ) : null}
                <TextField
                  name={`items.${item.id}.withdrawnReason`}
                  label="Снять пункт: причина"
                  hint="Заполните, только если пункт больше не действует."
                  optional
                  maxLength={500}
                />
              </div>
            </Disclosure>
          ))}
        </div>
      </fieldset>
    </ActionForm>
  )
}
