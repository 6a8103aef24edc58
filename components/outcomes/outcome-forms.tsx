'use client'

import { ActionForm } from '@/components/ui/action-form'
import { ButtonLink } from '@/components/ui/button-link'
import { TextField } from '@/components/ui/text-field'
import { confirmOutcomesAction, correctOutcomeAction, saveOutcomesAction } from '@/lib/outcomes/actions'
import { categoryNames } from '@/lib/outcomes/messages'
import type { OutcomeFacts } from '@/lib/outcomes/rules/outcomes'
import type { OutcomeCategory, OutcomePhase } from '@/lib/outcomes/types'
import { FieldList, OutcomeFields } from './outcome-fields'

export type FormRow = {
  studentId: string
  name: string
  facts: OutcomeFacts | null
  known: OutcomeCategory | null
  /** What was intended, beside the fact. */
  intended: OutcomeCategory | null
}

type ClassFormProps = { classId: string; grade: number; phase: OutcomePhase; version: number; rows: FormRow[] }

/** All graduates of a class in one go; saved as a whole. */
export function OutcomesForm({ classId, grade, phase, version, rows }: ClassFormProps) {
  return (
    <ActionForm
      action={saveOutcomesAction}
      aria-label="Выпускники класса"
      submitLabel="Сохранить"
      rereadOnConflict
      guardUnsaved
      defaultValues={{ version }}
    >
      <input type="hidden" name="classId" value={classId} />
      <input type="hidden" name="phase" value={phase} />
      <input type="hidden" name="version" value={version} />
      <FieldList />
      {rows.map(({ studentId, name, facts, known, intended }) => (
        <fieldset key={studentId} className="border-line border-t pt-3 pb-1">
          <legend className="contents">
            <span className="font-semibold">{name}</span>
            {phase === 'ACTUAL' && intended && (
              <span className="ml-2 text-muted text-sm">весной: {categoryNames[intended].toLowerCase()}</span>
            )}
          </legend>
          <div className="mt-2">
            <OutcomeFields path={`rows.${studentId}.`} grade={grade} phase={phase} facts={facts} known={known} />
          </div>
        </fieldset>
      ))}
    </ActionForm>
  )
}

/** The head's word. */
export function ConfirmOutcomesForm({ classId, version }: { classId: string; version: number }) {
  return (
    <ActionForm
      action={confirmOutcomesAction}
      aria-label="Подтверждение сведений"
      submitLabel="Подтвердить сведения класса"
    >
      <input type="hidden" name="classId" value={classId} />
      <input type="hidden" name="version" value={version} />
    </ActionForm>
  )
}

type CorrectFormProps = {
  classId: string
  studentId: string
  grade: number
  version: number
  facts: OutcomeFacts | null
  known: OutcomeCategory | null
}

/** One graduate's fact said anew, with the reason. */
export function CorrectOutcomeForm({ classId, studentId, grade, version, facts, known }: CorrectFormProps) {
  return (
    <ActionForm
      action={correctOutcomeAction}
      aria-label="Исправление сведений"
      submitLabel="Сохранить исправление"
      rereadOnConflict
      footer={
        <ButtonLink href={`/outcomes/classes/${classId}?phase=ACTUAL`} variant="quiet">
          Отмена
        </ButtonLink>
      }
    >
      <input type="hidden" name="classId" value={classId} />
      <input type="hidden" name="studentId" value={studentId} />
      <input type="hidden" name="version" value={version} />
      <FieldList />
      <OutcomeFields path="" grade={grade} phase="ACTUAL" facts={facts} known={known} />
      <TextField name="reason" label="Почему сведения меняются" maxLength={300} required />
    </ActionForm>
  )
}
