import { Button } from '@/components/ui/button'
import { Link } from '@/components/ui/link'
import { PostForm } from '@/components/ui/post-form'
import { SelectField } from '@/components/ui/select-field'
import { TextField } from '@/components/ui/text-field'
import type { Role } from '@/lib/kernel/prisma/enums'
import { filterPeopleAction } from '@/lib/people/actions'
import { roleNames } from '@/lib/people/messages'
import type { PeopleFilter as Filter } from '@/lib/people/types'

type PeopleFilterProps = {
  filter: Filter
  roles: readonly Role[]
  /** Absent where one organisation is all there is. */
  organizations?: { id: string; shortName: string }[]
}

/** Narrows the list of people. Posted, unlike other filters: a surname must not stand in the address (rule 29). */
export function PeopleFilter({ filter, roles, organizations }: PeopleFilterProps) {
  const active = Boolean(filter.search || filter.role || filter.organizationId || filter.state)
  return (
    <search className="mb-5 block print:hidden">
      <PostForm
        action={filterPeopleAction}
        className="flex flex-wrap items-end gap-3 rounded border border-line bg-sunken p-3 text-sm *:min-w-0 sm:*:max-w-xs *:[div]:grow *:[div]:basis-40 xl:*:[div]:basis-36"
      >
        <TextField
          name="search"
          type="search"
          label="Фамилия, имя или логин"
          defaultValue={filter.search}
          maxLength={100}
        />
        <SelectField
          name="role"
          label="Роль"
          placeholder="Любая"
          defaultValue={filter.role}
          options={roles.map((role) => ({ value: role, label: roleNames[role] }))}
        />
        {organizations && (
          <SelectField
            name="organizationId"
            label="Организация"
            placeholder="Любая"
            defaultValue={filter.organizationId}
            options={organizations.map(({ id, shortName }) => ({ value: id, label: shortName }))}
          />
        )}
        <SelectField
          name="state"
          label="Доступ"
          placeholder="Любой"
          defaultValue={filter.state}
          options={[
            { value: 'active', label: 'Есть' },
            { value: 'without-role', label: 'Нет действующей роли' },
            { value: 'disabled', label: 'Отключён' },
          ]}
        />
        <span className="flex flex-wrap items-center gap-3">
          <Button type="submit">Показать</Button>
          {active && (
            <Link href="/people" className="link py-1">
              Сбросить
            </Link>
          )}
        </span>
      </PostForm>
    </search>
  )
}
