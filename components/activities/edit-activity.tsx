import { ButtonLink } from '@/components/ui/button-link'
import type { ActivityEditView } from '@/lib/activities/loaders/activities'
import { ActivityForm } from './activity-form'

/** The form of a record that is changed or corrected, filled with what it says now. */
export function EditActivity({ view, kind }: { view: ActivityEditView; kind: 'change' | 'correct' }) {
  const { activity, participations, roster } = view
  const about = `${kind}-${activity.id}`
  return (
    <ActivityForm
      kind={kind}
      userId={view.actor.userId}
      requestKey={view.requestKey}
      about={about}
      today={view.today}
      earliest={view.year.startsOn}
      directions={view.directions}
      partners={view.partners}
      groups={activity.classes.map(({ id, name }) => ({
        id,
        name,
        pupils: roster.flatMap(({ classGroupId, ...pupil }) => (classGroupId === id ? [pupil] : [])),
      }))}
      absent={participations.flatMap(({ studentId, attended }) => (attended ? [] : [studentId]))}
      defaults={{
        heldOn: activity.heldOn,
        hours: String(activity.hours),
        mode: activity.mode,
        directionId: activity.directionId,
        form: activity.form,
        title: activity.title,
        place: activity.place ?? '',
        partnerId: activity.partnerId ?? '',
        note: activity.note ?? '',
        headcounts: Object.fromEntries(
          activity.classes.map(({ id, headcount }) => [id, headcount ? String(headcount) : '']),
        ),
      }}
      hidden={{
        ...(kind === 'change'
          ? { activityId: activity.id, version: String(activity.version) }
          : { correctsId: activity.id }),
        ...(activity.planLineId && { planLineId: activity.planLineId }),
      }}
      cancel={
        <ButtonLink href={`/activities/${activity.id}`} variant="quiet">
          Отмена
        </ButtonLink>
      }
    />
  )
}
