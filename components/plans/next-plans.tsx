import { Link } from '@/components/ui/link'
import type { CarriedPlan } from '@/lib/plans/types/roll-over'

const NAMES = { SCHOOL: 'план профориентации', KINDERGARTEN: 'план дошкольных групп' } as const

/** The plans of the year that was rolled over into. */
export function NextPlans({ plans, code }: { plans: CarriedPlan[]; code: string }) {
  const there = plans.filter(({ nextPlanId }) => nextPlanId !== null)
  if (there.length === 0) return null
  return (
    <ul>
      {there.map(({ kind, nextPlanId }) => (
        <li key={kind}>
          <Link href={`/plans/${nextPlanId}`} className="link">
            Открыть {NAMES[kind]} на {code}
          </Link>
        </li>
      ))}
    </ul>
  )
}
