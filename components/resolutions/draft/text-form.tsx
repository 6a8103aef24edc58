import { Button } from '@/components/ui/button'
import { ButtonLink } from '@/components/ui/button-link'
import { Link } from '@/components/ui/link'
import { SelectField } from '@/components/ui/select-field'
import { TextArea } from '@/components/ui/text-area'
import { TextField } from '@/components/ui/text-field'
import {
  dropItemAction,
  mergeWithNextAction,
  moveItemAction,
  saveItemTextAction,
} from '@/lib/resolutions/actions/drafts'
import type { DraftItem } from '@/lib/resolutions/rules/drafts/types'
import { QuickAction } from '../quick-action'
import { ROLE_WORDS } from '../words'
import { EditForm } from './edit-form'

/** Number, text and role of an item, and what can be done with the item as a whole. */
export function TextForm({ item, backHref, splitHref }: { item: DraftItem; backHref: string; splitHref: string }) {
  const values = { itemId: item.id, version: String(item.version) }
  const focus = `item-${item.id}`
  return (
    <>
      <EditForm action={saveItemTextAction} item={item} title="Пункт" submitLabel="Сохранить пункт" backHref={backHref}>
        <div className="flex flex-wrap gap-4">
          <TextField name="number" label="Номер" optional width="short" defaultValue={item.number} maxLength={40} />
          <SelectField
            name="role"
            label="Что это за пункт"
            defaultValue={item.role}
            options={Object.entries(ROLE_WORDS).map(([value, label]) => ({ value, label }))}
          />
        </div>
        <TextArea name="text" label="Текст" rows={4} defaultValue={item.text} required />
      </EditForm>
      <div className="mt-4 flex flex-wrap items-start gap-2 border-line border-t pt-3">
        <ButtonLink href={splitHref} scroll={false} size="sm" icon="split">
          Разделить
        </ButtonLink>
        <QuickAction action={mergeWithNextAction} values={values} focusAfter={focus}>
          <Button type="submit" size="sm" icon="merge">
            Объединить со следующим
          </Button>
        </QuickAction>
        <QuickAction action={moveItemAction} values={{ ...values, direction: 'up' }} focusAfter={focus}>
          <Button type="submit" size="sm" icon="arrow-up">
            Выше
          </Button>
        </QuickAction>
        <QuickAction action={moveItemAction} values={{ ...values, direction: 'down' }} focusAfter={focus}>
          <Button type="submit" size="sm" icon="arrow-down">
            Ниже
          </Button>
        </QuickAction>
        <QuickAction action={dropItemAction} values={values}>
          <Button type="submit" size="sm" icon="x">
            Убрать
          </Button>
        </QuickAction>
        <Link scroll={false} href={`?edit=add&item=${item.id}#add`} className="link py-1 text-sm">
          Добавить пункт после этого
        </Link>
      </div>
    </>
  )
}
