import type { Metadata } from 'next'
import { TodayClasses } from '@/components/activities/today-classes'
import { DepartmentHome } from '@/components/monitoring/department-home'
import { GuestHome } from '@/components/monitoring/guest-home'
import { WorkHome } from '@/components/monitoring/work-home'
import { datesText } from '@/components/plans/plan-words'
import { PlansAtHome } from '@/components/plans/plans-at-home'
import { AwaitingIssue } from '@/components/resolutions/awaiting-issue'
import { loadToday } from '@/lib/activities/loaders/activities'
import { loadHome } from '@/lib/monitoring/loaders'
import { loadPlansAtHome } from '@/lib/plans/loaders/plan'
import { loadPlannedForClasses } from '@/lib/plans/loaders/planned'
import { loadAwaitingIssue } from '@/lib/resolutions/loaders/drafts'

export const metadata: Metadata = { title: 'Главная' }

export default async function HomePage() {
  const view = await loadHome()
  if (view.kind === 'guest') return <GuestHome view={view} />
  if (view.kind === 'staff') {
    const today = await loadToday(view.actor)
    const planned = await loadPlannedForClasses(view.actor, today)
    const entries = planned.map(({ fromOn, toOn, ...entry }) => ({ ...entry, when: datesText(fromOn, toOn) }))
    return <WorkHome view={view} today={today && <TodayClasses view={today} planned={entries} />} />
  }
  const plans = <PlansAtHome view={await loadPlansAtHome()} />
  if (view.kind === 'department') {
    return (
      <DepartmentHome
        view={view}
        plans={plans}
        awaitingIssue={<AwaitingIssue resolutions={await loadAwaitingIssue()} />}
      />
    )
  }
  return <WorkHome view={view} plans={plans} />
}
