import { RequestKeyField } from '@/components/ui/request-key-field'
import { splitItemAction } from '@/lib/resolutions/actions/drafts'
import { sentenceStarts } from '@/lib/resolutions/rules/drafts/structure'
import type { DraftItem } from '@/lib/resolutions/rules/drafts/types'
import { EditForm } from './edit-form'
import { SplitPoint } from './split-point'

/** Cuts an item in two: at the cursor, or at the beginning of a sentence. */
export function SplitForm({ item, newItemId, backHref }: { item: DraftItem; newItemId: string; backHref: string }) {
  return (
    <EditForm action={splitItemAction} item={item} title="Разделить пункт" submitLabel="Разделить" backHref={backHref}>
      <RequestKeyField name="newItemId" value={newItemId} />
      <SplitPoint text={item.text} starts={sentenceStarts(item.text)} />
    </EditForm>
  )
}
