import { cx } from '@/components/ui/cx'
import { Link } from '@/components/ui/link'
import { registerNames } from '@/lib/plans/messages/registers'
import type { RegisterKind } from '@/lib/plans/types/registers'

/** From one register to the others. */
export function RegisterTabs({ tabs, here }: { tabs: RegisterKind[]; here: RegisterKind }) {
  if (tabs.length < 2) return null
  return (
    <nav aria-label="Реестры" className="mb-6 flex flex-wrap gap-x-5 gap-y-1 border-line border-b print:hidden">
      {tabs.map((kind) => (
        <Link
          key={kind}
          href={`/${kind}`}
          aria-current={kind === here ? 'page' : undefined}
          className={cx(
            '-mb-px inline-flex min-h-9 items-center border-b-[3px] pb-1',
            kind === here
              ? 'border-primary font-semibold'
              : 'border-transparent text-muted hover:text-ink hover:underline',
          )}
        >
          {registerNames[kind]}
        </Link>
      ))}
    </nav>
  )
}
