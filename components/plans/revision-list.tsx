import { Moment } from '@/components/people/moment'
import { Link } from '@/components/ui/link'
import { Section } from '@/components/ui/section'
import type { Plan, PlanRevision } from '@/lib/plans/types/plan'
import { PlanState } from './plan-state'

type Props = { plan: Plan; shown: PlanRevision; timeZone: string }

/** All writings of the plan; each can be opened, and laid beside the one before it. */
export function RevisionList({ plan, shown, timeZone }: Props) {
  if (plan.revisions.length < 2) return null
  return (
    <Section title="Редакции" count={plan.revisions.length}>
      <ul className="border-line border-t">
        {plan.revisions.map((revision, at) => {
          const before = plan.revisions[at + 1]
          const when = revision.decidedAt ?? revision.submittedAt
          return (
            <li
              key={revision.id}
              aria-current={revision.id === shown.id || undefined}
              className="flex flex-wrap items-baseline gap-x-4 gap-y-1 border-line border-b py-2"
            >
              {revision.id === shown.id ? (
                <strong>Редакция {revision.number}</strong>
              ) : (
                <Link href={`/plans/${plan.id}?revision=${revision.number}`} className="link">
                  Редакция {revision.number}
                </Link>
              )}
              <PlanState state={revision.state} />
              {when && (
                <span className="text-muted text-sm">
                  <Moment at={when} timeZone={timeZone} />
                </span>
              )}
              {before && (
                <Link
                  href={`/plans/${plan.id}/compare?revision=${revision.number}&with=${before.number}`}
                  className="link text-sm sm:ml-auto"
                >
                  Что изменилось<span className="sr-only"> в редакции {revision.number}</span>
                </Link>
              )}
            </li>
          )
        })}
      </ul>
    </Section>
  )
}
