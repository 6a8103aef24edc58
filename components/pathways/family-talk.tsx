import { Day } from '@/components/ui/day'
import { Person } from '@/components/ui/person'
import { kinshipNames } from '@/lib/family/messages/access'
import type { FamilyNoteView } from '@/lib/pathways/types'

const WORDS: Record<FamilyNoteView['kind'], string> = {
  SEEN: 'Ознакомление с маршрутом',
  AGREED: 'Согласие с маршрутом',
  COMMENT: 'Пожелание',
  QUESTION: 'Вопрос',
  ANSWER: 'Ответ',
}

/** What the family said and was answered, the latest first. `under` puts a way to answer beneath what waits. */
export function FamilyTalk({
  notes,
  under,
}: {
  notes: FamilyNoteView[]
  under?: (note: FamilyNoteView) => React.ReactNode
}) {
  return (
    <ul className="divide-y divide-line border-line border-y">
      {notes.map((note) => (
        <li key={note.id} className="wrap-anywhere py-3">
          <p className="text-muted text-sm">
            {WORDS[note.kind]}, <Day day={note.on} /> · <Person name={note.author} />
            {note.kinship && note.kind !== 'ANSWER' && `, ${kinshipNames[note.kinship]}`}
          </p>
          {note.text && <p className="whitespace-pre-line">{note.text}</p>}
          {note.waits && <p className="font-medium text-gold text-sm">Ждёт ответа</p>}
          {note.waits && under?.(note)}
        </li>
      ))}
    </ul>
  )
}
