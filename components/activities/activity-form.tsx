'use client'

import { type ReactNode, useEffect, useRef, useState } from 'react'
import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { CheckboxField } from '@/components/ui/checkbox-field'
import { CheckboxGroupField } from '@/components/ui/checkbox-group-field'
import { DateField } from '@/components/ui/date-field'
import { Disclosure } from '@/components/ui/disclosure'
import { counted, type PersonNameParts, personFullName } from '@/components/ui/format'
import { Notice } from '@/components/ui/notice'
import { NumberField } from '@/components/ui/number-field'
import { RadioGroupField } from '@/components/ui/radio-group-field'
import { SelectField } from '@/components/ui/select-field'
import { TextArea } from '@/components/ui/text-area'
import { TextField } from '@/components/ui/text-field'
import { changeActivityAction, correctActivityAction, logActivityAction } from '@/lib/activities/actions'
import { formNames, hoursText, modeNames } from '@/lib/activities/messages'
import type { FormValues } from '@/lib/kernel/outcome'
import { useKeptForm } from './use-kept-form'

export type FormGroup = { id: string; name: string; pupils: (PersonNameParts & { id: string })[] }

type ActivityFormProps = {
  kind: 'log' | 'change' | 'correct'
  userId: string
  requestKey: string
  /** What the browser keeps it under: classes, or the record that is changed. */
  about: string
  groups: FormGroup[]
  today: string
  earliest: string
  directions: { id: string; title: string }[]
  partners: { id: string; name: string }[]
  defaults: FormValues
  absent?: string[]
  /** Hidden fields of the action: id, version, plan entry. */
  hidden?: Record<string, string>
  /** Head and deputy may enter what was forgotten in a closed period, with a reason. */
  mayBeLate?: boolean
  cancel: ReactNode
}

const ACTIONS = { log: logActivityAction, change: changeActivityAction, correct: correctActivityAction }
const SCHEMAS = {
  log: () => import('@/lib/activities/schema/activity').then((file) => file.logActivitySchema),
  change: () => import('@/lib/activities/schema/activity').then((file) => file.changeActivitySchema),
  correct: () => import('@/lib/activities/schema/activity').then((file) => file.correctActivitySchema),
}
const HOURS = Array.from({ length: 16 }, (_, at) => (at + 1) / 2).map((hours) => ({
  value: String(hours),
  label: hoursText(hours),
}))
const optionsOf = (names: Record<string, string>) => Object.entries(names).map(([value, label]) => ({ value, label }))

/** What was held: filled already, so that on most days the one thing left is who was absent. Kept by the browser until it is recorded. */
export function ActivityForm(props: ActivityFormProps) {
  const { kind, groups, defaults, absent = [], userId } = props
  const box = useRef<HTMLDivElement>(null)
  const kept = useKeptForm(box, userId, props.about, props.requestKey)
  const [ready, setReady] = useState(false)
  const [mode, setMode] = useState(String(defaults.mode ?? 'NAMED'))
  const [twin, setTwin] = useState(false)
  const [late, setLate] = useState(false)

  useEffect(() => setReady(true), [])
  // A restored form may have another way of counting than the one it began with.
  useEffect(() => {
    const chosen = box.current?.querySelector<HTMLInputElement>('input[name="mode"]:checked')
    if (kept.state === 'restored' && chosen) setMode(chosen.value)
  }, [kept.state])

  const again = <CheckboxField name="again" value="yes" label="Это другое мероприятие, не повтор записи" />
  const lateReason = (
    <TextArea
      name="lateReason"
      label="Почему вносите сейчас"
      hint="Только для записи за уже закрытый период; останется в ней."
      rows={2}
      limit={300}
      optional={!late}
    />
  )
  const shown = (of: string) => !ready || mode === of
  return (
    <div ref={box} onChange={kept.keep}>
      <div role="status" className="empty:hidden">
        {kept.state === 'offline' && (
          <Notice tone="warning" title="Связи нет, запись ещё не на портале" className="mb-5">
            Она сохранена в этом браузере и отправится сама, как только связь появится. Страницу можно не закрывать.
          </Notice>
        )}
        {kept.state === 'restored' && (
          <Notice
            tone="info"
            title="Восстановлено введённое раньше"
            className="mb-5"
            actions={
              <Button size="sm" onClick={kept.startAnew}>
                Начать заново
              </Button>
            }
          >
            Прошлый раз форма не успела сохраниться на портале. Проверьте её и сохраните.
          </Notice>
        )}
      </div>
      <ActionForm
        action={ACTIONS[kind]}
        schema={SCHEMAS[kind]}
        defaultValues={defaults}
        aria-label="Проведённое мероприятие"
        submitLabel={kind === 'correct' ? 'Внести исправление' : 'Сохранить'}
        pendingLabel="Сохраняем…"
        footer={props.cancel}
        onDone={(outcome) => {
          kept.answered(outcome)
          if (outcome.ok || outcome.kind !== 'refused') return
          if (outcome.reason === 'LOOKS_DOUBLE') setTwin(true)
          if (outcome.reason === 'LATE_REASON_NEEDED') setLate(true)
        }}
      >
        <input type="hidden" name="requestKey" value={kept.requestKey} />
        {groups.map(({ id }) => (
          <input key={id} type="hidden" name="classIds[]" value={id} />
        ))}
        {Object.entries(props.hidden ?? {}).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {kind === 'correct' && (
          <TextArea
            name="reason"
            label="Причина исправления"
            rows={2}
            limit={300}
            required
            hint="Останется в записи."
          />
        )}
        <TextField name="title" label="Что провели" maxLength={200} required />
        {twin && again}
        {late && lateReason}
        <div className="grid gap-5 sm:grid-cols-2">
          <DateField name="heldOn" label="Когда" min={props.earliest} max={props.today} required />
          <SelectField name="hours" label="Сколько длилось" options={HOURS} required />
          <SelectField
            name="directionId"
            label="Направление"
            placeholder={defaults.directionId ? undefined : 'Выберите направление'}
            options={props.directions.map(({ id, title }) => ({ value: id, label: title }))}
            required
          />
          <SelectField name="form" label="Форма" options={optionsOf(formNames)} required />
        </div>
        {shown('NAMED') &&
          groups.map(({ id, name, pupils }) => (
            <CheckboxGroupField
              key={id}
              id={`absent-${id}`}
              name="absentIds"
              label={`Кого не было, ${name}`}
              hint={`В списке ${counted(pupils.length, 'человек', 'человека', 'человек')}: все отмечены присутствующими, отметьте только отсутствовавших.`}
              defaultValues={absent}
              choices={pupils.map((pupil) => ({ value: pupil.id, label: personFullName(pupil) }))}
              className="@container"
            />
          ))}
        <Disclosure summary="Место, партнёр, примечание, только число детей" open={mode === 'HEADCOUNT' || undefined}>
          <div className="grid gap-5">
            {!twin && kind === 'log' && again}
            {!late && props.mayBeLate && lateReason}
            <TextField name="place" label="Место" maxLength={200} optional />
            <SelectField
              name="partnerId"
              label="Партнёр"
              optional
              placeholder="Без партнёра"
              options={props.partners.map(({ id, name }) => ({ value: id, label: name }))}
            />
            <TextArea name="note" label="Примечание" optional rows={2} limit={500} />
            <RadioGroupField
              name="mode"
              label="Как отметить детей"
              choices={[
                { value: 'NAMED', label: modeNames.NAMED, hint: 'Часы пойдут каждому присутствовавшему.' },
                {
                  value: 'HEADCOUNT',
                  label: modeNames.HEADCOUNT,
                  hint: 'Где нет согласия или дети из разных классов: они войдут в итоги, но не в списки.',
                },
              ]}
              onValueChange={setMode}
            />
            {groups.map(({ id, name, pupils }) => (
              <NumberField
                key={id}
                name={`headcounts.${id}`}
                label={mode === 'HEADCOUNT' ? `Сколько было детей, ${name}` : `Ещё без имён, ${name}`}
                hint={`Не больше ${pupils.length} вместе с отмеченными по списку.`}
                optional
              />
            ))}
          </div>
        </Disclosure>
      </ActionForm>
    </div>
  )
}
