'use client'

import { ActionForm } from '@/components/ui/action-form'
import { ButtonLink } from '@/components/ui/button-link'
import { CheckboxField } from '@/components/ui/checkbox-field'
import { DateField } from '@/components/ui/date-field'
import { formatDayShort, personName } from '@/components/ui/format'
import { RequestKeyField } from '@/components/ui/request-key-field'
import { SelectField } from '@/components/ui/select-field'
import { TextArea } from '@/components/ui/text-area'
import { TextField } from '@/components/ui/text-field'
import { addPortfolioAction, editPortfolioAction } from '@/lib/plans/actions/portfolio'
import { portfolioKindNames } from '@/lib/plans/messages/portfolio'
import type { ActivityChoice, PortfolioDetail } from '@/lib/plans/types/portfolio'
import type { StaffChoice } from '@/lib/plans/types/registers'

type Props = {
  choices: { partners: { id: string; name: string }[]; activities: ActivityChoice[]; staff: StaffChoice[] }
  today: string
} & ({ record: PortfolioDetail; requestKey?: undefined } | { record?: undefined; requestKey: string })

const GRADES = Array.from({ length: 11 }, (_, at) => ({ value: String(at + 1), label: String(at + 1) }))

/** Who or what a record names stays in the list though it is no longer offered. */
function kept<T extends { value: string; label: string }>(options: T[], value: string | null, label: string | null) {
  return value && !options.some((one) => one.value === value) ? [{ value, label: label ?? '' }, ...options] : options
}

/** A record of the portfolio, new or known. */
export function PortfolioForm({ record, requestKey, choices, today }: Props) {
  const partners = choices.partners.map(({ id, name }) => ({ value: id, label: name }))
  const activities = choices.activities.map(({ id, title, heldOn }) => ({
    value: id,
    label: `${formatDayShort(heldOn)} · ${title}`,
  }))
  const staff = choices.staff.map((one) => ({ value: one.id, label: personName(one) }))
  return (
    <ActionForm
      action={record ? editPortfolioAction : addPortfolioAction}
      schema={() =>
        import('@/lib/plans/schema/portfolio').then((file) =>
          record ? file.editPortfolioSchema : file.addPortfolioSchema,
        )
      }
      defaultValues={
        record && {
          ...{ kind: record.kind, title: record.title, result: record.result ?? '', heldOn: record.heldOn ?? '' },
          ...{ gradeFrom: String(record.gradeFrom), gradeTo: String(record.gradeTo), leaderId: record.leaderId },
          ...{ partnerId: record.partnerId ?? '', activityId: record.activityId ?? '' },
          withParents: record.withParents ? 'on' : '',
        }
      }
      aria-label="Запись портфолио"
      submitLabel={record ? 'Сохранить' : 'Добавить'}
      footer={
        !record && (
          <ButtonLink href="/portfolio" variant="quiet">
            Отмена
          </ButtonLink>
        )
      }
      rereadOnConflict
      className="max-w-2xl"
    >
      {requestKey && <RequestKeyField value={requestKey} />}
      {record && (
        <>
          <input type="hidden" name="portfolioId" value={record.id} />
          <input type="hidden" name="version" value={record.version} />
        </>
      )}
      <SelectField
        name="kind"
        label="Вид"
        placeholder={record ? undefined : 'Выберите вид'}
        options={Object.entries(portfolioKindNames).map(([value, label]) => ({ value, label }))}
        required
      />
      <TextField name="title" label="Название" maxLength={200} required />
      <div className="grid grid-cols-2 gap-5 sm:max-w-md">
        <SelectField name="gradeFrom" label="С класса" placeholder="—" options={GRADES} required />
        <SelectField name="gradeTo" label="По класс" placeholder="—" options={GRADES} required />
      </div>
      <SelectField
        name="partnerId"
        label="Партнёр"
        hint="Засчитывается то, что проведено с партнёром или с родителями."
        placeholder="Без партнёра"
        options={kept(partners, record?.partnerId ?? null, record?.partner ?? null)}
        optional
      />
      <CheckboxField name="withParents" label="С участием родителей" />
      <DateField
        name="heldOn"
        label="Когда проведено"
        hint="Пока не проведено, оставьте пустым: запись будет среди намеченного."
        max={today}
        optional
      />
      <SelectField
        name="activityId"
        label="Запись в журнале мероприятий"
        placeholder="Не связана"
        options={kept(activities, record?.activityId ?? null, record?.activity ?? null)}
        optional
      />
      {staff.length > 0 && (
        <SelectField
          name="leaderId"
          label="Кто ведёт"
          placeholder={record ? undefined : 'Вы'}
          options={kept(staff, record?.leaderId ?? null, record ? personName(record.leader) : null)}
          optional
        />
      )}
      <TextArea name="result" label="Результат" rows={3} limit={500} optional />
    </ActionForm>
  )
}
