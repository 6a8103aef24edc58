import { ActionForm } from '@/components/ui/action-form'
import { DateField } from '@/components/ui/date-field'
import { Day } from '@/components/ui/day'
import { RadioGroupField } from '@/components/ui/radio-group-field'
import { StatusBadge } from '@/components/ui/status-badge'
import { TextField } from '@/components/ui/text-field'
import { localDay } from '@/lib/kernel/calendar'
import { enterHistoricalResultAction } from '@/lib/resolutions/actions/historical'
import type { HistoricalRow } from '@/lib/resolutions/queries/historical'
import { SelectAll } from './select-all'

/** Assignments of a historical resolution with what became of them; one entry serves all that are ticked (rule 28). */
export function HistoricalForm({
  resolutionId,
  rows,
  timeZone,
}: {
  resolutionId: string
  rows: HistoricalRow[]
  timeZone: string
}) {
  return (
    <ActionForm
      action={enterHistoricalResultAction}
      aria-label="Результаты задним числом"
      submitLabel="Внести результат"
      pendingLabel="Вносим…"
    >
      <input type="hidden" name="resolutionId" value={resolutionId} />
      <fieldset>
        <legend className="mb-2 font-semibold text-xl">Поручения</legend>
        <SelectAll name="assignmentIds[]" />
        <ul className="border-line border-t">
          {rows.map((row) => (
            <li key={row.id} className="border-line border-b">
              <label className="grid grid-cols-[1.25rem_2.25rem_minmax(0,1fr)] items-baseline gap-x-3 gap-y-0.5 py-2 text-sm sm:flex sm:gap-x-4 hover:bg-sunken">
                <input
                  type="checkbox"
                  name="assignmentIds[]"
                  value={row.id}
                  className="size-5 shrink-0 accent-primary"
                />
                <span className="font-semibold tabular-nums sm:w-12">{row.itemNumber ?? '—'}</span>
                <span className="min-w-0 sm:flex-1">
                  {row.organizationName}
                  {row.periodKey !== 'ONCE' && <span className="text-muted">, за {row.periodKey}</span>}
                </span>
                <span className="text-muted max-sm:col-start-3 sm:w-36">
                  {row.dueOn ? (
                    <>
                      срок <Day day={row.dueOn} short />
                    </>
                  ) : (
                    'без срока'
                  )}
                </span>
                <span className="max-sm:col-start-3 sm:w-72">
                  {row.state === 'ACCEPTED' && row.submittedAt ? (
                    <span className="flex flex-wrap items-center gap-x-2">
                      <StatusBadge view={{ kind: row.late ? 'acceptedLate' : 'accepted' }} />
                      <Day day={localDay(row.submittedAt, timeZone)} short />
                    </span>
                  ) : row.basis ? (
                    'не исполнено'
                  ) : (
                    <span className="text-muted">результат не внесён</span>
                  )}
                  {row.basis && <span className="block text-muted text-xs">внесено задним числом: {row.basis}</span>}
                </span>
              </label>
            </li>
          ))}
        </ul>
      </fieldset>
      <div className="flex flex-wrap items-start gap-x-8 gap-y-4 rounded border border-line bg-sunken p-4">
        <RadioGroupField
          name="result"
          label="Что с отмеченными"
          choices={[
            { value: 'done', label: 'Исполнено' },
            { value: 'notDone', label: 'Не исполнено' },
          ]}
        />
        <DateField name="doneOn" label="День исполнения" hint="По нему считается опоздание." />
        <TextField
          name="basis"
          label="Документ-основание"
          hint="Например: «Справка школы от 15.12.2022»."
          className="min-w-60 flex-1"
          required
          maxLength={500}
        />
      </div>
    </ActionForm>
  )
}
