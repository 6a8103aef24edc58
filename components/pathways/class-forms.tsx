'use client'

import { ActionForm } from '@/components/ui/action-form'
import { CheckboxGroupField } from '@/components/ui/checkbox-group-field'
import { personFullName } from '@/components/ui/format'
import { RadioGroupField } from '@/components/ui/radio-group-field'
import { approvePathwaysAction, draftPathwaysAction, submitPathwaysAction } from '@/lib/pathways/actions/pathways'
import type { PersonName, Template } from '@/lib/pathways/types'

type DraftProps = {
  classId: string
  without: (PersonName & { studentId: string; earlier?: string })[]
  templates: Pick<Template, 'key' | 'title' | 'goal'>[]
}

/** Drafts of a template for those who have no route yet: all of them ticked. */
export function DraftPathwaysForm({ classId, without, templates }: DraftProps) {
  return (
    <ActionForm
      action={draftPathwaysAction}
      schema={() => import('@/lib/pathways/schema').then((file) => file.draftPathwaysSchema)}
      aria-label="Составить черновики"
      submitLabel="Составить черновики"
      className="max-w-2xl"
    >
      <input type="hidden" name="classId" value={classId} />
      <RadioGroupField
        name="templateKey"
        label="По какому шаблону"
        defaultValue={templates[0]?.key}
        choices={templates.map(({ key, title, goal }) => ({ value: key, label: title, hint: goal }))}
        required
      />
      <CheckboxGroupField
        name="studentIds"
        label="Кому"
        hint={
          without.some(({ earlier }) => earlier)
            ? 'Отмечены все, у кого маршрута ещё нет. У кого есть прежний маршрут, тому в черновик перейдут сведения о ребёнке и незаконченные шаги.'
            : 'Отмечены все, у кого маршрута ещё нет.'
        }
        defaultValues={without.map(({ studentId }) => studentId)}
        choices={without.map((child) => ({
          value: child.studentId,
          label: personFullName(child),
          hint: child.earlier && `продолжит маршрут ${child.earlier}`,
        }))}
      />
    </ActionForm>
  )
}

type BatchProps = { rows: (PersonName & { id: string; version: number })[]; kind: 'submit' | 'approve' }

/** Several routes at once to the head, or by the head in force. */
export function BatchForm({ rows, kind }: BatchProps) {
  const submit = kind === 'submit'
  return (
    <ActionForm
      action={submit ? submitPathwaysAction : approvePathwaysAction}
      aria-label={submit ? 'Отправить на утверждение' : 'Утвердить'}
      submitLabel={submit ? 'Отправить отмеченные' : 'Утвердить отмеченные'}
      rereadOnConflict
      className="max-w-2xl"
    >
      <CheckboxGroupField
        name="rows"
        label={submit ? 'Что отправить' : 'Что утвердить'}
        defaultValues={rows.map(({ id, version }) => `${id}.${version}`)}
        choices={rows.map((row) => ({ value: `${row.id}.${row.version}`, label: personFullName(row) }))}
      />
    </ActionForm>
  )
}
