'use client'

import { ActionForm } from '@/components/ui/action-form'
import { CheckboxGroupField } from '@/components/ui/checkbox-group-field'
import { formatDayShort, personName } from '@/components/ui/format'
import { Link } from '@/components/ui/link'
import { confirmActivitiesAction } from '@/lib/activities/actions'
import { formNames, hoursText } from '@/lib/activities/messages'
import type { ActivityRow } from '@/lib/activities/types'

/** What waits, all ticked: one press confirms a week; what is doubtful is unticked or opened. */
export function ConfirmQueue({ rows, userId }: { rows: ActivityRow[]; userId: string }) {
  return (
    <ActionForm
      action={confirmActivitiesAction}
      aria-label="Подтверждение записей"
      submitLabel="Подтвердить отмеченные"
      pendingLabel="Подтверждаем…"
      rereadOnConflict
    >
      <CheckboxGroupField
        name="rows"
        label="Ждут подтверждения"
        defaultValues={rows.map(({ id, version }) => `${id}.${version}`)}
        choices={rows.map((row) => ({
          value: `${row.id}.${row.version}`,
          label: (
            <>
              {formatDayShort(row.heldOn)} · {row.classes.join(', ')} · {row.title}
            </>
          ),
          hint: (
            <>
              {formNames[row.form]}, {hoursText(row.hours)}, детей: {row.present}, {personName(row.leader)}
              {row.leaderId === userId && ' (ваша запись)'}
              {row.corrects && ' · исправление'} ·{' '}
              <Link href={`/activities/${row.id}`} className="link">
                открыть<span className="sr-only">: {row.title}</span>
              </Link>
            </>
          ),
        }))}
      />
    </ActionForm>
  )
}
