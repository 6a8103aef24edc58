import type { ReactNode } from 'react'
import type { Crumb } from '@/components/ui/breadcrumbs'
import { Deadline } from '@/components/ui/deadline'
import { formatDay, shortened } from '@/components/ui/format'
import { PageHeader } from '@/components/ui/page-header'
import { StatusBadge } from '@/components/ui/status-badge'
import { daysBetween } from '@/lib/kernel/calendar'
import { zoneCity } from '@/lib/kernel/zones'
import type { LoadedAssignment } from '@/lib/resolutions/loaders/assignments'
import { periodText, resolutionName, statusViewOf } from './words'

/** Longer items are told in full below the title. */
export const TITLE_LIMIT = 110

type AssignmentHeaderProps = {
  loaded: LoadedAssignment
  /** A step of the work («Отчёт», «Запрос продления»): then the item stands over it. */
  step?: string
  action?: ReactNode
}

function DueLine({ loaded }: { loaded: LoadedAssignment }) {
  const { assignment, dueOn, today, actor } = loaded
  if (!dueOn) {
    return <>Без срока{assignment.reviewOn && `, дата контроля — ${formatDay(assignment.reviewOn)}`}</>
  }
  const owed = !['SUBMITTED', 'ACCEPTED', 'NOT_APPLICABLE', 'CANCELLED'].includes(assignment.state)
  const daysLeft = owed ? daysBetween(today, dueOn) : undefined
  const { originalDueOn } = assignment
  return (
    <>
      <Deadline day={dueOn} zoneName={zoneCity(actor.timeZone)} daysLeft={daysLeft} className="text-ink" />
      {originalDueOn && originalDueOn !== dueOn && (
        <span className="block text-sm">Первоначальный срок — до {formatDay(originalDueOn)}</span>
      )}
    </>
  )
}

/** The top of every page of an assignment: which item of which resolution, for whom, until when, how it stands. */
export function AssignmentHeader({ loaded, step, action }: AssignmentHeaderProps) {
  const { assignment } = loaded
  const { id, itemNumber, itemText, organizationName, periodKey, status } = assignment
  const crumbs: Crumb[] = [{ label: 'Поручения', href: '/assignments' }]
  if (step) crumbs.push({ label: itemNumber ? `Пункт ${itemNumber}` : 'Поручение', href: `/assignments/${id}` })
  const number = itemNumber ? `${itemNumber}. ` : ''
  const item = `${number}${shortened(itemText, step ? 120 : TITLE_LIMIT)}`
  const period = periodText(periodKey)
  const resolution = resolutionName({ number: assignment.resolutionNumber, date: assignment.resolutionDate })
  return (
    <PageHeader
      breadcrumbs={crumbs}
      eyebrow={step ? item : [resolution, organizationName, period].filter(Boolean).join(' · ')}
      title={step ?? item}
      status={<StatusBadge view={statusViewOf(status)} />}
      subtitle={<DueLine loaded={loaded} />}
      action={action}
    />
  )
}
