import { StatusBadge } from '@/components/ui/status-badge'
import type { SiblingView } from '@/lib/resolutions/queries/assignments/find-assignment'
import { statusViewOf } from './words'

/** How the others who share the item stand. */
export function SiblingsList({ siblings }: { siblings: readonly SiblingView[] }) {
  return (
    <ul className="border-line border-t">
      {siblings.map((other) => (
        <li
          key={other.id}
          className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 border-line border-b py-2"
        >
          <span className="min-w-0">
            {other.organizationName}
            <span className="text-muted text-sm">
              , {other.part === 'RESPONSIBLE' ? 'ответственный' : 'соисполнитель'}
            </span>
          </span>
          <StatusBadge view={statusViewOf(other.status)} outlined />
        </li>
      ))}
    </ul>
  )
}
