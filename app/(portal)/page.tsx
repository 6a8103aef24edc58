import type { Metadata } from 'next'
import { TodayClasses } from '@/components/activities/today-classes'
import { DepartmentHome } from '@/components/monitoring/department-home'
import { GuestHome } from '@/components/monitoring/guest-home'
import { WorkHome } from '@/components/monitoring/work-home'
import { AwaitingIssue } from '@/components/resolutions/awaiting-issue'
import { loadToday } from '@/lib/activities/loaders/activities'
import { loadHome } from '@/lib/monitoring/loaders'
import { loadAwaitingIssue } from '@/lib/resolutions/loaders/drafts'

export const metadata: Metadata = { title: 'Главная' }

export default async function HomePage() {
  const view = await loadHome()
  if (view.kind === 'department') {
    return <DepartmentHome view={view} awaitingIssue={<AwaitingIssue resolutions={await loadAwaitingIssue()} />} />
  }
  if (view.kind === 'guest') return <GuestHome view={view} />
  const today = view.kind === 'staff' ? await loadToday(view.actor) : null
  return <WorkHome view={view} today={today && <TodayClasses view={today} />} />
}
