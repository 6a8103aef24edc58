'use client'

import { ActionForm } from '@/components/ui/action-form'
import { ButtonLink } from '@/components/ui/button-link'
import { RequestKeyField } from '@/components/ui/request-key-field'
import { SelectField } from '@/components/ui/select-field'
import { TextField } from '@/components/ui/text-field'
import { addEntryAction, editEntryAction } from '@/lib/plans/actions/plan'
import type { EntryContent } from '@/lib/plans/types/plan'
import { Counting, EntryFields, type EntryGround, entryValues } from './entry-fields'

type EntryFormProps = EntryGround & {
  planId: string
  /** Who of the staff may be named by id. */
  staff: { id: string; name: string }[]
  add?: { revisionId: string; requestKey: string }
  entry?: EntryContent & { id: string; version: number }
}

/** An event of the plan, as head and deputy write it. */
export function EntryForm(props: EntryFormProps) {
  const { planId, kind, staff, add, entry } = props
  return (
    <Counting entry={entry}>
      {(typed) => (
        <ActionForm
          action={entry ? editEntryAction : addEntryAction}
          schema={() =>
            import('@/lib/plans/schema/plan').then((file) => (entry ? file.editEntrySchema : file.addEntrySchema))
          }
          defaultValues={entryValues(kind, entry)}
          aria-label="Мероприятие плана"
          submitLabel={entry ? 'Сохранить' : 'Добавить в план'}
          pendingLabel="Сохраняем…"
          footer={
            <ButtonLink href={`/plans/${planId}`} variant="quiet">
              Отмена
            </ButtonLink>
          }
          rereadOnConflict
          guardUnsaved
          className="max-w-2xl"
        >
          {add && (
            <>
              <RequestKeyField value={add.requestKey} />
              <input type="hidden" name="revisionId" value={add.revisionId} />
            </>
          )}
          {entry && (
            <>
              <input type="hidden" name="entryId" value={entry.id} />
              <input type="hidden" name="version" value={entry.version} />
            </>
          )}
          <EntryFields
            {...props}
            typed={typed}
            begun={entry !== undefined}
            who={
              <div className="grid items-start gap-5 sm:grid-cols-2">
                <TextField
                  name="responsible"
                  label="Ответственный"
                  hint="Должность или имя; можно оставить пустым, если выбран сотрудник."
                  maxLength={200}
                />
                <SelectField
                  name="responsibleId"
                  label="Сотрудник"
                  hint="Увидит мероприятие на главной странице и в календаре телефона."
                  placeholder="Не выбран"
                  options={staff.map(({ id, name }) => ({ value: id, label: name }))}
                  optional
                />
              </div>
            }
          />
        </ActionForm>
      )}
    </Counting>
  )
}
