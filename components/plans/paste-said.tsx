'use client'

import { use } from 'react'
import { FormContext } from '@/components/ui/form-context'
import { Notice } from '@/components/ui/notice'
import { previewOf } from '@/components/ui/preview-answer'
import { previewSentence } from '@/lib/plans/messages/plan'
import type { PastePreview } from '@/lib/plans/types/plan'

/** What came of the look, over the fields: without scripts the page begins there. The region stands before, so that it is announced. */
export function PasteSaid() {
  const shown = previewOf<PastePreview>(use(FormContext)?.answer)
  return (
    <div role="status" className="empty:hidden">
      {shown && <Notice tone={shown.errors > 0 ? 'warning' : 'success'}>{previewSentence(shown)}</Notice>}
    </div>
  )
}
