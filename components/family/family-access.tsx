import { counted } from '@/components/ui/format'
import { Link } from '@/components/ui/link'
import { Section } from '@/components/ui/section'

/** On a child's card: who of the family sees the route, and the way to slips. */
export function FamilyAccess({ studentId, access }: { studentId: string; access: { links: number; slips: number } }) {
  return (
    <Section title="Доступ семьи">
      <p>
        {access.links === 0
          ? 'Маршрут пока никто из семьи не видит.'
          : `Маршрут видят: ${counted(access.links, 'человек', 'человека', 'человек')}.`}
        {access.slips > 0 && ` Выдано талонов: ${access.slips}.`}
      </p>
      <p className="mt-1">
        <Link href={`/students/${studentId}/access`} className="link">
          Талоны и доступ
        </Link>
      </p>
    </Section>
  )
}
