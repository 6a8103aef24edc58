import { chooseItemDeadlineAction, confirmItemAction } from '@/lib/resolutions/actions/drafts'
import { QuickAction } from '../quick-action'

/** The forms to which the buttons of all cards belong: a form a card would double the weight of a long draft. */
export const CONFIRM_FORM = 'confirm'
export const CHOOSE_FORM = 'choose'

/** Stands in the bar at the foot, where a refusal is in sight whatever card was pressed. */
export function CardForms() {
  return (
    <>
      <QuickAction id={CONFIRM_FORM} action={confirmItemAction} className="contents" />
      <QuickAction id={CHOOSE_FORM} action={chooseItemDeadlineAction} className="contents" />
    </>
  )
}
