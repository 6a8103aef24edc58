import { ButtonLink } from '@/components/ui/button-link'
import { counted } from '@/components/ui/format'
import { Icon } from '@/components/ui/icon'
import { Link } from '@/components/ui/link'
import type { PlansAtHomeView } from '@/lib/plans/loaders/plan'
import type { PlanRow } from '@/lib/plans/types/plan'
import { PlanState } from './plan-state'
import { proposalCountsText } from './proposal-words'

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
  if (view.kind === 'staff') return <StaffPlans plans={view.plans} />
  if (view.rows.length === 0) return null
  return (
    <ul aria-label="Планы профориентации" className="mb-6 border-line border-t">
      {view.rows.map((row) => {
        const waiting = row.planId ? (view.proposals[row.planId] ?? 0) : 0
        return (
          <li
            key={row.kind}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-line border-b py-2.5 sm:px-2"
          >
            <span className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
              <span className="font-medium">
                {view.rows.length > 1 ? KIND_WORDS[row.kind] : KIND_WORDS.SCHOOL} на {view.code}
              </span>
              {row.state ? <PlanState state={row.state} /> : <span className="text-danger text-sm">не начат</span>}
              {waiting > 0 && (
                <span className="inline-flex items-center gap-1 text-sm">
                  <Icon name="hourglass" className="text-gold" />
                  <Link href={`/plans/${row.planId}/proposals`} className="link">
                    {counted(waiting, 'предложение педагогов', 'предложения педагогов', 'предложений педагогов')}
                  </Link>
                </span>
              )}
            </span>
            <OwnPlanStep row={row} />
          </li>
        )
      })}
    </ul>
  )
}

function OwnPlanStep({ row: { planId, state, inForce } }: { row: PlanRow }) {
  if (!planId) {
    return (
      <ButtonLink href="/plans/new" size="sm">
        Составить план
      </ButtonLink>
    )
  }
  return (
    <span className="flex flex-wrap gap-2">
      {inForce && <CalendarLink planId={planId} />}
      <ButtonLink href={`/plans/${planId}`} size="sm">
        {state === 'DRAFT' ? 'Дополнить и сдать' : 'Открыть план'}
      </ButtonLink>
    </span>
  )
}

function CalendarLink({ planId }: { planId: string }) {
  return (
    <ButtonLink href={`/plans/${planId}/calendar`} size="sm" icon="calendar-days">
      Календарь плана
    </ButtonLink>
  )
}

type StaffPlan = Extract<PlansAtHomeView, { kind: 'staff' }>['plans'][number]

/** The plan to read, its calendar, and how the own proposals stand. */
function StaffPlans({ plans }: { plans: StaffPlan[] }) {
  return (
    <ul aria-label="Планы профориентации" className="mb-6 border-line border-t">
      {plans.map(({ planId, kind, code, inForce, counts, mayPropose }) => {
        const words = proposalCountsText(counts)
        return (
          <li
            key={planId}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-line border-b py-2.5 sm:px-2"
          >
            <span className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
              <Link href={`/plans/${planId}`} className="link font-medium">
                {plans.length > 1 ? KIND_WORDS[kind] : KIND_WORDS.SCHOOL} на {code}
              </Link>
              {words && (
                <span className="text-sm">
                  <Link href={`/plans/${planId}/proposals`} className="link">
                    Ваши предложения
                  </Link>{' '}
                  <span className="text-muted">{words}</span>
                </span>
              )}
            </span>
            <span className="flex flex-wrap gap-2">
              {inForce && <CalendarLink planId={planId} />}
              {mayPropose && (
                <ButtonLink href={`/plans/${planId}/proposals/new`} size="sm" icon="plus">
                  Предложить мероприятие
                </ButtonLink>
              )}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
