import { counted, personFullName } from '@/components/ui/format'
import { Section } from '@/components/ui/section'
import type { ActivityDetail, ParticipationRow } from '@/lib/activities/types'

type Props = { classes: ActivityDetail['classes']; rows: ParticipationRow[] }

/** Who was there, class by class; who was not stands apart. Classes of others are told of in numbers only. */
export function ParticipationList({ classes, rows }: Props) {
  return classes
    .filter(({ mine }) => mine)
    .map(({ id, name, headcount }) => {
      const own = rows.filter((row) => row.classGroupId === id)
      const there = own.filter(({ attended }) => attended)
      const absent = own.filter(({ attended }) => !attended)
      return (
        <Section key={id} title={name} count={there.length + headcount}>
          {there.length > 0 && <Names rows={there} />}
          {headcount > 0 && <p className="mt-3">Без имён: {counted(headcount, 'человек', 'человека', 'человек')}.</p>}
          {absent.length > 0 && (
            <>
              <h3 className="mt-4 mb-1 font-semibold">Не было: {absent.length}</h3>
              <Names rows={absent} />
            </>
          )}
        </Section>
      )
    })
}

function Names({ rows }: { rows: ParticipationRow[] }) {
  return (
    <ol className="columns-1 list-decimal gap-8 pl-6 sm:columns-2">
      {rows.map(({ studentId, name }) => (
        <li key={studentId} className={name ? undefined : 'text-muted'}>
          {name ? personFullName(name) : 'выбыл из класса'}
        </li>
      ))}
    </ol>
  )
}
