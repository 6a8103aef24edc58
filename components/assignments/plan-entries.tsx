import { datesText } from '@/components/plans/plan-words'
import { Link } from '@/components/ui/link'
import { Section } from '@/components/ui/section'
import type { EntriesOfItem } from '@/lib/resolutions/queries/plan-entries'

/** What the organisation's plan in force has for the item of an assignment. */
export function PlanEntries({ found: { planId, total, held, entries } }: { found: EntriesOfItem }) {
  return (
    <Section
      title="Мероприятия плана по этому пункту"
      hint={`Всего ${total}, проведено ${held}.`}
      action={
        <Link href={`/plans/${planId}`} className="link">
          План
        </Link>
      }
    >
      <ul className="divide-y divide-line border-line border-y">
        {entries.map(({ id, title, fromOn, toOn, held: isHeld, cancelled }) => (
          <li key={id} className="py-2">
            {title}
            <span className="block text-muted text-sm">
              {datesText(fromOn, toOn)}
              {cancelled ? ' · отменено' : isHeld ? ' · проведено' : ''}
            </span>
          </li>
        ))}
      </ul>
      {entries.length < total && <p className="mt-2 text-muted text-sm">Показаны первые {entries.length}.</p>}
    </Section>
  )
}
