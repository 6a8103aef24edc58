import { Button } from '@/components/ui/button'
import { Link } from '@/components/ui/link'
import { PostForm } from '@/components/ui/post-form'
import { SelectField } from '@/components/ui/select-field'
import { TextField } from '@/components/ui/text-field'
import { filterStudentsAction } from '@/lib/students/actions/students'
import type { StudentFilter as Filter } from '@/lib/students/types'

/** Narrows the list of pupils. Posted: a child's name must not stand in the address (rule 29). */
export function StudentFilter({ filter, withGone }: { filter: Filter; withGone: boolean }) {
  return (
    <search className="mb-5 block print:hidden">
      <PostForm
        action={filterStudentsAction}
        className="flex flex-wrap items-end gap-3 rounded border border-line bg-sunken p-3 text-sm *:min-w-0 sm:*:max-w-xs *:[div]:grow *:[div]:basis-40"
      >
        <TextField
          name="search"
          type="search"
          label="Начало фамилии или «Фамилия Имя»"
          defaultValue={filter.search}
          maxLength={100}
          autoComplete="off"
        />
        {withGone && (
          <SelectField
            name="state"
            label="Кого искать"
            defaultValue={filter.state}
            options={[
              { value: 'present', label: 'Кто учится сейчас' },
              { value: 'gone', label: 'Выбывшие и выпускники' },
            ]}
          />
        )}
        <span className="flex flex-wrap items-center gap-3">
          <Button type="submit" icon="search">
            Показать
          </Button>
          {(filter.search || filter.state === 'gone') && (
            <Link href="/students" className="link py-1">
              Сбросить
            </Link>
          )}
        </span>
      </PostForm>
    </search>
  )
}
