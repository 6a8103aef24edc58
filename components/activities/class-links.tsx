import { EmptyState } from '@/components/ui/empty-state'
import { counted } from '@/components/ui/format'
import { Link } from '@/components/ui/link'
import type { ClassToday } from '@/lib/activities/types'

/** Classes whose hours can be opened by name. */
export function ClassLinks({ classes }: { classes: ClassToday[] }) {
  if (classes.length === 0) {
    return (
      <EmptyState icon="users" title="Классов пока нет">
        Часы по ученикам видны тем, за кем закреплён класс, и руководителю организации.
      </EmptyState>
    )
  }
  return (
    <ul className="flex flex-wrap gap-x-5 gap-y-2">
      {classes.map(({ id, name, pupils }) => (
        <li key={id}>
          <Link href={`/hours/${id}`} className="link inline-block min-h-6">
            {name}
          </Link>{' '}
          <span className="text-muted text-sm">{counted(pupils, 'человек', 'человека', 'человек')}</span>
        </li>
      ))}
    </ul>
  )
}
