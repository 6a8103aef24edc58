import { Disclosure } from '@/components/ui/disclosure'
import { formatDay } from '@/components/ui/format'
import { Icon } from '@/components/ui/icon'
import { roleNames } from '@/lib/people/messages'
import type { PersonGrant } from '@/lib/people/types'
import { RevokeGrantForm } from './revoke-grant-form'

type GrantListProps = { grants: PersonGrant[]; revocable: readonly string[]; today: string }

/** Roles with their days: standing and coming ones first, past ones below. */
export function GrantList({ grants, revocable, today }: GrantListProps) {
  const isOver = (grant: PersonGrant) =>
    grant.revokedOn !== null || (grant.validUntil !== null && grant.validUntil < today)
  const ordered = [...grants.filter((grant) => !isOver(grant)), ...grants.filter(isOver)]
  return (
    <ul className="border-line border-t">
      {ordered.map((grant) => (
        <li key={grant.id} className="border-line border-b py-3">
          <p className={isOver(grant) ? 'text-muted' : 'font-medium'}>
            {roleNames[grant.role]}, {grant.organizationName}
          </p>
          <p className="mt-0.5 flex flex-wrap items-center gap-x-2 text-muted text-sm">
            <GrantState grant={grant} over={isOver(grant)} />
            <span>{daysOf(grant)}</span>
          </p>
          {revocable.includes(grant.id) && (
            <Disclosure summary="Отозвать" className="mt-1 text-sm">
              <RevokeGrantForm
                grantId={grant.id}
                what={`${roleNames[grant.role]}, ${grant.organizationName}`}
                today={today}
              />
            </Disclosure>
          )}
        </li>
      ))}
    </ul>
  )
}

function GrantState({ grant, over }: { grant: PersonGrant; over: boolean }) {
  if (grant.standing) {
    return (
      <span className="inline-flex items-center gap-1 text-success">
        <Icon name="check" />
        действует
      </span>
    )
  }
  return (
    <span className="inline-flex items-center gap-1">
      <Icon name={over ? 'minus' : 'clock'} />
      {over ? 'прекращена' : 'начнётся'}
    </span>
  )
}

function daysOf({ validFrom, validUntil, revokedOn }: PersonGrant): string {
  const from = `с ${formatDay(validFrom)}`
  if (revokedOn) return `${from}, отозвана ${formatDay(revokedOn)}`
  return validUntil ? `${from} по ${formatDay(validUntil)}` : `${from}, бессрочно`
}
