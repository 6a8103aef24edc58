import { Day } from '@/components/ui/day'
import { personFullName, shortened } from '@/components/ui/format'
import { Link } from '@/components/ui/link'
import { Section } from '@/components/ui/section'
import type { WaitingNote } from '@/lib/pathways/types'

/** What families have asked and nobody has answered yet, the oldest first; nothing where there is nothing. */
export function WaitingNotes({ notes }: { notes: WaitingNote[] }) {
  if (notes.length === 0) return null
  return (
    <Section title="Семьи ждут ответа" count={notes.length}>
      <ul className="divide-y divide-line border-line border-y">
        {notes.map((note) => (
          <li key={note.id} className="wrap-anywhere py-2">
            <Link href={`/pathways/${note.pathwayId}#family`} className="link font-medium">
              {personFullName(note.student)}
            </Link>
            <span className="text-muted text-sm">
              {' '}
              <Day day={note.on} />
            </span>
            <span className="block">{shortened(note.text, 160)}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
