import { ActionForm } from '@/components/ui/action-form'
import { Link } from '@/components/ui/link'
import { RequestKeyField } from '@/components/ui/request-key-field'
import { TextArea } from '@/components/ui/text-area'
import { TextField } from '@/components/ui/text-field'
import { addItemAction } from '@/lib/resolutions/actions/drafts'

type AddItemFormProps = {
  resolutionId: string
  newItemId: string
  after: { id: string; name: string } | null
  backHref: string
}

/** One more item, after another or at the end. */
export function AddItemForm({ resolutionId, newItemId, after, backHref }: AddItemFormProps) {
  return (
    <div id="add" tabIndex={-1} className="rounded border border-control bg-surface p-4">
      <ActionForm
        action={addItemAction}
        title={after ? `Новый пункт после: ${after.name}` : 'Новый пункт'}
        submitLabel="Добавить пункт"
        footer={
          <Link scroll={false} href={backHref} className="link">
            Отмена
          </Link>
        }
      >
        <input type="hidden" name="resolutionId" value={resolutionId} />
        <input type="hidden" name="afterId" value={after?.id ?? ''} />
        <RequestKeyField name="newItemId" value={newItemId} />
        <TextField name="number" label="Номер" optional width="short" maxLength={40} />
        <TextArea name="text" label="Текст" rows={3} required />
      </ActionForm>
    </div>
  )
}
