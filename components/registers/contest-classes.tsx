import { CheckboxGroupField } from '@/components/ui/checkbox-group-field'
import { EmptyState } from '@/components/ui/empty-state'
import { SubmitButton } from '@/components/ui/submit-button'
import type { ClassToday } from '@/lib/activities/types'

/** From which classes: a plain form of addresses, so that it works before scripts load. */
export function ContestClasses({
  classes,
  action = '/projects/contests/new',
  chosen = [],
}: {
  classes: ClassToday[]
  action?: string
  /** Classes chosen before, which stay. */
  chosen?: string[]
}) {
  if (classes.length === 0) {
    return (
      <EmptyState icon="users" title="Классов пока нет">
        Участников выбирают из классов, которые за вами закреплены; руководителю — из любого.
      </EmptyState>
    )
  }
  return (
    <form action={action} className="grid gap-5">
      {chosen.map((id) => (
        <input key={id} type="hidden" name="class[]" value={id} />
      ))}
      <CheckboxGroupField
        name="class"
        label="Классы и группы"
        hint="Можно отметить до шести."
        choices={classes.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <div>
        <SubmitButton pendingLabel="Открываем…">{chosen.length > 0 ? 'Показать их учеников' : 'Дальше'}</SubmitButton>
      </div>
    </form>
  )
}
