'use client'

import { ActionForm } from '@/components/ui/action-form'
import { ButtonLink } from '@/components/ui/button-link'
import { RadioGroupField } from '@/components/ui/radio-group-field'
import { TextArea } from '@/components/ui/text-area'
import { TextField } from '@/components/ui/text-field'
import type { GuidanceLevelKind } from '@/lib/kernel/prisma/enums'
import { savePlanAction } from '@/lib/plans/actions/plan'
import { levelChoices } from './level-choices'

type PlanHeadFormProps = {
  planId: string
  revision: { id: string; version: number; level: GuidanceLevelKind; basis: string | null; gapReason: string | null }
  level: boolean
}

/** Level, order and reason of a draft. */
export function PlanHeadForm({ planId, revision, level }: PlanHeadFormProps) {
  return (
    <ActionForm
      action={savePlanAction}
      schema={() => import('@/lib/plans/schema/plan').then((file) => file.savePlanSchema)}
      defaultValues={{ ...revision }}
      aria-label="Сведения о плане"
      submitLabel="Сохранить"
      footer={
        <ButtonLink href={`/plans/${planId}`} variant="quiet">
          Отмена
        </ButtonLink>
      }
      rereadOnConflict
      className="max-w-2xl"
    >
      <input type="hidden" name="revisionId" value={revision.id} />
      <input type="hidden" name="version" value={revision.version} />
      {level && <RadioGroupField name="level" label="Уровень профминимума (6–11 классы)" choices={levelChoices} />}
      <TextField
        name="basis"
        label="Приказ, которым план утверждён в организации"
        hint="Например: приказ № 115 от 01.09.2026."
        maxLength={300}
        optional
      />
      {level && (
        <TextArea
          name="gapReason"
          label="Почему по направлению часов меньше нормы"
          hint="Нужно, только если часов не хватает."
          rows={3}
          limit={1000}
          optional
        />
      )}
    </ActionForm>
  )
}
