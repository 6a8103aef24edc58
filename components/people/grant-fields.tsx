'use client'

import { useState } from 'react'
import { DateField } from '@/components/ui/date-field'
import { SelectField, type SelectGroup } from '@/components/ui/select-field'
import type { OrganizationKind, Role } from '@/lib/kernel/prisma/enums'
import { roleNames } from '@/lib/people/messages'

export type GrantPlace = { id: string; shortName: string; kind: OrganizationKind }

export type GrantFieldsProps = {
  roles: readonly Role[]
  places: GrantPlace[]
  /** Which kinds of organisations know which role; decided by the server again. */
  rolePlaces: Record<Role, readonly OrganizationKind[]>
  kindNames: Record<OrganizationKind, string>
}

/** Role, organisation and days. With scripts the list of organisations follows the role; without them the server checks. */
export function GrantFields({ roles, places, rolePlaces, kindNames }: GrantFieldsProps) {
  const [role, setRole] = useState<Role | ''>(roles.length === 1 ? (roles[0] ?? '') : '')
  const fitting = places.filter((place) => role === '' || rolePlaces[role].includes(place.kind))
  const kinds = [...new Set(fitting.map((place) => place.kind))]
  const options: SelectGroup[] = kinds.map((kind) => ({
    label: kindNames[kind],
    options: fitting
      .filter((place) => place.kind === kind)
      .map(({ id, shortName }) => ({ value: id, label: shortName })),
  }))
  const only = places.length === 1 ? places[0] : undefined
  return (
    <>
      <SelectField
        name="role"
        label="Роль"
        placeholder={roles.length === 1 ? undefined : 'Выберите роль'}
        options={roles.map((each) => ({ value: each, label: roleNames[each] }))}
        onValueChange={(value) => setRole(value as Role | '')}
        required
      />
      {only ? (
        <input type="hidden" name="organizationId" value={only.id} />
      ) : (
        <SelectField
          name="organizationId"
          label="Организация"
          placeholder="Выберите организацию"
          options={options}
          required
        />
      )}
      <div className="grid items-end gap-5 sm:grid-cols-2">
        <DateField name="validFrom" label="Действует с" hint="Если не указать — с сегодняшнего дня" optional />
        <DateField name="validUntil" label="Последний день" hint="Если не указать — бессрочно" optional />
      </div>
    </>
  )
}
