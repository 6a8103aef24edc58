import { CheckboxGroupField } from '@/components/ui/checkbox-group-field'
import { EmptyState } from '@/components/ui/empty-state'
import { counted } from '@/components/ui/format'
import { SubmitButton } from '@/components/ui/submit-button'
import type { ClassToday } from '@/lib/activities/types'

/** For which classes: a plain form of addresses, so that it works before scripts load. */
export function ClassChoice({ classes }: { classes: ClassToday[] }) {
  if (classes.length === 0) {
    return (
      <EmptyState icon="users" title="Классов пока нет">
        Записать можно мероприятие класса, который за вами закреплён, а руководителю — любого класса организации.
      </EmptyState>
    )
  }
  return (
    <form action="/activities/new" className="grid gap-5">
      <CheckboxGroupField
        name="class"
        label="Для каких классов и групп"
        hint="Можно отметить несколько: мероприятие запишется один раз."
        choices={classes.map(({ id, name, pupils }) => ({
          value: id,
          label: name,
          hint: counted(pupils, 'человек', 'человека', 'человек'),
        }))}
      />
      <div>
        <SubmitButton pendingLabel="Открываем…">Дальше</SubmitButton>
      </div>
    </form>
  )
}
