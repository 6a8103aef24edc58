import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { TodayClasses } from '@/components/activities/today-classes'
import { YearGapNotice } from '@/components/institutions/year-gap-notice'
import { DepartmentHome } from '@/components/monitoring/department-home'
import { GuestHome } from '@/components/monitoring/guest-home'
import { WorkHome } from '@/components/monitoring/work-home'
import { FamilyHome } from '@/components/pathways/family-home'
import { WaitingNotes } from '@/components/pathways/waiting-notes'
import { OwnWeek } from '@/components/plans/own-week'
import { datesText } from '@/components/plans/plan-words'
import { PlansAtHome } from '@/components/plans/plans-at-home'
import { AwaitingIssue } from '@/components/resolutions/awaiting-issue'
import { IncomingTransfers } from '@/components/students/incoming-transfers'
import { loadToday } from '@/lib/activities/loaders/activities'
import { loadYearGap } from '@/lib/institutions/loaders'
import { loadHome } from '@/lib/monitoring/loaders'
import { loadFamilyHome, loadWaitingNotes } from '@/lib/pathways/loaders/family'
import { loadPlansAtHome } from '@/lib/plans/loaders/plan'
import { loadOwnPlanned, loadPlannedForClasses } from '@/lib/plans/loaders/planned'
import { loadAwaitingIssue } from '@/lib/resolutions/loaders/drafts'
import { loadIncomingTransfers } from '@/lib/students/loaders/transfers'

export const metadata: Metadata = { title: 'Главная' }

export default async function HomePage({ searchParams }: PageProps<'/'>) {
  const family = await loadFamilyHome()
  if (family) return <FamilyHome view={family} welcome={(await searchParams).welcome !== undefined} />
  // Side by side: on a slow database the page waits for one answer, not for four.
  const [view, gap, plans, awaiting, transfers, notes] = await Promise.all([
    loadHome(),
    loadYearGap(),
    loadPlansAtHome(),
    loadAwaitingIssue(),
    loadIncomingTransfers(),
    loadWaitingNotes(),
  ])
  return (
    <>
      {gap && <YearGapNotice gap={gap} />}
      <IncomingTransfers count={transfers} />
      {
        await homeOf(
          view,
          <>
            <WaitingNotes notes={notes} />
            <PlansAtHome view={plans} />
          </>,
          <AwaitingIssue resolutions={awaiting} />,
        )
      }
    </>
  )
}

async function homeOf(view: Awaited<ReturnType<typeof loadHome>>, plans: ReactNode, awaiting: ReactNode) {
  if (view.kind === 'guest') return <GuestHome view={view} />
  if (view.kind === 'staff') {
    const [today, own] = await Promise.all([loadToday(view.actor), loadOwnPlanned()])
    const planned = await loadPlannedForClasses(view.actor, today)
    const entries = planned.map(({ fromOn, toOn, ...entry }) => ({ ...entry, when: datesText(fromOn, toOn) }))
    const day = today && <TodayClasses view={today} planned={entries} />
    const week = (
      <>
        <OwnWeek entries={own} />
        {plans}
      </>
    )
    return <WorkHome view={view} plans={week} today={day} />
  }
  if (view.kind === 'department') return <DepartmentHome view={view} plans={plans} awaitingIssue={awaiting} />
  return <WorkHome view={view} plans={plans} />
}
