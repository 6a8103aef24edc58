'use client'

import { useState } from 'react'
import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { ButtonLink } from '@/components/ui/button-link'
import { SelectField } from '@/components/ui/select-field'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea } from '@/components/ui/text-area'
import { TextField } from '@/components/ui/text-field'
import { resetTemplateAction, saveTemplateAction } from '@/lib/pathways/actions/templates'
import { areaNames, MONTHS, stepKindNames } from '@/lib/pathways/messages'
import type { Template } from '@/lib/pathways/types'

const optionsOf = (names: Record<string, string>) => Object.entries(names).map(([value, label]) => ({ value, label }))
const months = MONTHS.map(({ month, name }) => ({ value: String(month), label: name }))
const SPARE = 3

/** A template of the municipality: a row left without a title is no step. */
export function TemplateForm({ template }: { template: Template }) {
  const [rows, setRows] = useState(template.steps.length + SPARE)
  const kindergarten = template.audience.kindergarten
  const values = Object.fromEntries(
    template.steps.map((step, at) => [String(at), { ...step, area: step.area ?? '', month: String(step.month) }]),
  )
  return (
    <ActionForm
      action={saveTemplateAction}
      schema={() => import('@/lib/pathways/schema').then((file) => file.saveTemplateSchema)}
      defaultValues={{ title: template.title, goal: template.goal, steps: values }}
      aria-label="Шаблон маршрута"
      submitLabel="Сохранить шаблон"
      footer={
        <ButtonLink href="/pathways/templates" variant="quiet">
          Отмена
        </ButtonLink>
      }
      guardUnsaved
      rereadOnConflict
      className="max-w-4xl"
    >
      <input type="hidden" name="key" value={template.key} />
      <input type="hidden" name="version" value={template.version} />
      <TextField name="title" label="Название" maxLength={120} required />
      <TextArea name="goal" label="Цель, с которой начинается маршрут" rows={2} limit={500} required />
      <ol className="grid gap-5">
        {Array.from({ length: rows }, (_, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is its number
          <li key={at} className="border-line border-b pb-4">
            <fieldset className="grid gap-3">
              <legend className="font-semibold">Шаг {at + 1}</legend>
              <TextField name={`steps.${at}.title`} label="Что сделать" maxLength={200} optional />
              <div className="grid gap-3 sm:grid-cols-3">
                <SelectField name={`steps.${at}.kind`} label="Вид" options={optionsOf(stepKindNames)} />
                <SelectField name={`steps.${at}.month`} label="До конца месяца" options={months} />
                <TextField name={`steps.${at}.responsible`} label="Кто отвечает" maxLength={120} optional />
                {kindergarten && (
                  <SelectField
                    name={`steps.${at}.area`}
                    label="Область"
                    placeholder="Не выбрана"
                    options={optionsOf(areaNames)}
                    optional
                  />
                )}
              </div>
            </fieldset>
          </li>
        ))}
      </ol>
      {rows < 40 && (
        <div>
          <Button size="sm" onClick={() => setRows((before) => Math.min(40, before + SPARE))}>
            Ещё строки
          </Button>
        </div>
      )}
    </ActionForm>
  )
}

/** Gives the portal's own template its place back. */
export function ResetTemplateForm({ template }: { template: Template }) {
  return (
    <ActionForm action={resetTemplateAction} aria-label="Вернуть шаблон портала" rereadOnConflict>
      <input type="hidden" name="key" value={template.key} />
      <input type="hidden" name="version" value={template.version} />
      <SubmitButton variant="danger" size="sm" className="w-fit">
        Вернуть шаблон портала
      </SubmitButton>
    </ActionForm>
  )
}
