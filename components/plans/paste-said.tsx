'use client'

import { use } from 'react'
import { FormContext } from '@/components/ui/form-context'
import { Notice } from '@/components/ui/notice'
import { previewSentence } from '@/lib/plans/messages/plan'
import { isPastePreview } from './paste-answer'

/** What came of the look, over the fields: without scripts the page begins there. The region stands before, so that it is announced. */
export function PasteSaid() {
  const answer = use(FormContext)?.answer
  const shown = isPastePreview(answer) ? answer.preview : null
  return (
    <div role="status" className="empty:hidden">
      {shown && <Notice tone={shown.errors > 0 ? 'warning' : 'success'}>{previewSentence(shown)}</Notice>}
    </div>
  )
}
