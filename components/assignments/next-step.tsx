import { ButtonLink } from '@/components/ui/button-link'
import { formatDay, personName } from '@/components/ui/format'
import { Notice } from '@/components/ui/notice'
import { zoneCity } from '@/lib/kernel/zones'
import type { LoadedAssignment } from '@/lib/resolutions/loaders/assignments'

type NextStepProps = { loaded: LoadedAssignment; hasDraft: boolean; returnComment: string | null }

/** What this person can do now, in words with one button; nothing for those who only look. */
export function NextStep({ loaded, hasDraft, returnComment }: NextStepProps) {
  const { assignment, may, passed, dueOn, actor, external } = loaded
  const { id, state } = assignment
  const askButton = may.askExtension && !assignment.extensionOpen && (
    <ButtonLink href={`/assignments/${id}/extension`} variant={passed ? 'primary' : 'secondary'} icon="calendar-plus">
      Запросить продление
    </ButtonLink>
  )
  if (passed && may.seeDraft && dueOn) {
    return (
      <Notice
        tone="danger"
        title={`Срок истёк ${formatDay(dueOn)} в 23:59 (${zoneCity(actor.timeZone)})`}
        actions={askButton}
      >
        <p>
          Отчёт больше не принимается. {hasDraft ? 'Всё, что вы ввели, сохранено как черновик. ' : ''}
          {assignment.extensionOpen
            ? 'Запрос продления отправлен: решение примет Управление образования.'
            : may.askExtension
              ? 'Запросите продление — решение примет Управление образования.'
              : 'Продление запрашивает руководитель организации.'}
        </p>
      </Notice>
    )
  }
  if (may.work) {
    const returned = state === 'RETURNED' || returnComment !== null
    return (
      <Notice
        tone={returned ? 'warning' : 'info'}
        title={
          external
            ? 'Организация вне портала: её ответ записываете вы'
            : returned
              ? 'Отчёт возвращён на доработку'
              : hasDraft
                ? 'Отчёт в работе'
                : 'Нужен отчёт об исполнении'
        }
        actions={
          <>
            <ButtonLink href={`/assignments/${id}/report`} variant="primary" icon="pencil">
              {hasDraft ? 'Продолжить отчёт' : external ? 'Записать ответ' : 'Заполнить отчёт'}
            </ButtonLink>
            {askButton}
          </>
        }
      >
        {returnComment ? (
          <p className="whitespace-pre-wrap">«{returnComment}»</p>
        ) : (
          <p>
            {may.submit
              ? 'Черновик сохраняется сам. Сдать его можно, когда приложены обязательные подтверждения.'
              : 'Подготовьте черновик: сдаст его руководитель или заместитель.'}
          </p>
        )}
      </Notice>
    )
  }
  if (state === 'SUBMITTED' && may.seeDraft) {
    return (
      <Notice title="Отчёт сдан и ждёт проверки">
        <p>
          {assignment.reviewStartedAt
            ? `Проверка началась${assignment.reviewStartedBy ? `: ${personName(assignment.reviewStartedBy)}` : ''}. Изменить отчёт уже нельзя.`
            : 'Изменить отчёт можно, только отозвав его до начала проверки.'}
        </p>
      </Notice>
    )
  }
  return null
}
