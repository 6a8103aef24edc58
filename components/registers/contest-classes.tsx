import { CheckboxGroupField } from '@/components/ui/checkbox-group-field'
import { EmptyState } from '@/components/ui/empty-state'
import { SubmitButton } from '@/components/ui/submit-button'
import type { ClassToday } from '@/lib/activities/types'

/** From which classes: a plain form of addresses, so that it works before scripts load. */
export function ContestClasses({ classes }: { classes: ClassToday[] }) {
  if (classes.length === 0) {
    return (
      <EmptyState icon="users" title="Классов пока нет">
        Участников выбирают из классов, которые за вами закреплены; руководителю — из любого.
      </EmptyState>
    )
  }
  return (
    <form action="/projects/contests/new" className="grid gap-5">
      <CheckboxGroupField
        name="class"
        label="Классы и группы"
        hint="Можно отметить до шести."
        choices={classes.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <div>
        <SubmitButton pendingLabel="Открываем…">Дальше</SubmitButton>
      </div>
    </form>
  )
}
