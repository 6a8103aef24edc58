import type { ReactNode } from 'react'
import { ActionForm } from '@/components/ui/action-form'
import { Link } from '@/components/ui/link'
import type { FormAction } from '@/lib/kernel/outcome'
import type { DraftItem } from '@/lib/resolutions/rules/drafts/types'

type EditFormProps<T> = {
  action: FormAction<T>
  item: Pick<DraftItem, 'id' | 'version'>
  title: string
  submitLabel: string
  backHref: string
  children: ReactNode
}

/** The frame of every correction of an item: its version goes along, «Отмена» leads back to the card. */
export function EditForm<T>({ action, item, title, submitLabel, backHref, children }: EditFormProps<T>) {
  return (
    <ActionForm
      rereadOnConflict
      action={action}
      title={title}
      submitLabel={submitLabel}
      footer={
        <Link scroll={false} href={backHref} className="link">
          Отмена
        </Link>
      }
      className="gap-4 [&_h2]:text-lg"
    >
      <input type="hidden" name="itemId" value={item.id} />
      <input type="hidden" name="version" value={item.version} />
      {children}
    </ActionForm>
  )
}
