import { CheckboxGroupField } from '@/components/ui/checkbox-group-field'
import { Disclosure } from '@/components/ui/disclosure'
import { RadioGroupField } from '@/components/ui/radio-group-field'
import { SelectField } from '@/components/ui/select-field'
import { TextArea } from '@/components/ui/text-area'
import { TextField } from '@/components/ui/text-field'
import type { Program } from '@/lib/kernel/prisma/enums'
import { saveItemExecutorAction } from '@/lib/resolutions/actions/drafts'
import type { DraftItem, KnownOrganization } from '@/lib/resolutions/rules/drafts/types'
import { PROGRAM_WORDS, ROLE_CHOICES } from '../words'
import { EditForm } from './edit-form'

/** Whom the item is given to: certain organisations, all with a programme, or the holders of a role. Works without scripts. */
export function ExecutorForm({
  item,
  organizations,
  backHref,
}: {
  item: DraftItem
  organizations: KnownOrganization[]
  backHref: string
}) {
  const main = item.executors.filter((rule) => rule.part === 'RESPONSIBLE')
  const helpers = item.executors.filter((rule) => rule.part === 'CO_EXECUTOR')
  const active = organizations
    .filter((each) => each.status === 'ACTIVE')
    .map((each) => ({ value: each.id, label: each.shortName }))
  const idsOf = (rules: typeof main) => rules.flatMap((rule) => (rule.organizationId ? [rule.organizationId] : []))
  const programs = Object.entries(PROGRAM_WORDS).map(([value, label]) => ({ value, label: `${label} образование` }))
  return (
    <EditForm
      action={saveItemExecutorAction}
      item={item}
      title="Исполнитель"
      submitLabel="Сохранить и подтвердить"
      backHref={backHref}
    >
      <div className="group grid gap-4">
        <RadioGroupField
          name="kind"
          label="Кому поручается"
          defaultValue={main[0]?.kind ?? (item.role === 'TASK' ? 'ORGANIZATION' : 'NOBODY')}
          choices={[
            { value: 'ORGANIZATION', label: 'Отдельным организациям' },
            {
              value: 'PROGRAM',
              label: 'Всем организациям с программами',
              hint: 'Школа с дошкольными группами получит и школьные, и дошкольные пункты.',
            },
            { value: 'ROLE', label: 'Всем организациям, где есть сотрудник с ролью' },
            { value: 'NOBODY', label: 'Никому', hint: 'Для пунктов об утверждении, контроле, опубликовании.' },
          ]}
        />
        <CheckboxGroupField
          name="organizationIds[]"
          label="Организации"
          className="max-h-80 overflow-y-auto rounded border border-line p-3 group-has-[[name=kind]:checked]:hidden group-has-[[value=ORGANIZATION]:checked]:block!"
          defaultValues={idsOf(main)}
          choices={active}
        />
        <CheckboxGroupField
          name="programs[]"
          label="Уровни образования"
          hint="Достаточно одного из отмеченных. Школы — начальное, основное и среднее."
          className="group-has-[[name=kind]:checked]:hidden group-has-[[value=PROGRAM]:checked]:block!"
          defaultValues={[...new Set(main.flatMap((rule): Program[] => rule.programs))]}
          choices={programs}
        />
        <SelectField
          name="role"
          label="Роль"
          placeholder="Выберите роль"
          className="group-has-[[name=kind]:checked]:hidden group-has-[[value=ROLE]:checked]:grid!"
          defaultValue={main.find((rule) => rule.role)?.role}
          options={ROLE_CHOICES}
        />
      </div>
      <Disclosure summary="Соисполнители и запись в документе" open={helpers.length > 0}>
        <div className="grid gap-4 py-2">
          <CheckboxGroupField
            name="coOrganizationIds[]"
            label="Соисполнители"
            optional
            className="max-h-60 overflow-y-auto"
            defaultValues={idsOf(helpers)}
            choices={active}
          />
          <TextField
            name="executorText"
            label="Исполнитель, как в документе"
            optional
            defaultValue={item.executorText}
            maxLength={500}
          />
          <TextArea
            name="executorPersons"
            label="Ответственные лица"
            optional
            hint="Каждый — с новой строки, например «Наумова С. Е.»."
            rows={2}
            defaultValue={item.executorPersons.join('\n')}
          />
        </div>
      </Disclosure>
    </EditForm>
  )
}
