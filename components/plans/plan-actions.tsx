import { Button } from '@/components/ui/button'
import { ButtonLink } from '@/components/ui/button-link'
import { PostForm } from '@/components/ui/post-form'
import { amendPlanAction, markExampleAction } from '@/lib/plans/actions/plan'
import type { PlanView } from '@/lib/plans/loaders/plan'

/** What can be done with the plan now: one main step, the others quiet. */
export function PlanActions({ view: { plan, may } }: { view: PlanView }) {
  const at = `/plans/${plan.id}`
  const calendar = (
    <ButtonLink href={`${at}/calendar`} icon="calendar-days">
      Календарь
    </ButtonLink>
  )
  const mark = may.mark && (
    <PostForm action={markExampleAction} values={{ planId: plan.id, example: plan.example ? '0' : '1' }}>
      <Button type="submit">{plan.example ? 'Убрать из образцов' : 'Сделать образцом'}</Button>
    </PostForm>
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
        {mark}
        <ButtonLink href="#decision" variant="primary" icon="arrow-down">
          {may.review ? 'К заключению' : 'К решению'}
        </ButtonLink>
      </>
    )
  }
  if (!may.amend) {
    return (
      <>
        {calendar}
        {mark}
      </>
    )
  }
  return (
    <>
      {calendar}
      <PostForm action={amendPlanAction} values={{ planId: plan.id }}>
        <Button type="submit">Внести изменение</Button>
      </PostForm>
    </>
  )
}
