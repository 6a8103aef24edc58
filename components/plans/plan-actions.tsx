import { Button } from '@/components/ui/button'
import { ButtonLink } from '@/components/ui/button-link'
import { PostForm } from '@/components/ui/post-form'
import { amendPlanAction } from '@/lib/plans/actions/plan'
import type { PlanView } from '@/lib/plans/loaders/plan'

/** What can be done with the plan now: one main step, the others quiet. */
export function PlanActions({ view: { plan, may } }: { view: PlanView }) {
  const at = `/plans/${plan.id}`
  const calendar = (
    <ButtonLink href={`${at}/calendar`} icon="calendar-days">
      Календарь
    </ButtonLink>
  )
  if (may.edit) {
    return (
      <>
        {calendar}
        <ButtonLink href={`${at}/edit`} icon="settings">
          Уровень и приказ
        </ButtonLink>
        <ButtonLink href={`${at}/paste`} icon="table-2">
          Вставить из таблицы
        </ButtonLink>
        <ButtonLink href={`${at}/entries/new`} icon="plus">
          Добавить мероприятие
        </ButtonLink>
        <ButtonLink href={`${at}/submit`} variant="primary" icon="send">
          Проверить и сдать
        </ButtonLink>
      </>
    )
  }
  if (may.review || may.decide) {
    return (
      <>
        {calendar}
        <ButtonLink href="#decision" variant="primary" icon="arrow-down">
          {may.review ? 'К заключению' : 'К решению'}
        </ButtonLink>
      </>
    )
  }
  if (!may.amend) return calendar
  return (
    <>
      {calendar}
      <PostForm action={amendPlanAction} values={{ planId: plan.id }}>
        <Button type="submit">Внести изменение</Button>
      </PostForm>
    </>
  )
}
