import { buttonClass } from '@/components/ui/button-class'
import { ButtonLink } from '@/components/ui/button-link'
import { Icon } from '@/components/ui/icon'
import { confirmProposedAction } from '@/lib/resolutions/actions/drafts'
import type { DraftView } from '@/lib/resolutions/loaders/drafts'
import { missingMessages } from '@/lib/resolutions/messages/issue'
import type { Missing } from '@/lib/resolutions/rules/issue'
import { QuickAction } from '../quick-action'
import { itemRef } from '../words'
import { CardForms } from './card-forms'
import { JumpLink } from './jump-link'

type RemainingBarProps = { view: DraftView; hrefOf: (missing: Missing) => string; confirmable: number }

/** Stays at the foot of the preview: how much is left, the way to the next doubt, and the issue when nothing is. */
export function RemainingBar({ view, hrefOf, confirmable }: RemainingBarProps) {
  const { missing } = view.readiness
  const [next] = missing
  const item = view.items.find((each) => each.id === next?.itemId)
  return (
    <section
      aria-label="Что осталось до выпуска"
      className="sticky bottom-0 z-20 -mx-1 mt-6 flex flex-wrap items-center gap-x-4 gap-y-2 rounded-t border border-control bg-paper px-4 py-2 sm:py-3"
    >
      <CardForms />
      {next ? (
        <>
          <p className="min-w-0 flex-1 basis-56" aria-live="polite">
            <strong className="tabular-nums">Осталось уточнить: {missing.length}</strong>
            <span className="block text-muted text-sm">
              {item ? `${itemRef(item)} — ` : ''}
              {missingMessages[next.reason]}
            </span>
          </p>
          {confirmable > 0 && (
            <QuickAction
              action={confirmProposedAction}
              values={{ resolutionId: view.head.id }}
              className="max-sm:hidden"
            >
              <button type="submit" className={buttonClass('secondary')}>
                <Icon name="list-checks" />
                Подтвердить всё предложенное
              </button>
            </QuickAction>
          )}
          <JumpLink href={hrefOf(next)} className={buttonClass('primary')}>
            К следующему вопросу
            <Icon name="arrow-down" />
          </JumpLink>
        </>
      ) : (
        <>
          <p className="flex-1 font-semibold" aria-live="polite">
            {view.head.state === 'REVIEWED' ? 'Проверено, ждёт выпуска' : 'Всё подтверждено'}
          </p>
          <ButtonLink variant="primary" href={`/resolutions/${view.head.id}/issue`} icon="gavel">
            Проверить и выпустить
          </ButtonLink>
        </>
      )}
    </section>
  )
}
