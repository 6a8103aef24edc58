'use client'

import { ActionForm } from '@/components/ui/action-form'
import { CheckboxField } from '@/components/ui/checkbox-field'
import { NumberField } from '@/components/ui/number-field'
import { RequestKeyField } from '@/components/ui/request-key-field'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea } from '@/components/ui/text-area'
import { TextField } from '@/components/ui/text-field'
import { saveMethodAction, switchInterestsAction } from '@/lib/pathways/actions/diagnostics'
import { type Method, scaleRows } from '@/lib/pathways/rules/diagnostics'
import { INTERESTS } from '@/lib/pathways/rules/interests'

const ROWS = 12
const BANDS = 5

type MethodFormProps = { method: (Method & { version: number }) | null; requestKey: string }

/** A method as data; its questions stay with their authors. */
export function MethodForm({ method, requestKey }: MethodFormProps) {
  const bands = method?.bands ?? INTERESTS.bands
  return (
    <ActionForm
      action={saveMethodAction}
      schema={() => import('@/lib/pathways/schema/diagnostics').then((file) => file.saveMethodSchema)}
      aria-label="Методика"
      submitLabel="Сохранить"
      rereadOnConflict
      guardUnsaved
      className="max-w-2xl"
    >
      <RequestKeyField value={requestKey} />
      <input type="hidden" name="code" value={method?.code ?? ''} />
      <input type="hidden" name="version" value={method?.version ?? 0} />
      <TextField name="title" label="Название" defaultValue={method?.title ?? ''} maxLength={120} required />
      <TextArea
        name="about"
        label="О методике"
        hint="Автор, для чего она. Текст вопросов не вносите: он принадлежит авторам."
        defaultValue={method?.about ?? ''}
        rows={3}
        limit={500}
        optional
      />
      <div className="flex flex-wrap gap-4">
        <NumberField name="gradeFrom" label="С класса" defaultValue={String(method?.gradeFrom ?? 7)} required />
        <NumberField name="gradeTo" label="По класс" defaultValue={String(method?.gradeTo ?? 11)} required />
        <NumberField
          name="repeatMonths"
          label="Повторять через, месяцев"
          defaultValue={String(method?.repeatMonths ?? '')}
          optional
        />
      </div>
      <fieldset>
        <legend className="mb-1 font-medium">Шкалы</legend>
        <p className="mb-2 text-muted text-sm">Лишние строки оставьте пустыми.</p>
        {scaleRows(method?.scales ?? [], ROWS).map((scale, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows never change places
          <div key={at} className="mb-3 flex flex-wrap gap-x-4 gap-y-1">
            <TextField
              name={`scales.${at}.title`}
              label={`Шкала ${at + 1}`}
              defaultValue={scale?.title ?? ''}
              maxLength={80}
              className="grow"
              optional
            />
            <NumberField
              name={`scales.${at}.max`}
              label="Наибольшее значение"
              defaultValue={String(scale?.max ?? '')}
              optional
            />
          </div>
        ))}
      </fieldset>
      <fieldset>
        <legend className="mb-1 font-medium">Слова для значений</legend>
        <p className="mb-2 text-muted text-sm">
          По доле от наибольшего значения шкалы: первые слова — с 0 %, дальше по возрастанию.
        </p>
        {Array.from({ length: BANDS }, (_, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows never change places
          <div key={at} className="mb-3 flex flex-wrap gap-x-4 gap-y-1">
            <NumberField
              name={`bands.${at}.from`}
              label={`С доли ${at + 1}, %`}
              defaultValue={String(bands[at]?.from ?? '')}
              optional
            />
            <TextField
              name={`bands.${at}.words`}
              label={`Слова ${at + 1}`}
              defaultValue={bands[at]?.words ?? ''}
              maxLength={40}
              className="grow"
              optional
            />
          </div>
        ))}
      </fieldset>
      <CheckboxField name="active" value="yes" label="Предлагать психологам" defaultChecked={method?.active ?? true} />
    </ActionForm>
  )
}

/** The portal's own questionnaire is offered, or not. */
export function SwitchInterestsForm({ version, active }: { version: number; active: boolean }) {
  return (
    <ActionForm action={switchInterestsAction} aria-label="Опросник портала" rereadOnConflict>
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="active" value={active ? 'no' : 'yes'} />
      <SubmitButton variant="secondary" size="sm" className="w-fit">
        {active ? 'Не предлагать' : 'Предлагать'}
        <span className="sr-only"> опросник портала</span>
      </SubmitButton>
    </ActionForm>
  )
}
