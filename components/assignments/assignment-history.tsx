import { Disclosure } from '@/components/ui/disclosure'
import { personName } from '@/components/ui/format'
import { Timeline, type TimelineEvent } from '@/components/ui/timeline'
import type { TimelineEntry } from '@/lib/resolutions/queries/assignments/timeline'
import { wordedEvent } from './event-words'
import { instantText, ROLE_NAMES } from './words'

/** Shown at once; the rest unfolds. */
const SHOWN = 8

function eventOf(entry: TimelineEntry, timeZone: string): TimelineEvent[] {
  const worded = wordedEvent(entry)
  if (!worded) return []
  const who = entry.actor ? personName(entry.actor) : 'портал'
  return [
    {
      key: entry.id,
      title: worded.title,
      when: instantText(entry.at, timeZone),
      dateTime: entry.at.toISOString(),
      who: entry.role ? `${who}, ${ROLE_NAMES[entry.role]}` : who,
      icon: worded.icon,
      tone: worded.tone,
      children: (worded.detail || entry.note) && (
        <>
          {worded.detail && <p>{worded.detail}</p>}
          {entry.note && <p className="whitespace-pre-wrap text-muted">«{entry.note}»</p>}
        </>
      ),
    },
  ]
}

/** What happened to an assignment, the newest first. */
export function AssignmentHistory({ timeline, timeZone }: { timeline: TimelineEntry[]; timeZone: string }) {
  const events = timeline.flatMap((entry) => eventOf(entry, timeZone))
  if (events.length === 0) return <p className="text-muted">С поручением пока ничего не происходило.</p>
  return (
    <>
      <Timeline events={events.slice(0, SHOWN)} aria-label="История поручения, сначала новое" />
      {events.length > SHOWN && (
        <Disclosure summary={`Раньше: ещё ${events.length - SHOWN}`} className="mt-3">
          <Timeline events={events.slice(SHOWN)} aria-label="Более ранние события" />
        </Disclosure>
      )}
    </>
  )
}
