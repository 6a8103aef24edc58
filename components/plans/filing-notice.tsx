import { Button } from '@/components/ui/button'
import { ButtonLink } from '@/components/ui/button-link'
import { formatDay } from '@/components/ui/format'
import { Notice } from '@/components/ui/notice'
import { PostForm } from '@/components/ui/post-form'
import { dropRevisionAction } from '@/lib/plans/actions/plan'
import type { PlanView } from '@/lib/plans/loaders/plan'
import type { FilingDue } from '@/lib/plans/types/plan'

type Props = { view: PlanView; due: FilingDue | null }

/** To the organisation: by when a draft is filed, and what to do when that is over. */
export function FilingNotice({ view: { revision, may }, due }: Props) {
  if (!may.edit) return null
  if (may.drop) {
    return (
      <Notice
        className="mb-6"
        title="Это изменение плана"
        actions={
          <PostForm action={dropRevisionAction} values={{ revisionId: revision.id, version: String(revision.version) }}>
            <Button type="submit" size="sm">
              Отменить изменение
            </Button>
          </PostForm>
        }
      >
        Пока его не утвердят, действует прежняя редакция. Сдать изменение можно в любой день.
      </Notice>
    )
  }
  const item = due && (due.itemNumber ? `пункт ${due.itemNumber}` : 'пункт решения')
  const source = due && `${item}${due.resolutionNumber ? ` решения № ${due.resolutionNumber}` : ''}`
  const again = revision.reworkDueOn
  if (due?.overdue && !due.acceptsLate && !again) {
    return (
      <Notice
        tone="danger"
        className="mb-6"
        title="Срок сдачи плана прошёл"
        actions={
          !due.extensionOpen && (
            <ButtonLink href={`/assignments/${due.assignmentId}/extension`} size="sm">
              Запросить продление
            </ButtonLink>
          )
        }
      >
        Срок был до {due.dueOn && formatDay(due.dueOn)} ({source}). Портал не примет план, пока срок не продлят
        {due.extensionOpen ? '; продление уже запрошено, ждите решения' : ''}.
      </Notice>
    )
  }
  if (!due && !again) return null
  return (
    <Notice className="mb-6" title={again ? 'План возвращён на доработку' : undefined}>
      {again ? `Сдайте его снова до ${formatDay(again)}. ` : ''}
      {due?.dueOn && !again ? `Сдать план нужно до ${formatDay(due.dueOn)} — это ${source}.` : ''}
      {due && !due.dueOn && !again ? `План нужен для поручения без срока: ${source}.` : ''}
    </Notice>
  )
}
