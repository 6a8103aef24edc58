'use client'

import { ActionForm } from '@/components/ui/action-form'
import { ButtonLink } from '@/components/ui/button-link'
import { bound, counted } from '@/components/ui/format'
import { RadioGroupField } from '@/components/ui/radio-group-field'
import { RequestKeyField } from '@/components/ui/request-key-field'
import { SelectField } from '@/components/ui/select-field'
import type { PlanKind } from '@/lib/kernel/prisma/enums'
import { createPlanAction } from '@/lib/plans/actions/plan'
import type { CopySource } from '@/lib/plans/types/plan'
import { levelChoices } from './level-choices'

const KIND_LABELS: Record<PlanKind, string> = { SCHOOL: 'Школа', KINDERGARTEN: 'Детский сад, дошкольные группы' }

type NewPlanFormProps = {
  requestKey: string
  kinds: PlanKind[]
  hasLast: Record<PlanKind, boolean>
  level: boolean
  sources: CopySource[]
}

const sourceLabel = ({ organizationName, own, yearCode, kind, entries }: CopySource, kinds: number) =>
  [
    `${own ? 'Свой план' : bound(organizationName)}, ${yearCode}`,
    ...(kinds > 1 ? [KIND_LABELS[kind].toLocaleLowerCase('ru')] : []),
    counted(entries, 'мероприятие', 'мероприятия', 'мероприятий'),
  ].join(' · ')

/** How the plan of the year begins. */
export function NewPlanForm({ requestKey, kinds, hasLast, level, sources }: NewPlanFormProps) {
  const last = kinds.some((kind) => hasLast[kind])
  return (
    <ActionForm
      action={createPlanAction}
      schema={() => import('@/lib/plans/schema/plan').then((file) => file.createPlanSchema)}
      defaultValues={{ kind: kinds[0], from: last ? 'LAST_YEAR' : 'TEMPLATE', level: 'BASE' }}
      aria-label="Новый план"
      submitLabel="Начать план"
      pendingLabel="Создаём…"
      footer={
        <ButtonLink href="/plans" variant="quiet">
          Отмена
        </ButtonLink>
      }
      className="max-w-2xl"
    >
      <RequestKeyField value={requestKey} />
      {kinds.length > 1 ? (
        <RadioGroupField
          name="kind"
          label="Чей план"
          choices={kinds.map((value) => ({ value, label: KIND_LABELS[value] }))}
        />
      ) : (
        <input type="hidden" name="kind" value={kinds[0]} />
      )}
      {kinds.includes('SCHOOL') && level && (
        <RadioGroupField name="level" label="Уровень профминимума (6–11 классы)" choices={levelChoices} />
      )}
      <RadioGroupField
        name="from"
        label="С чего начать"
        choices={[
          ...(last
            ? [{ value: 'LAST_YEAR', label: 'План прошлого года', hint: 'Мероприятия те же, даты на год позже.' }]
            : []),
          { value: 'TEMPLATE', label: 'Шаблон', hint: 'Готовые строки, которые остаётся поправить под себя.' },
          { value: 'EMPTY', label: 'Пустой план', hint: 'Строки добавите сами или вставите из таблицы.' },
          ...(sources.length > 0
            ? [
                {
                  value: 'PLAN',
                  label: 'Другой план',
                  hint: 'Свой план прежних лет или образец Ресурсного центра. Даты — этого года, имена не ваших сотрудников убраны.',
                },
              ]
            : []),
        ]}
      />
      {sources.length > 0 && (
        <SelectField
          name="sourceId"
          label="Из какого плана"
          hint="Нужно, когда выше выбран «Другой план»."
          placeholder="Выберите план"
          options={sources.map((source) => ({ value: source.planId, label: sourceLabel(source, kinds.length) }))}
          optional
        />
      )}
    </ActionForm>
  )
}
