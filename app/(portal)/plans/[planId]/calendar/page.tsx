import type { Metadata } from 'next'
import { PrintButton } from '@/components/institutions/print-button'
import { CalendarAgenda } from '@/components/plans/calendar-agenda'
import { CalendarBar } from '@/components/plans/calendar-bar'
import { CalendarLong } from '@/components/plans/calendar-long'
import { CalendarMonth } from '@/components/plans/calendar-month'
import { PlanState } from '@/components/plans/plan-state'
import { monthTitle } from '@/components/plans/plan-words'
import { ButtonLink } from '@/components/ui/button-link'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { loadPlanCalendar } from '@/lib/plans/loaders/plan-calendar'

export const metadata: Metadata = { title: 'Календарь плана' }

export default async function PlanCalendarPage({ params, searchParams }: PageProps<'/plans/[planId]/calendar'>) {
  const view = await loadPlanCalendar((await params).planId, await searchParams)
  const { plan, revision, month, as } = view
  return (
    <>
      <PageHeader
        title={`Календарь плана: ${monthTitle(month).toLocaleLowerCase('ru')}`}
        eyebrow={`${plan.organizationName} · ${plan.year.code} учебный год`}
        breadcrumbs={[
          { label: 'Планы', href: '/plans' },
          { label: 'План', href: `/plans/${plan.id}` },
        ]}
        status={<PlanState state={revision.state} />}
        action={
          <>
            <ButtonLink href="/account#calendar-feed" icon="calendar-plus">
              В мой календарь
            </ButtonLink>
            <PrintButton />
          </>
        }
      />
      {revision.state !== 'APPROVED' && (
        <Notice tone="info" className="mb-4">
          План ещё не утверждён: дни могут измениться.
        </Notice>
      )}
      <CalendarBar view={view} />
      <div className="plan-calendar">
        {as === 'month' && (
          <div className="mb-8 hidden min-[700px]:block print:block">
            <CalendarMonth view={view} />
          </div>
        )}
        <CalendarLong view={view} />
        <div className={as === 'month' ? 'min-[700px]:hidden print:hidden' : undefined}>
          <Section title="По дням" id="days">
            <CalendarAgenda view={view} />
          </Section>
        </div>
      </div>
    </>
  )
}
