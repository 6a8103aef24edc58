'use client'

import { ActionForm } from '@/components/ui/action-form'
import { RadioGroupField } from '@/components/ui/radio-group-field'
import { chooseLevelAction } from '@/lib/activities/actions'
import { levelNames } from '@/lib/activities/messages'
import type { GuidanceLevelKind } from '@/lib/kernel/prisma/enums'

/** The level of the organisation for a year: by it hours are held against the norm. */
export function LevelForm({ yearId, level }: { yearId: string; level: GuidanceLevelKind }) {
  return (
    <ActionForm action={chooseLevelAction} aria-label="Уровень организации" submitLabel="Выбрать уровень">
      <input type="hidden" name="yearId" value={yearId} />
      <RadioGroupField
        name="level"
        label="Уровень реализации профминимума"
        inline
        defaultValue={level}
        choices={Object.entries(levelNames).map(([value, label]) => ({ value, label }))}
      />
    </ActionForm>
  )
}
