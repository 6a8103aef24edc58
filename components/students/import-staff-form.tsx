'use client'

import { useState } from 'react'
import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { DataTable } from '@/components/ui/data-table'
import { personFullName } from '@/components/ui/format'
import { Notice } from '@/components/ui/notice'
import { importStaffAction } from '@/lib/students/actions/import'
import type { MadeAccess } from '@/lib/students/types/import'
import { ImportProgress } from './import-progress'

/** `mark` null: it is imported; the form stays in its place, so that the answer to a press without scripts is shown. */
export function ImportStaffForm({ draftId, mark, rows }: { draftId: string; mark: string | null; rows: number }) {
  const [made, setMade] = useState<MadeAccess[] | null>(null)
  if (made && made.length > 0) {
    return (
      <section aria-label="Логины и временные пароли" className="grid gap-4">
        <Notice tone="warning" title="Напечатайте или запишите сейчас">
          Пароли показаны один раз и в портале не хранятся. Раздайте их лично; при первом входе портал попросит заменить
          пароль своим.
        </Notice>
        <Button icon="printer" className="w-fit" onClick={() => window.print()}>
          Напечатать
        </Button>
        <DataTable<MadeAccess>
          caption="Логины и временные пароли"
          rows={made}
          rowKey={({ userId }) => userId}
          columns={[
            { key: 'name', header: 'Сотрудник', priority: 'first', cell: ({ name }) => personFullName(name) },
            { key: 'login', header: 'Логин', cell: ({ login }) => <code className="font-mono">{login}</code> },
            {
              key: 'password',
              header: 'Временный пароль',
              cell: ({ password }) => <code className="select-all font-mono">{password}</code>,
            },
          ]}
        />
      </section>
    )
  }
  return (
    <ActionForm
      action={importStaffAction}
      aria-label="Загрузка сотрудников"
      submitLabel={mark === null ? undefined : 'Создать учётные записи'}
      pendingLabel="Создаём…"
      onDone={(outcome) => {
        if (outcome.ok) setMade(outcome.data.made)
      }}
    >
      <input type="hidden" name="draftId" value={draftId} />
      <input type="hidden" name="mark" value={mark ?? ''} />
      <ImportProgress draftId={draftId} total={rows} />
    </ActionForm>
  )
}
