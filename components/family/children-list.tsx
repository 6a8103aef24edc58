import { Icon } from '@/components/ui/icon'
import { Link } from '@/components/ui/link'
import type { FamilyChild } from '@/lib/family/types/access'

/** The children of an account, each with the way to its page. */
export function ChildrenList({ rows }: { rows: FamilyChild[] }) {
  return (
    <ul className="divide-y divide-line border-line border-y">
      {rows.map((child) => (
        <li key={child.studentId} className="relative flex items-center justify-between gap-4 py-4">
          <div className="min-w-0">
            <Link
              href={`/family/${child.studentId}`}
              className="link font-semibold text-lg after:absolute after:inset-0"
            >
              {child.firstName}
            </Link>
            <p className="wrap-anywhere text-muted">
              {[child.className, child.organizationName].filter(Boolean).join(', ') || 'Сейчас нигде не числится'}
            </p>
          </div>
          <Icon name="chevron-right" className="shrink-0 text-muted" />
        </li>
      ))}
    </ul>
  )
}
