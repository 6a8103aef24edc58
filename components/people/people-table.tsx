import type { ReactNode } from 'react'
import { DataTable } from '@/components/ui/data-table'
import { bound, formatDayShort, personFullName } from '@/components/ui/format'
import { Icon } from '@/components/ui/icon'
import { Link } from '@/components/ui/link'
import { localDay } from '@/lib/kernel/calendar'
import { roleNames } from '@/lib/people/messages'
import type { PersonRow } from '@/lib/people/types'

type PeopleTableProps = {
  rows: PersonRow[]
  timeZone: string
  /** Organisations are named only where there are several. */
  showOrganization: boolean
  empty: ReactNode
}

export function PeopleTable({ rows, timeZone, showOrganization, empty }: PeopleTableProps) {
  return (
    <DataTable
      caption="Люди и их роли"
      rows={rows}
      rowKey={(row) => row.id}
      empty={empty}
      columns={[
        {
          key: 'name',
          header: 'Фамилия, имя, отчество',
          priority: 'first',
          className: '@4xl:whitespace-nowrap',
          cell: (row) => (
            <Link href={`/people/${row.id}`} className="link">
              {personFullName(row)}
            </Link>
          ),
        },
        {
          key: 'roles',
          header: 'Роли',
          cell: (row) => <Roles grants={row.grants} showOrganization={showOrganization} />,
        },
        { key: 'login', header: 'Логин', priority: 'low', cell: (row) => row.login },
        {
          key: 'seen',
          header: 'Последний вход',
          priority: 'low',
          cell: (row) =>
            row.lastSeenAt ? (
              <span className="tabular-nums">{formatDayShort(localDay(row.lastSeenAt, timeZone))}</span>
            ) : (
              <span className="text-muted">ещё не было</span>
            ),
        },
        { key: 'access', header: 'Доступ', cell: (row) => <AccessMark disabled={row.disabled} roles={row.grants} /> },
      ]}
    />
  )
}

function Roles({ grants, showOrganization }: { grants: PersonRow['grants']; showOrganization: boolean }) {
  if (grants.length === 0) return <span className="text-muted">нет действующих</span>
  return (
    <ul className="space-y-0.5">
      {grants.map((grant) => (
        <li key={grant.id}>
          {roleNames[grant.role]}
          {showOrganization && <span className="text-muted">, {bound(grant.organizationName)}</span>}
          {!grant.standing && <span className="text-muted"> (с {formatDayShort(grant.validFrom)})</span>}
        </li>
      ))}
    </ul>
  )
}

function AccessMark({ disabled, roles }: { disabled: boolean; roles: { standing: boolean }[] }) {
  const [tone, icon, words] = disabled
    ? (['text-danger', 'lock', 'отключён'] as const)
    : roles.some((role) => role.standing)
      ? (['text-success', 'check', 'есть'] as const)
      : (['text-muted', 'minus', 'нет роли'] as const)
  return (
    <span className={`inline-flex items-center gap-1 whitespace-nowrap ${tone}`}>
      <Icon name={icon} />
      {words}
    </span>
  )
}
