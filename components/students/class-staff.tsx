import { Day } from '@/components/ui/day'
import { Disclosure } from '@/components/ui/disclosure'
import { EmptyState } from '@/components/ui/empty-state'
import { personFullName } from '@/components/ui/format'
import { dutyNames } from '@/lib/students/messages'
import type { StaffView } from '@/lib/students/types'
import { EndStaffForm } from './class-staff-forms'

/** Who works with the class and since when; head and deputy end a duty here. */
export function ClassStaffList({ staff, canEdit, today }: { staff: StaffView[]; canEdit: boolean; today: string }) {
  if (staff.length === 0) {
    return (
      <EmptyState icon="users" title="За классом никто не закреплён">
        Пока педагога нет, детей класса видят только руководитель и заместитель.
      </EmptyState>
    )
  }
  return (
    <ul className="divide-y divide-line border-line border-y">
      {staff.map((each) => (
        <li key={each.id} className="py-2">
          <span className={each.standing ? undefined : 'text-muted'}>
            {personFullName(each)} — {dutyNames[each.duty]}
          </span>
          <span className="block text-muted text-sm">
            с <Day day={each.validFrom} short />
            {each.validUntil && (
              <>
                {' '}
                по <Day day={each.validUntil} short />
              </>
            )}
            {!each.standing && ', сейчас не работает с классом'}
          </span>
          {canEdit && (each.validUntil === null || each.validUntil >= today) && (
            <Disclosure summary="Закончить работу с классом" className="mt-1 text-sm print:hidden">
              <EndStaffForm classStaffId={each.id} who={`${personFullName(each)}, ${dutyNames[each.duty]}`} />
            </Disclosure>
          )}
        </li>
      ))}
    </ul>
  )
}
