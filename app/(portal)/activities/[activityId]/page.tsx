import type { Metadata } from 'next'
import { ActivityFacts } from '@/components/activities/activity-facts'
import { ActivityState } from '@/components/activities/activity-state'
import { ActivitySteps } from '@/components/activities/activity-steps'
import { FileList } from '@/components/activities/file-list'
import { ForgetKept } from '@/components/activities/forget-kept'
import { ParticipationList } from '@/components/activities/participation-list'
import { ButtonLink } from '@/components/ui/button-link'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { loadActivity } from '@/lib/activities/loaders/activities'
import { fileMessages } from '@/lib/activities/messages'

export const metadata: Metadata = { title: 'Мероприятие' }

const SAID: Record<string, string> = {
  logged: 'Записано. Часы войдут в итоги, когда запись подтвердит руководитель.',
  changed: 'Изменения сохранены.',
  cancelled: 'Запись отменена.',
  corrected: 'Исправление внесено и ждёт подтверждения руководителя.',
  fileAdded: 'Файл приложен.',
  fileRemoved: 'Файл убран.',
}

export default async function ActivityPage({ params, searchParams }: PageProps<'/activities/[activityId]'>) {
  const { actor, activity, participations, rights, requestKey } = await loadActivity((await params).activityId)
  const { done, file } = await searchParams
  const said = typeof done === 'string' ? SAID[done] : undefined
  return (
    <>
      <PageHeader
        title={activity.title}
        eyebrow={activity.voids ? 'Исправление: не состоялось' : activity.corrects ? 'Исправление' : undefined}
        breadcrumbs={[{ label: 'Мероприятия', href: '/activities' }]}
        status={<ActivityState state={activity.state} corrected={activity.corrected} />}
        action={
          <>
            {rights.correct && (
              <ButtonLink href={`/activities/${activity.id}/correct`} icon="history">
                Исправить
              </ButtonLink>
            )}
            {rights.change && (
              <ButtonLink href={`/activities/${activity.id}/edit`} icon="pencil">
                Изменить
              </ButtonLink>
            )}
          </>
        }
      />
      {said && (
        <Notice
          tone="success"
          className="mb-6"
          actions={
            done === 'logged' && (
              <ButtonLink href="/" size="sm">
                На главную
              </ButtonLink>
            )
          }
        >
          {said}
        </Notice>
      )}
      {activity.correctionWaits && (
        <Notice className="mb-6">Исправление этой записи внесено и ждёт подтверждения. Пока считается она сама.</Notice>
      )}
      <ForgetKept userId={actor.userId} requestKey={activity.requestKey} />
      <Section title="Сведения">
        <ActivityFacts activity={activity} />
      </Section>
      <ParticipationList classes={activity.classes} rows={participations} />
      <FileList
        activityId={activity.id}
        files={activity.files}
        requestKey={requestKey}
        mayAdd={activity.state !== 'CANCELLED' && activity.classes.every(({ mine }) => mine)}
        mayRemove={activity.state !== 'LOCKED' && activity.classes.every(({ mine }) => mine)}
        said={typeof file === 'string' ? fileMessages[file as keyof typeof fileMessages] : undefined}
      />
      <ActivitySteps activityId={activity.id} version={activity.version} requestKey={requestKey} rights={rights} />
    </>
  )
}
