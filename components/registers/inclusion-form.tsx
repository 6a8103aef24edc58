'use client'

import { useState } from 'react'
import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { ButtonLink } from '@/components/ui/button-link'
import { NumberField } from '@/components/ui/number-field'
import { SelectField } from '@/components/ui/select-field'
import { TextArea } from '@/components/ui/text-area'
import { TextField } from '@/components/ui/text-field'
import type { CurriculumVariant } from '@/lib/kernel/prisma/enums'
import { saveInclusionAction } from '@/lib/plans/actions/curriculum'
import type { InclusionView } from '@/lib/plans/types/curriculum'

const GRADES = Array.from({ length: 11 }, (_, at) => ({ value: String(at + 1), label: String(at + 1) }))
const MOST = 24
/** Empty rows that wait, so that the form works before scripts load. */
const SPARE = 3

/** The rows of one variant: what is emptied goes, what is filled comes. */
export function InclusionForm({ variant, inclusion }: { variant: CurriculumVariant; inclusion: InclusionView | null }) {
  const filled = inclusion?.rows ?? []
  const [count, setCount] = useState(Math.min(filled.length + SPARE, MOST))
  const rows = Object.fromEntries(
    filled.map(({ grade, subject, hours }, at) => [
      String(at),
      { grade: String(grade), subject, hours: String(hours).replace('.', ',') },
    ]),
  )
  return (
    <ActionForm
      action={saveInclusionAction}
      schema={() => import('@/lib/plans/schema/curriculum').then((file) => file.saveInclusionSchema)}
      defaultValues={{ rows, note: inclusion?.note ?? '' }}
      aria-label="Классы, предметы и часы"
      submitLabel="Сохранить"
      footer={
        <ButtonLink href="/curriculum" variant="quiet">
          К реестру
        </ButtonLink>
      }
      guardUnsaved
      rereadOnConflict
      className="max-w-4xl"
    >
      <input type="hidden" name="variant" value={variant} />
      <input type="hidden" name="version" value={inclusion?.version ?? 0} />
      <p className="text-muted text-sm">Пустые строки не сохраняются: чтобы убрать строку, очистите все её поля.</p>
      <ul className="grid gap-4">
        {Array.from({ length: count }, (_, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the place is what a row is known by
          <li key={at} className="grid gap-3 border-line border-b pb-4 sm:grid-cols-[7rem_1fr_8rem]">
            <SelectField name={`rows.${at}.grade`} label="Класс" placeholder="—" options={GRADES} />
            <TextField name={`rows.${at}.subject`} label={`Предмет или курс, строка ${at + 1}`} maxLength={160} />
            <NumberField name={`rows.${at}.hours`} label="Часов в год" kind="decimal" />
          </li>
        ))}
      </ul>
      {count < MOST && (
        <div>
          <Button icon="plus" size="sm" onClick={() => setCount((before) => Math.min(before + SPARE, MOST))}>
            Ещё строки
          </Button>
        </div>
      )}
      <TextArea
        name="note"
        label={variant === 'OTHER' ? 'Что это за вариант' : 'Примечание'}
        rows={2}
        limit={500}
        optional={variant !== 'OTHER'}
      />
    </ActionForm>
  )
}
