import type { Metadata } from 'next'
import { TodayClasses } from '@/components/activities/today-classes'
import { YearGapNotice } from '@/components/institutions/year-gap-notice'
import { DepartmentHome } from '@/components/monitoring/department-home'
import { GuestHome } from '@/components/monitoring/guest-home'
import { WorkHome } from '@/components/monitoring/work-home'
import { AwaitingIssue } from '@/components/resolutions/awaiting-issue'
import { loadToday } from '@/lib/activities/loaders/activities'
import { loadYearGap } from '@/lib/institutions/loaders'
import { loadHome } from '@/lib/monitoring/loaders'
import { loadAwaitingIssue } from '@/lib/resolutions/loaders/drafts'

export const metadata: Metadata = { title: 'Главная' }

export default async function HomePage() {
  const [view, gap] = await Promise.all([loadHome(), loadYearGap()])
  const notice = gap && <YearGapNotice gap={gap} />
  if (view.kind === 'department') {
    return (
      <>
        {notice}
        <DepartmentHome view={view} awaitingIssue={<AwaitingIssue resolutions={await loadAwaitingIssue()} />} />
      </>
    )
  }
  if (view.kind === 'guest') return <GuestHome view={view} />
  const today = view.kind === 'staff' ? await loadToday(view.actor) : null
  return (
    <>
      {notice}
      <WorkHome view={view} today={today && <TodayClasses view={today} />} />
    </>
  )
}
