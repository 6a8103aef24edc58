import { Link } from '@/components/ui/link'
import { Section } from '@/components/ui/section'
import { datesText } from './plan-words'

export type OwnEntry = { planId: string; lineId: string; title: string; fromOn: string; toOn: string }

/** What the plan has this week for which the reader answers, whatever the class. */
export function OwnWeek({ entries }: { entries: OwnEntry[] }) {
  if (entries.length === 0) return null
  return (
    <Section title="Вы отвечаете на этой неделе">
      <ul className="border-line border-t">
        {entries.map(({ planId, lineId, title, fromOn, toOn }) => (
          <li
            key={lineId}
            className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 border-line border-b py-2 sm:px-2"
          >
            <Link href={`/plans/${planId}#line-${lineId}`} className="link">
              {title}
            </Link>
            <span className="text-muted text-sm">{datesText(fromOn, toOn)}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
