import { counted } from '@/components/ui/format'
import type { AmendmentView } from '@/lib/resolutions/queries/resolutions'
import type { DeadlineReading } from '@/lib/resolutions/types'
import { readingWords } from './words'

function field<T>(json: unknown, key: string): T | null {
  return typeof json === 'object' && json !== null && key in json ? ((json as Record<string, unknown>)[key] as T) : null
}

/** One change as «было» and «стало». */
export function ChangeWords({ change }: { change: AmendmentView['changes'][number] }) {
  const text = (json: unknown) => field<string>(json, 'text') ?? '—'
  const reading = (json: unknown) => {
    const found = field<DeadlineReading>(json, 'reading')
    return found ? readingWords(found) : 'не установлен'
  }
  const pair =
    change.kind === 'TEXT'
      ? { what: 'Текст', before: text(change.before), after: text(change.after) }
      : change.kind === 'DEADLINE'
        ? { what: 'Срок', before: reading(change.before), after: reading(change.after) }
        : {
            what: 'Пункт снят',
            before: text(change.before),
            after: `снят: ${field<string>(change.after, 'reason') ?? 'причина не указана'}`,
          }
  return (
    <div className="grid gap-x-4 gap-y-1 text-sm sm:grid-cols-2">
      <p className="font-medium sm:col-span-2">{pair.what}</p>
      <p className="wrap-anywhere border-line border-l-2 pl-3 text-muted">
        <span className="block font-medium">Было</span>
        <del className="decoration-danger">{pair.before}</del>
      </p>
      <p className="wrap-anywhere border-primary border-l-2 pl-3">
        <span className="block font-medium">Стало</span>
        <ins className="no-underline">{pair.after}</ins>
      </p>
    </div>
  )
}

export function changesCount(amendments: AmendmentView[]): string {
  return counted(
    amendments.reduce((sum, each) => sum + each.changes.length, 0),
    'изменение',
    'изменения',
    'изменений',
  )
}
