import { formatDayShort, personFullName } from '@/components/ui/format'
import { Link } from '@/components/ui/link'
import type { OrganizationPerson } from '@/lib/institutions/types'
import { roleNames } from '@/lib/people/messages'

/** Who works in an organisation; a name leads to the person's page for those who may open it. */
export function OrganizationPeople({ people, linked }: { people: OrganizationPerson[]; linked: boolean }) {
  const persons = new Map<string, OrganizationPerson[]>()
  for (const each of people) persons.set(each.userId, [...(persons.get(each.userId) ?? []), each])
  return (
    <ul className="border-line border-t">
      {[...persons.values()].map(
        ([person, ...others]) =>
          person && (
            <li key={person.userId} className="border-line border-b py-2">
              {linked ? (
                <Link href={`/people/${person.userId}`} className="link font-medium">
                  {personFullName(person)}
                </Link>
              ) : (
                <span className="font-medium">{personFullName(person)}</span>
              )}
              <span className="block text-muted text-sm">
                {[person, ...others].map(({ role, validUntil }) => roleText(role, validUntil)).join('; ')}
              </span>
            </li>
          ),
      )}
    </ul>
  )
}

function roleText(role: OrganizationPerson['role'], validUntil: string | null): string {
  return validUntil ? `${roleNames[role]}, по ${formatDayShort(validUntil)}` : roleNames[role]
}
