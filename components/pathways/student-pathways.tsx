import { Link } from '@/components/ui/link'
import { Section } from '@/components/ui/section'
import type { StudentPathway } from '@/lib/pathways/types'
import { PathwayState } from './pathway-state'

/** The routes of a child, year by year; nothing while there is none. */
export function StudentPathways({ pathways }: { pathways: StudentPathway[] }) {
  if (pathways.length === 0) return null
  return (
    <Section title="Индивидуальные маршруты">
      <ul className="divide-y divide-line border-line border-y">
        {pathways.map(({ id, yearCode, state }) => (
          <li key={id} className="flex flex-wrap justify-between gap-x-4 py-2">
            <Link href={`/pathways/${id}`} className="link">
              Маршрут {yearCode}
            </Link>
            <PathwayState state={state} />
          </li>
        ))}
      </ul>
    </Section>
  )
}
