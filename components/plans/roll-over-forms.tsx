'use client'

import { ActionForm } from '@/components/ui/action-form'
import { CheckboxGroupField } from '@/components/ui/checkbox-group-field'
import { counted } from '@/components/ui/format'
import { RequestKeyField } from '@/components/ui/request-key-field'
import { SubmitButton } from '@/components/ui/submit-button'
import { runRollOverAction, undoRollOverAction } from '@/lib/pathways/actions/roll-over'
import type { CarriedPlan } from '@/lib/plans/types/roll-over'

const NAMES = { SCHOOL: 'План профориентации', KINDERGARTEN: 'План дошкольных групп' } as const

type RunProps = {
  yearId: string
  mark: string
  requestKey: string
  /** Plans of the year that ends, those that the next one has already among them. */
  plans: CarriedPlan[]
  fromCode: string
  toCode: string
}

/** The roll-over itself, and which plans go with it. */
export function RunRollOverForm({ yearId, mark, requestKey, plans, fromCode, toCode }: RunProps) {
  const open = plans.filter(({ nextPlanId }) => nextPlanId === null)
  const there = plans.filter(({ nextPlanId }) => nextPlanId !== null)
  return (
    <ActionForm
      action={runRollOverAction}
      aria-label="Перевод на следующий год"
      submitLabel="Перевести"
      rereadOnConflict
      className="max-w-2xl"
    >
      <input type="hidden" name="yearId" value={yearId} />
      <input type="hidden" name="mark" value={mark} />
      <RequestKeyField value={requestKey} />
      {open.length > 0 && (
        <CheckboxGroupField
          name="plans"
          label={`Перенести в ${toCode} черновиком`}
          hint="Даты сдвинутся на год к тому же дню недели. Отменённое, записи о проведённом и сотрудники, которые у вас больше не работают, не переносятся."
          defaultValues={open.map(({ kind }) => kind)}
          choices={open.map(({ kind, entries, inForce }) => ({
            value: kind,
            label: `${NAMES[kind]} на ${fromCode}`,
            hint: `${counted(entries, 'мероприятие', 'мероприятия', 'мероприятий')}${inForce ? '' : ', план не был утверждён'}`,
          }))}
        />
      )}
      {there.map(({ kind }) => (
        <p key={kind} className="text-muted">
          {NAMES[kind]} на {toCode} уже есть: он останется как есть.
        </p>
      ))}
    </ActionForm>
  )
}

export function UndoRollOverForm({ rollOverId }: { rollOverId: string }) {
  return (
    <ActionForm action={undoRollOverAction} aria-label="Отменить перевод">
      <input type="hidden" name="rollOverId" value={rollOverId} />
      <SubmitButton variant="danger" size="sm" className="w-fit">
        Отменить перевод
      </SubmitButton>
    </ActionForm>
  )
}
