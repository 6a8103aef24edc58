import { Day } from '@/components/ui/day'
import { Link } from '@/components/ui/link'
import { leaveNames } from '@/lib/students/messages'
import type { EnrollmentView } from '@/lib/students/types'

/** Where a pupil has been, the latest first; classes of other organisations are names only. */
export function EnrollmentList({
  enrollments,
  ownOrganizationId,
}: {
  enrollments: EnrollmentView[]
  ownOrganizationId: string
}) {
  return (
    <ol className="divide-y divide-line border-line border-y">
      {enrollments.map((each) => (
        <li key={each.id} className="py-2">
          {each.organizationId === ownOrganizationId ? (
            <Link href={`/classes/${each.classGroupId}`} className="link">
              {each.className}
            </Link>
          ) : (
            each.className
          )}
          , {each.organizationName}, {each.yearCode}
          <span className="block text-muted text-sm">
            с <Day day={each.validFrom} short />
            {each.validUntil && (
              <>
                {' '}
                по <Day day={each.validUntil} short />
              </>
            )}
            {each.leaveReason && `, ${leaveNames[each.leaveReason]}`}
            {each.leaveNote && each.organizationId === ownOrganizationId && `: ${each.leaveNote}`}
          </span>
        </li>
      ))}
    </ol>
  )
}
