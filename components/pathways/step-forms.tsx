'use client'

import { ActionForm } from '@/components/ui/action-form'
import { ButtonLink } from '@/components/ui/button-link'
import { CheckboxGroupField } from '@/components/ui/checkbox-group-field'
import { DateField } from '@/components/ui/date-field'
import { personFullName } from '@/components/ui/format'
import { RadioGroupField } from '@/components/ui/radio-group-field'
import { RequestKeyField } from '@/components/ui/request-key-field'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea } from '@/components/ui/text-area'
import { TextField } from '@/components/ui/text-field'
import {
  addClassStepAction,
  addStepAction,
  editStepAction,
  markStepAction,
  removeStepAction,
} from '@/lib/pathways/actions/steps'
import type { PersonName, Step, StepKind, StepOffer } from '@/lib/pathways/types'
import { StepFields } from './step-fields'

type StepFormProps = {
  pathwayId: string
  step: Step | null
  year: { startsOn: string; endsOn: string }
  kindergarten: boolean
  active: boolean
  offers: StepOffer[]
  kinds: readonly StepKind[] | null
  requestKey: string
}

/** Who answers for a step as a rule; of who writes some kinds alone it is the psychologist. */
function leaderOf({ kinds, kindergarten }: Pick<StepFormProps, 'kinds' | 'kindergarten'>): string {
  if (kinds) return 'педагог-психолог'
  return kindergarten ? 'воспитатель' : 'классный руководитель'
}

/** A step, new or known. */
export function StepForm({ pathwayId, step, requestKey, ...fields }: StepFormProps) {
  return (
    <ActionForm
      action={step ? editStepAction : addStepAction}
      schema={() => import('@/lib/pathways/schema').then((file) => (step ? file.editStepSchema : file.addStepSchema))}
      defaultValues={
        step
          ? {
              ...{ kind: step.kind, area: step.area ?? '', title: step.title, dueOn: step.dueOn },
              ...{ responsible: step.responsible, planLineId: step.planLineId ?? '' },
            }
          : { responsible: leaderOf(fields) }
      }
      aria-label="Шаг маршрута"
      submitLabel={step ? 'Сохранить' : 'Добавить шаг'}
      footer={
        <ButtonLink href={`/pathways/${pathwayId}`} variant="quiet">
          Отмена
        </ButtonLink>
      }
      rereadOnConflict
      className="max-w-2xl"
    >
      {step ? (
        <>
          <input type="hidden" name="stepId" value={step.id} />
          <input type="hidden" name="version" value={step.version} />
        </>
      ) : (
        <>
          <input type="hidden" name="pathwayId" value={pathwayId} />
          <RequestKeyField value={requestKey} />
        </>
      )}
      <StepFields {...fields} />
    </ActionForm>
  )
}

type ClassStepProps = Omit<StepFormProps, 'pathwayId' | 'step' | 'active'> & {
  classId: string
  rows: (PersonName & { pathwayId: string; active: boolean })[]
}

/** One step for many routes of a class. */
export function ClassStepForm({ classId, rows, requestKey, ...fields }: ClassStepProps) {
  return (
    <ActionForm
      action={addClassStepAction}
      schema={() => import('@/lib/pathways/schema').then((file) => file.addClassStepSchema)}
      defaultValues={{ responsible: leaderOf(fields) }}
      aria-label="Шаг для класса"
      submitLabel="Добавить отмеченным"
      footer={
        <ButtonLink href={`/pathways/classes/${classId}`} variant="quiet">
          Отмена
        </ButtonLink>
      }
      className="max-w-2xl"
    >
      <input type="hidden" name="classId" value={classId} />
      <RequestKeyField value={requestKey} />
      <StepFields {...fields} active={rows.some(({ active }) => active)} />
      <CheckboxGroupField
        name="pathwayIds"
        label="Кому добавить"
        defaultValues={rows.map(({ pathwayId }) => pathwayId)}
        choices={rows.map((row) => ({ value: row.pathwayId, label: personFullName(row) }))}
      />
    </ActionForm>
  )
}

/** What became of a step: begun, done, skipped, open again. */
export function MarkStepForm({ step, today }: { step: Step; today: string }) {
  const over = step.state === 'DONE' || step.state === 'SKIPPED'
  return (
    <ActionForm
      action={markStepAction}
      schema={() => import('@/lib/pathways/schema').then((file) => file.markStepSchema)}
      defaultValues={{ verdict: over ? 'REOPEN' : 'DONE', doneOn: step.heldOn ?? today }}
      aria-label={`Отметить шаг «${step.title}»`}
      submitLabel="Сохранить отметку"
      rereadOnConflict
      className="max-w-xl"
    >
      <input type="hidden" name="stepId" value={step.id} />
      <input type="hidden" name="version" value={step.version} />
      {over ? (
        <RadioGroupField
          name="verdict"
          label="Что с шагом"
          choices={[{ value: 'REOPEN', label: 'Вернуть в работу' }]}
          required
        />
      ) : (
        <>
          <RadioGroupField
            name="verdict"
            label="Что с шагом"
            choices={[
              { value: 'DONE', label: 'Сделан' },
              ...(step.state === 'IN_PROGRESS' ? [] : [{ value: 'START', label: 'Начат' }]),
              { value: 'SKIP', label: 'Пропущен', hint: 'Нужна причина: она останется в маршруте.' },
            ]}
            required
          />
          <DateField name="doneOn" label="Когда сделан" max={today} optional />
          <TextArea name="result" label="Что получилось" rows={2} limit={500} optional />
          <TextField name="reason" label="Причина пропуска" maxLength={300} optional />
        </>
      )}
    </ActionForm>
  )
}

/** Takes a step out of a draft. */
export function RemoveStepForm({ step }: { step: Step }) {
  return (
    <ActionForm action={removeStepAction} aria-label="Убрать шаг" rereadOnConflict>
      <input type="hidden" name="stepId" value={step.id} />
      <input type="hidden" name="version" value={step.version} />
      <SubmitButton variant="danger" size="sm" className="w-fit">
        Убрать шаг
      </SubmitButton>
    </ActionForm>
  )
}
