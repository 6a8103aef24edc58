import { Day } from '@/components/ui/day'
import { Link } from '@/components/ui/link'
import { Person } from '@/components/ui/person'
import { SummaryList, type SummaryRow } from '@/components/ui/summary-list'
import { formNames, hoursText, modeNames } from '@/lib/activities/messages'
import type { ActivityDetail } from '@/lib/activities/types'

/** The facts of a record. */
export function ActivityFacts({ activity }: { activity: ActivityDetail }) {
  const { confirmedBy, confirmedOn } = activity
  const rows: (SummaryRow | false | null)[] = [
    { label: 'Когда', value: <Day day={activity.heldOn} /> },
    { label: 'Классы и группы', value: activity.classes.map(({ name }) => name).join(', ') },
    { label: 'Сколько длилось', value: hoursText(activity.hours) },
    { label: 'Направление', value: activity.direction },
    { label: 'Форма', value: formNames[activity.form] },
    { label: 'Детей', value: `${activity.present} · ${modeNames[activity.mode].toLocaleLowerCase('ru')}` },
    { label: 'Провёл', value: <Person name={activity.leader} /> },
    activity.place !== null && { label: 'Место', value: activity.place },
    activity.partner !== null && { label: 'Партнёр', value: activity.partner },
    activity.note !== null && { label: 'Примечание', value: activity.note },
    activity.cancelReason !== null && { label: 'Причина отмены', value: activity.cancelReason },
    activity.correctionReason !== null && { label: 'Причина исправления', value: activity.correctionReason },
    activity.lateReason !== null && { label: 'Внесено после закрытия периода', value: activity.lateReason },
    activity.correctsId !== null && {
      label: 'Исправляет',
      value: (
        <Link href={`/activities/${activity.correctsId}`} className="link">
          прежнюю запись
        </Link>
      ),
    },
    activity.correctedById !== null && {
      label: 'Вместо неё считается',
      value: (
        <Link href={`/activities/${activity.correctedById}`} className="link">
          исправление
        </Link>
      ),
    },
    confirmedBy !== null &&
      confirmedOn !== null && {
        label: 'Подтверждено',
        value: (
          <>
            <Day day={confirmedOn} />, <Person name={confirmedBy} />
            {activity.confirmedOwn && <span className="text-muted"> (своя запись)</span>}
          </>
        ),
      },
  ]
  return <SummaryList rows={rows.filter((row) => row !== false && row !== null)} />
}
