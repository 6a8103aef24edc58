'use client'

import { ActionForm } from '@/components/ui/action-form'
import { ButtonLink } from '@/components/ui/button-link'
import { personName } from '@/components/ui/format'
import { RadioGroupField } from '@/components/ui/radio-group-field'
import { SelectField } from '@/components/ui/select-field'
import { TextArea } from '@/components/ui/text-area'
import { TextField } from '@/components/ui/text-field'
import { savePathwayAction } from '@/lib/pathways/actions/pathways'
import { basisNames, professionTypeNames } from '@/lib/pathways/messages'
import { PROFESSIONS } from '@/lib/pathways/rules/professions'
import type { PathwayDetail, PersonName } from '@/lib/pathways/types'

type Props = { pathway: PathwayDetail; staff: (PersonName & { id: string })[] }

/** Goal, basis, what the child is good at and wishes for, and who leads the route. */
export function PathwayForm({ pathway, staff }: Props) {
  const people = staff.map((one) => ({ value: one.id, label: personName(one) }))
  const curators = people.some(({ value }) => value === pathway.curatorId)
    ? people
    : [{ value: pathway.curatorId, label: `${personName(pathway.curator)} (уже не в организации)` }, ...people]
  const school = pathway.grade !== null
  return (
    <ActionForm
      action={savePathwayAction}
      schema={() => import('@/lib/pathways/schema').then((file) => file.savePathwaySchema)}
      defaultValues={{
        ...{ goal: pathway.goal, basis: pathway.basis ?? '', basisText: pathway.basisText ?? '' },
        ...{ strengths: pathway.strengths ?? '', needs: pathway.needs ?? '', profile: pathway.profile ?? '' },
        curatorId: pathway.curatorId,
      }}
      aria-label="Сведения маршрута"
      submitLabel="Сохранить"
      footer={
        <ButtonLink href={`/pathways/${pathway.id}`} variant="quiet">
          Отмена
        </ButtonLink>
      }
      guardUnsaved
      rereadOnConflict
      className="max-w-2xl"
    >
      <input type="hidden" name="pathwayId" value={pathway.id} />
      <input type="hidden" name="version" value={pathway.version} />
      <TextArea name="goal" label="Цель" rows={2} limit={500} required />
      <RadioGroupField
        name="basis"
        label="Основание"
        defaultValue={pathway.basis}
        choices={Object.entries(basisNames).map(([value, label]) => ({ value, label }))}
      />
      <TextField
        name="basisText"
        label="Документ"
        hint="Что это, номер и дата. Без диагнозов: они хранятся в особых сведениях."
        maxLength={300}
        optional
      />
      <TextArea name="strengths" label="Что получается, что интересно" rows={2} limit={500} optional />
      <TextArea name="needs" label="В чём нужна поддержка" rows={2} limit={500} optional />
      {school && (
        <>
          <TextField name="profile" label="Профиль обучения" maxLength={120} optional />
          <fieldset className="grid gap-3">
            <legend className="mb-1 font-medium">Какие профессии нравятся</legend>
            <p className="text-muted text-sm">
              До пяти. Начните печатать: портал подскажет из классификатора, но можно написать и своё.
            </p>
            {[0, 1, 2, 3, 4].map((at) => (
              <TextField
                key={at}
                name={`professions.${at}`}
                label={`Профессия ${at + 1}`}
                maxLength={80}
                defaultValue={pathway.professions[at]}
                list="professions"
                optional
              />
            ))}
            <datalist id="professions">
              {PROFESSIONS.map(({ title, type }) => (
                <option key={title} value={title}>
                  {professionTypeNames[type]}
                </option>
              ))}
            </datalist>
          </fieldset>
        </>
      )}
      <SelectField name="curatorId" label="Куратор" options={curators} required />
      {pathway.state === 'ACTIVE' && (
        <TextField
          name="reason"
          label="Причина изменения"
          hint="Маршрут уже действует: причина останется в его журнале."
          maxLength={300}
          required
        />
      )}
    </ActionForm>
  )
}
