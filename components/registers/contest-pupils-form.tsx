'use client'

import { ActionForm } from '@/components/ui/action-form'
import { ButtonLink } from '@/components/ui/button-link'
import { CheckboxGroupField } from '@/components/ui/checkbox-group-field'
import { personFullName } from '@/components/ui/format'
import { setContestPupilsAction } from '@/lib/plans/actions/contests'
import type { PersonName } from '@/lib/plans/types/registers'

type Props = {
  contestId: string
  version: number
  groups: { id: string; name: string; pupils: (PersonName & { id: string })[] }[]
  taken: string[]
}

/** Who took part, by class. */
export function ContestPupilsForm({ contestId, version, groups, taken }: Props) {
  return (
    <ActionForm
      action={setContestPupilsAction}
      schema={() => import('@/lib/plans/schema/projects').then((file) => file.setContestPupilsSchema)}
      aria-label="Участники"
      submitLabel="Сохранить участников"
      footer={
        <ButtonLink href={`/projects/contests/${contestId}`} variant="quiet">
          Отмена
        </ButtonLink>
      }
      rereadOnConflict
      className="max-w-2xl"
    >
      <input type="hidden" name="contestId" value={contestId} />
      <input type="hidden" name="version" value={version} />
      {groups.flatMap(({ pupils }) =>
        pupils.map(({ id }) => <input key={id} type="hidden" name="shownIds[]" value={id} />),
      )}
      {groups.map(({ id, name, pupils }) => (
        <CheckboxGroupField
          key={id}
          id={`pupils-${id}`}
          name="studentIds"
          label={`Кто участвовал, ${name}`}
          defaultValues={taken}
          choices={pupils.map((pupil) => ({ value: pupil.id, label: personFullName(pupil) }))}
        />
      ))}
    </ActionForm>
  )
}
