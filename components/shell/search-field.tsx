import { Icon } from '../ui/icon'

/** Search from any page: among the assignments one may see, in every state. A plain form, so it works before scripts. */
export function SearchField() {
  return (
    <search>
      <form role="presentation" action="/assignments" className="relative">
        <input type="hidden" name="status" value="all" />
        <Icon
          name="search"
          className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-muted"
        />
        <input
          type="search"
          name="q"
          aria-label="Найти поручение"
          placeholder="Найти поручение"
          maxLength={100}
          autoComplete="off"
          enterKeyHint="search"
          className="control pl-9"
        />
      </form>
    </search>
  )
}
