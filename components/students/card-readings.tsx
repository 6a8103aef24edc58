import { Moment } from '@/components/people/moment'
import { personName } from '@/components/ui/format'
import { Section } from '@/components/ui/section'
import { roleNames } from '@/lib/people/messages'
import type { CardReading } from '@/lib/students/types'

/** Who opened a child's card without working with the class, and who its restricted facts; the latest first. */
export function CardReadings({ readings, zone }: { readings: CardReading[]; zone: string }) {
  return (
    <Section
      title="Кто открывал карточку"
      count={readings.length || undefined}
      hint="Записываются все, кто не работает с классом, а особые сведения — всегда. Показаны последние двадцать."
    >
      {readings.length === 0 ? (
        <p className="text-muted">Никто, кроме педагогов класса.</p>
      ) : (
        <ul className="divide-y divide-line border-line border-y">
          {readings.map(({ id, at, restricted, reason, role, name, organizationName }) => (
            <li key={id} className="py-2">
              {personName(name)}
              {restricted && <span className="ml-2 font-medium text-gold">особые сведения</span>}
              <span className="block text-muted text-sm">
                <Moment at={at} timeZone={zone} />
                {role && `, ${roleNames[role].toLowerCase()}`}
                {organizationName && `, ${organizationName}`}
              </span>
              {reason && <span className="wrap-anywhere block text-sm">Основание: {reason}</span>}
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
