import type { Metadata } from 'next'
import { ActivityForm } from '@/components/activities/activity-form'
import { ClassChoice } from '@/components/activities/class-choice'
import { YearGapNotice } from '@/components/institutions/year-gap-notice'
import { ButtonLink } from '@/components/ui/button-link'
import { PageHeader } from '@/components/ui/page-header'
import { loadNewActivity } from '@/lib/activities/loaders/activities'
import { loadYearGap } from '@/lib/institutions/loaders'
import { loadPlanned } from '@/lib/plans/loaders/planned'

export const metadata: Metadata = { title: 'Провели' }

const CRUMBS = [{ label: 'Мероприятия', href: '/activities' }]

export default async function NewActivityPage({ searchParams }: PageProps<'/activities/new'>) {
  const [view, gap] = await Promise.all([loadNewActivity(await searchParams), loadYearGap()])
  if (view.kind === 'choose') {
    return (
      <>
        <PageHeader title="Что провели" breadcrumbs={CRUMBS} />
        {gap && <YearGapNotice gap={gap} />}
        <ClassChoice classes={view.classes} />
      </>
    )
  }
  const { groups, roster, last, directions } = view
  const planned = view.planLineId ? await loadPlanned(view.planLineId) : null
  const horizons = directions.find(({ code }) => code === 'extracurricular')
  return (
    <>
      <PageHeader
        title={`Провели, ${groups.map(({ name }) => name).join(', ')}`}
        breadcrumbs={CRUMBS}
        subtitle="Форма уже заполнена: проверьте, отметьте отсутствовавших и сохраните."
      />
      {gap && <YearGapNotice gap={gap} />}
      <ActivityForm
        kind="log"
        userId={view.actor.userId}
        requestKey={view.requestKey}
        about={groups.map(({ id }) => id).join('+')}
        today={view.latest}
        earliest={groups[0]?.year.startsOn ?? view.today}
        directions={directions}
        partners={view.partners}
        groups={groups.map(({ id, name }) => ({
          id,
          name,
          pupils: roster.flatMap(({ classGroupId, ...pupil }) => (classGroupId === id ? [pupil] : [])),
        }))}
        defaults={{
          heldOn: view.day,
          hours: planned && planned.hours >= 0.5 && planned.hours <= 8 ? String(planned.hours) : '1',
          mode: 'NAMED',
          directionId: planned?.directionId ?? last?.directionId ?? horizons?.id ?? '',
          form: planned?.form ?? last?.form ?? 'HORIZONS',
          title: planned?.title ?? last?.title ?? '«Россия — мои горизонты»',
          partnerId: planned?.partnerId ?? '',
        }}
        hidden={planned ? { planLineId: planned.lineId } : undefined}
        mayBeLate={view.mayBeLate}
        cancel={
          <ButtonLink href="/" variant="quiet">
            Отмена
          </ButtonLink>
        }
      />
    </>
  )
}
