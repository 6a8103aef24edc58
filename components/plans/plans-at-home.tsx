import { ButtonLink } from '@/components/ui/button-link'
import { counted } from '@/components/ui/format'
import { Icon } from '@/components/ui/icon'
import { Link } from '@/components/ui/link'
import type { PlansAtHomeView } from '@/lib/plans/loaders/plan'
import { PlanState } from './plan-state'

const KIND_WORDS = { SCHOOL: 'План профориентации', KINDERGARTEN: 'План дошкольных групп' } as const

/** The plans on the home page: what waits for a word, or how the own plan stands; nothing when there is nothing to do. */
export function PlansAtHome({ view }: { view: PlansAtHomeView | null }) {
  if (!view) return null
  if (view.kind === 'queue') {
    if (view.waiting === 0) return null
    const what = view.state === 'SUBMITTED' ? 'ждут заключения' : 'ждут утверждения'
    return (
      <p className="mb-4 flex flex-wrap items-center gap-x-2 gap-y-1 border-line border-b py-2.5 sm:px-2">
        <Icon name="calendar-clock" className="text-gold" />
        <Link href={`/plans?state=${view.state}`} className="link font-medium">
          {counted(view.waiting, 'план', 'плана', 'планов')}
        </Link>
        {what}
      </p>
    )
  }
  const open = view.rows.filter(({ state }) => state !== 'APPROVED')
  if (open.length === 0) return null
  return (
    <ul aria-label="Планы профориентации" className="mb-6 border-line border-t">
      {open.map((row) => (
        <li
          key={row.kind}
          className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-line border-b py-2.5 sm:px-2"
        >
          <span className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
            <span className="font-medium">
              {view.rows.length > 1 ? KIND_WORDS[row.kind] : KIND_WORDS.SCHOOL} на {view.code}
            </span>
            {row.state ? <PlanState state={row.state} /> : <span className="text-danger text-sm">не начат</span>}
          </span>
          {row.planId ? (
            <ButtonLink href={`/plans/${row.planId}`} size="sm">
              {row.state === 'DRAFT' ? 'Дополнить и сдать' : 'Открыть план'}
            </ButtonLink>
          ) : (
            <ButtonLink href="/plans/new" size="sm">
              Составить план
            </ButtonLink>
          )}
        </li>
      ))}
    </ul>
  )
}
